import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffPart, diffWords } from './text-diff.ts';

const joined = (parts: readonly DiffPart[], ...kinds: DiffPart['kind'][]) =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

const short = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind])
    .join('');

describe('a difference reads as a person would mark it', () => {
  const examples: [before: string, after: string, marked: string][] = [
    ['', '', ''],
    ['', 'We answer.', '[+We answer.]'],
    ['We answer.', '', '[-We answer.]'],
    ['We answer.', 'We answer.', 'We answer.'],
    ['We answer in a week.', 'We answer in three days.', 'We answer in [-a week][+three days].'],
    ['We listen.', 'We always listen.', 'We [+always ]listen.'],
    ['Se questions, then act', 'Questions, then act', '[-Se questions][+Questions], then act'],
    ['we act fast', 'they move fast', '[-we act][+they move] fast'],
    ['Kysymme ääneen.', 'Kysymme rohkeasti ääneen.', 'Kysymme [+rohkeasti ]ääneen.'],
    ['¿Preguntamos?', '¡Preguntamos!', '[-¿][+¡]Preguntamos[-?][+!]'],
    ["It isn't kept", 'It is kept', "It [-isn't][+is] kept"],
    ['one\ntwo', 'one\n\ntwo', 'one[-\n][+\n\n]two'],
    ['👩‍🔧 works', '👩‍🏭 works', '👩‍[-🔧][+🏭] works'],
  ];
  test.each(examples)('%j → %j', (before, after, marked) => {
    expect(short(before, after)).toBe(marked);
  });
});

// Few different words, so that long stretches coincide; and any text at all, halves of surrogate pairs included.
const prose = fc
  .array(fc.constantFrom('we', 'ask', 'aloud', ' ', ' ', '  ', '.', 'ä', "isn't", '-', '\n'))
  .map((words) => words.join(''));
const anyText = fc.oneof(prose, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const halves = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

test('what is the same and what was removed is the text before; with what was added, the text after', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, halves), fc.oneof(anyText, halves), (before, after) => {
      const parts = diffWords(before, after);
      expect(joined(parts, 'same', 'removed')).toBe(before);
      expect(joined(parts, 'same', 'added')).toBe(after);
    }),
  );
});

test('no part is empty, no two neighbours are of one kind, and what replaces follows what it replaces', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const parts = diffWords(before, after);
      expect(parts.every(({ text }) => text !== '')).toBe(true);
      for (const [index, { kind }] of parts.entries()) {
        const next = parts[index + 1]?.kind;
        expect(next).not.toBe(kind);
        if (kind === 'added') expect(next === undefined || next === 'same').toBe(true);
      }
    }),
  );
});

test('no more words change than the longest common subsequence leaves', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      // Full stops keep words apart without white space, which may go with a change.
      const parts = diffWords(before.join('.'), after.join('.'));
      const tokens = (list: readonly string[]) => list.join('.').length;
      const changed = joined(parts, 'removed', 'added').length;
      expect(changed).toBe(
        tokens(before) + tokens(after) - 2 * longestCommon([...before.join('.')], [...after.join('.')]),
      );
    }),
  );
});

test('two long texts without a common word are compared quickly, as one replacement', () => {
  const text = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join('\n');
  const before = `Same start ${text('a')} same end`;
  const after = `Same start ${text('b')} same end`;
  expect(diffWords(before, after).map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
});

/** By the textbook's table, another way than the one under test. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1)
      table[row]?.splice(
        column,
        1,
        a[row - 1] === b[column - 1]
          ? at(row - 1, column - 1) + 1
          : Math.max(at(row - 1, column), at(row, column - 1)),
      );
  return at(a.length, b.length);
}
