import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, codeFrom, printedCode, typedCode } from './code.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('no two signs of a code look alike on paper', () => {
  for (const pair of ['0O', '1IL', '5S', '8B', 'UV'])
    expect([...pair].filter((sign) => CODE_ALPHABET.includes(sign)).length).toBeLessThanOrEqual(1);
  expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length);
});

test('a printed code is read back however it is typed', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom(' ', '-', '', '.'), (random, between) => {
      const code = codeFrom(random);
      fc.pre(code !== undefined);
      expect(code).toHaveLength(CODE_LENGTH);
      expect(typedCode(printedCode(String(code)).toLowerCase().replace('-', between))).toBe(code);
    }),
  );
});

test('every sign is equally likely: each comes from the same number of bytes', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const code = codeFrom(new Uint8Array(CODE_LENGTH).fill(byte));
    if (code) counts.set(code.charAt(0), (counts.get(code.charAt(0)) ?? 0) + 1);
  }
  expect(counts.size).toBe(CODE_ALPHABET.length);
  expect(new Set(counts.values()).size).toBe(1);
});

test('too few fair bytes give no code instead of a short one', () => {
  expect(codeFrom(new Uint8Array(CODE_LENGTH - 1))).toBeUndefined();
  expect(codeFrom(new Uint8Array(32).fill(255))).toBeUndefined();
});
