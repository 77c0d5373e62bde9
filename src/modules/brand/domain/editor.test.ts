import { expect, test } from 'vitest';
import type { Role } from '#kernel/roles.ts';
import { canEditBrand } from './editor.ts';

test.each<[Role, string | null, boolean]>([
  ['planner', null, true],
  ['leader', null, true],
  ['admin', null, true],
  ['planner', 'one unit', false],
  ['leader', 'one unit', false],
  ['member', null, false],
  ['manager', null, false],
  ['ambassador', null, false],
  ['representative', null, false],
])('a %s of %j may edit the brand core: %s', (role, unitId, may) => {
  expect(canEditBrand([{ role, unitId }])).toBe(may);
});
