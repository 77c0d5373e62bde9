import fc from 'fast-check';
import { expect, test } from 'vitest';
import { strictest } from '#modules/delivery/domain/release.ts';
import { worryReasons } from './worry.ts';

test.each([
  [{ worries: 0, questions: 0, overdue: 0 }, 'go'],
  [{ worries: 1, questions: 7, overdue: 0 }, 'go'],
  [{ worries: 2, questions: 0, overdue: 0 }, 'soften'],
  [{ worries: 0, questions: 8, overdue: 0 }, 'soften'],
  [{ worries: 2, questions: 0, overdue: 1 }, 'wait'],
  [{ worries: 5, questions: 0, overdue: 3 }, 'talk_first'],
] as const)('%o says %s', (open, advice) => {
  expect(strictest(worryReasons(open))).toBe(advice);
});

test('one more worry, question or late answer never makes the advice milder', () => {
  const order = ['go', 'soften', 'wait', 'talk_first'];
  const some = fc.record({ worries: fc.nat(9), questions: fc.nat(12), overdue: fc.nat(3) });
  const grown = fc.constantFrom('worries' as const, 'questions' as const, 'overdue' as const);
  fc.assert(
    fc.property(some, grown, (open, which) => {
      const more = { ...open, [which]: open[which] + 1 };
      const [before, after] = [open, more].map((one) => order.indexOf(strictest(worryReasons(one))));
      expect(after).toBeGreaterThanOrEqual(before ?? 0);
    }),
  );
});
