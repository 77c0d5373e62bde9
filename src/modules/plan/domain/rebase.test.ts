import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebased } from './rebase.ts';

test('a suggestion finds its words beside what changed elsewhere in the meantime', () => {
  const before = 'Practice hours are on Wednesdays at 14 for supervisors.';
  const wanted = 'Practice hours are on Wednesdays at 14 and at 21.30 for supervisors.';
  const now = 'Practice hours are on Wednesdays at 14 for everyone.';
  expect(rebased(before, wanted, now)).toBe(
    'Practice hours are on Wednesdays at 14 and at 21.30 for everyone.',
  );
});

test('two changes of the same words have no common text', () => {
  expect(rebased('Meet on Monday.', 'Meet on Tuesday.', 'Meet on Friday.')).toBeUndefined();
});

const words = fc.array(fc.constantFrom('we', 'meet', 'on', 'Monday', 'at', 'nine', 'for', 'all'), {
  minLength: 1,
  maxLength: 12,
});
const text = words.map((all) => all.join(' '));

test('where nothing changed since, or the same was written meanwhile, the suggestion stands as it is', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(rebased(before, after, before)).toBe(after);
      expect(rebased(before, after, after)).toBe(after);
    }),
  );
});

test('it does not matter who came first', () => {
  fc.assert(
    fc.property(text, text, text, (before, mine, theirs) => {
      expect(rebased(before, mine, theirs)).toBe(rebased(before, theirs, mine));
    }),
    { numRuns: 500 },
  );
});

test('changes on both sides of a word that nobody touched both arrive', () => {
  fc.assert(
    fc.property(words, words, words, words, (a, b, c, d) => {
      const join = (left: readonly string[], right: readonly string[]) =>
        `${left.join(' ')} — anchor — ${right.join(' ')}`;
      expect(rebased(join(a, b), join(c, b), join(a, d))).toBe(join(c, d));
    }),
  );
});
