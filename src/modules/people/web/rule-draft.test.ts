import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Rule, rule as schema } from '../contract/audience-rule.ts';
import {
  asGroup,
  BLANK_RULE,
  blankCondition,
  CONDITION_KINDS,
  type Group,
  inSense,
  isComplete,
  peeled,
  senseOf,
} from './rule-draft.ts';

const unit = '01890000-0000-7000-8000-000000000001';

/** Conditions as the builder leaves them: some finished, some not. */
const condition: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom(...CONDITION_KINDS).map(blankCondition),
  fc.constantFrom<Rule>(
    { kind: 'unit', unitIds: [unit], below: true },
    { kind: 'location', names: ['Tampere'] },
    { kind: 'generation', generations: ['x', 'unknown'] },
    { kind: 'language', languages: ['fi'] },
    { kind: 'manager', managerId: unit, reach: 'direct' },
    { kind: 'attribute', key: 'licence', test: { is: 'oneOf', values: ['truck'] } },
    { kind: 'attribute', key: 'licence', test: { is: 'before', day: '2026-02-30' } },
    { kind: 'attribute', key: 'points', test: { is: 'atLeast', number: Number.NaN } },
    { kind: 'tenure', in: 'years', atLeast: 3, lessThan: 3 },
    { kind: 'tenure', in: 'months' },
  ),
);
const { tree } = fc.letrec<{ tree: Rule }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    condition,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('tree'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('tree') }),
  ),
}));

describe('a rule being built', () => {
  test('is complete exactly when the server would take it', () => {
    fc.assert(
      fc.property(tree, (rule) => {
        expect(isComplete(rule)).toBe(schema.safeParse(rule).success);
      }),
    );
  });

  test('begins unfinished, so that nobody saves «everyone» by mistake', () => {
    expect(isComplete(BLANK_RULE)).toBe(false);
  });

  test('loses nothing when it is opened again', () => {
    fc.assert(
      fc.property(tree, (rule) => {
        const { inner } = peeled(asGroup(rule));
        expect(['all', 'any']).toContain(inner.kind);
        expect(JSON.stringify(asGroup(rule))).toContain(JSON.stringify(rule));
      }),
    );
  });

  test.each(['all', 'any', 'none', 'notAll'] as const)('a group can be met as «%s»', (sense) => {
    const group: Group = { kind: 'all', rules: [blankCondition('everyone')] };
    const { inner, negated } = peeled(inSense(group, sense));
    expect(senseOf(inner as Group, negated)).toBe(sense);
  });
});
