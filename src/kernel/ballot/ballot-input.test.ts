import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotId, ballotInput, parseBallotInput } from './ballot-input.ts';
import { secureRandom } from './random-bytes.ts';

const field = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const scopes = fc.record({ wave: field, view: field, label: field });
const zeros = (length: number) => new Uint8Array(length);

test('what is written is read back, in any script', () => {
  fc.assert(
    fc.property(scopes, (scope) => {
      const { nonce, ...read } = parseBallotInput(ballotInput(scope, secureRandom));
      expect(read).toEqual(scope);
      expect(nonce).toHaveLength(32);
    }),
  );
  const bom = { wave: '\uFEFFw', view: 'v', label: 'l' };
  expect(parseBallotInput(ballotInput(bom, zeros))).toMatchObject(bom);
});

test('two scopes never share an encoding, wherever the separators of their texts stand', () => {
  fc.assert(
    fc.property(scopes, scopes, (left, right) => {
      const same = left.wave === right.wave && left.view === right.view && left.label === right.label;
      expect(ballotId(ballotInput(left, zeros)) === ballotId(ballotInput(right, zeros))).toBe(same);
    }),
  );
  const joined = ballotInput({ wave: 'ab', view: 'c', label: 'd' }, zeros);
  expect(joined).not.toEqual(ballotInput({ wave: 'a', view: 'bc', label: 'd' }, zeros));
});

test('a reading that succeeds is the only reading: parsing and writing again gives the same bytes', () => {
  const input = ballotInput({ wave: 'w', view: 'org', label: 'unit:a' }, zeros);
  fc.assert(
    fc.property(fc.nat(input.length - 1), fc.nat(255), (at, byte) => {
      const altered = input.map((old, index) => (index === at ? byte : old));
      let read: ReturnType<typeof parseBallotInput>;
      try {
        read = parseBallotInput(altered);
      } catch (error) {
        expect(error).toMatchObject({ name: 'BallotError', fault: 'bad-input' });
        return;
      }
      const parts = [altered.slice(0, 32), read.nonce];
      expect(ballotInput(read, () => parts.shift() ?? zeros(0))).toEqual(altered);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['nothing', (input: Uint8Array) => input.subarray(0, 0), /field is missing/],
  ['half of it', (input: Uint8Array) => input.subarray(0, 60), /middle of a field|missing/],
  ['a byte too many', (input: Uint8Array) => Uint8Array.from([...input, 0]), /bytes follow/],
  ['another format', (input: Uint8Array) => input.map((byte, at) => (at === 41 ? 0x32 : byte)), /inward\/1/],
  [
    'bytes that are not UTF-8',
    (input: Uint8Array) => input.map((byte, at) => (at === 44 ? 0xff : byte)),
    /UTF-8/,
  ],
])('%s is refused with the reason', (_, spoil, message) => {
  const input = ballotInput({ wave: 'wave', view: 'org', label: 'unit:a' }, zeros);
  expect(() => parseBallotInput(spoil(input))).toThrow(message);
});

test('an empty, overlong or malformed field is refused before it is signed', () => {
  const scope = { wave: 'w', view: 'org', label: 'l' };
  expect(() => ballotInput({ ...scope, label: '' }, zeros)).toThrow(/0 bytes/);
  expect(() => ballotInput({ ...scope, label: 'x'.repeat(1025) }, zeros)).toThrow(/1025 bytes/);
  expect(() => ballotInput({ ...scope, label: '\uD800' }, zeros)).toThrow(/surrogate/);
});
