import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { diskSpace, RESERVE_BYTES, spaceState } from './disk-space.ts';

test.each([
  [0, 'full'],
  [8 * 2 ** 20, 'full'],
  [64 * 2 ** 20, 'low'],
  [RESERVE_BYTES - 1, 'low'],
  [RESERVE_BYTES, 'enough'],
] as const)('%i free bytes are judged %s', (freeBytes, state) => {
  expect(spaceState(freeBytes)).toBe(state);
});

test('the space of a real disk lies between nothing and its size', async () => {
  const { freeBytes, totalBytes, state } = await diskSpace(tmpdir());
  expect(freeBytes).toBeGreaterThanOrEqual(0);
  expect(freeBytes).toBeLessThanOrEqual(totalBytes);
  expect(state).toBe(spaceState(freeBytes));
});
