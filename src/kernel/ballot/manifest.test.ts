import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type ManifestValue, manifestHash, sixWords } from './manifest.ts';
import { WORDS } from './word-list.ts';

const { manifest: manifests } = fc.letrec<{ manifest: ManifestValue }>((tie) => ({
  manifest: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('manifest'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('manifest'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('the order in which a manifest was put together does not change its hash', () => {
  const left = manifestHash({ wave: 'w', labels: [{ headCount: 14, key: 'unit:a' }] });
  const right = manifestHash({ labels: [{ key: 'unit:a', headCount: 14 }], wave: 'w' });
  expect(bytesToHex(left)).toBe(bytesToHex(right));
  expect(canonicalJson({ b: [1, null, true], a: '\u20ac"\n' })).toBe('{"a":"€\\"\\n","b":[1,null,true]}');
});

test('canonical text reads back as the manifest, and another manifest has another text', () => {
  fc.assert(
    fc.property(manifests, manifests, (left, right) => {
      const read: ManifestValue = JSON.parse(canonicalJson(left));
      expect(canonicalJson(read)).toBe(canonicalJson(left));
      // Set membership by value, with an oracle that knows nothing of canonical text.
      const same = isEqual(left, right);
      expect(bytesToHex(manifestHash(left)) === bytesToHex(manifestHash(right))).toBe(same);
    }),
  );
});

test.each([
  ['a fraction', 0.1],
  ['a number that is none', Number.NaN],
  ['an integer that loses digits', 2 ** 53],
  ['a lone surrogate', '\uDC00'],
])('%s cannot stand in a manifest', (_, value) => {
  expect(() => canonicalJson({ value })).toThrow(/safe integer|surrogate/);
});

test('six words show the first sixty bits, ten a word', () => {
  const hash = hexToBytes(`${'00'.repeat(6)}0000000f${'ff'.repeat(22)}`);
  expect(sixWords(hash)).toEqual(Array(6).fill(WORDS[0]));
  expect(sixWords(hexToBytes('ff'.repeat(32)))).toEqual(Array(6).fill(WORDS[1023]));
  const known = hexToBytes(`00400c0140${'00'.repeat(27)}`);
  // 0x00400c0140… = 0000000001 0000000000 1100000000 0101000000 …
  expect(sixWords(known)).toEqual([1, 0, 768, 320, 0, 0].map((at) => WORDS[at]));
  expect(() => sixWords(new Uint8Array(31))).toThrow(/32 bytes/);
});

test('any change within the first sixty bits changes a word', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(59), (hash, bit) => {
      const changed = hash.map((byte, at) => (at === bit >> 3 ? byte ^ (0x80 >> (bit & 7)) : byte));
      expect(sixWords(changed)).not.toEqual(sixWords(hash));
    }),
  );
});

test('the words are 1,024, short, and told apart by their first four letters and by two edits', () => {
  expect(WORDS).toHaveLength(1024);
  expect(WORDS.filter((word) => !/^[a-z]{4,6}$/.test(word))).toEqual([]);
  expect(new Set(WORDS.map((word) => word.slice(0, 4))).size).toBe(1024);
  // Two words one edit apart share a word with one letter left out, or differ by exactly one left-out letter.
  const shortened = new Map<string, string>();
  const clashes = [];
  for (const word of WORDS) {
    for (const form of new Set([word, ...Array.from(word, (_, at) => mark(word, at))])) {
      const earlier = shortened.get(form);
      if (earlier !== undefined) clashes.push([earlier, word]);
      shortened.set(form, word);
    }
    for (const form of Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))) {
      if (WORDS.includes(form)) clashes.push([form, word]);
    }
  }
  expect(clashes).toEqual([]);
});

function mark(word: string, at: number): string {
  return `${word.slice(0, at)}_${word.slice(at + 1)}`;
}

function isEqual(left: ManifestValue, right: ManifestValue): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) {
    return left === right || (left === 0 && right === 0);
  }
  const [a, b] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  if (Array.isArray(left) !== Array.isArray(right) || a.size !== b.size) return false;
  return [...a].every(([name, value]) => b.has(name) && isEqual(value, b.get(name) ?? null));
}
