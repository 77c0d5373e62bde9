import { isDay } from '#kernel/calendar.ts';
import type { AttributeTest, Condition, Rule } from '../contract/audience-rule.ts';

export type Group = Extract<Rule, { kind: 'all' | 'any' }>;
export type GroupSense = 'all' | 'any' | 'none' | 'notAll';
export type ConditionKind = Condition['kind'];
export type AttributeType = 'text' | 'number' | 'day' | 'choice';

/** What a condition can be about, in the order in which they are offered. */
export const CONDITION_KINDS = [
  ...['unit', 'roleFamily', 'location', 'manager', 'tenure', 'generation', 'language', 'attribute'],
  ...['audience', 'people', 'everyone'],
] as const satisfies readonly ConditionKind[];

/** A rule being built: conditions may still lack what they are about. */
export const BLANK_RULE: Group = { kind: 'all', rules: [blankCondition('unit')] };

/** A condition of a kind, before anything was chosen. */
export function blankCondition(kind: ConditionKind): Condition {
  switch (kind) {
    case 'everyone':
      return { kind };
    case 'unit':
      return { kind, unitIds: [], below: true };
    case 'roleFamily':
    case 'location':
      return { kind, names: [] };
    case 'tenure':
      return { kind, in: 'years', atLeast: 1 };
    case 'generation':
      return { kind, generations: [] };
    case 'language':
      return { kind, languages: [] };
    case 'attribute':
      return { kind, key: '', test: { is: 'known' } };
    case 'manager':
      return { kind, managerId: '', reach: 'below' };
    case 'audience':
      return { kind, audienceId: '' };
    case 'people':
      return { kind, personIds: [] };
  }
}

/** The comparisons that an attribute of a type allows. */
export function testsFor(type: AttributeType): readonly AttributeTest['is'][] {
  if (type === 'number') return ['oneOf', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'known'];
  return type === 'day' ? ['onOrAfter', 'before', 'known'] : ['oneOf', 'known'];
}

/** A comparison before its value was given. */
export function blankTest(is: AttributeTest['is']): AttributeTest {
  if (is === 'known') return { is };
  if (is === 'oneOf') return { is, values: [] };
  return is === 'onOrAfter' || is === 'before' ? { is, day: '' } : { is, number: Number.NaN };
}

/** The rule without the `not` around it, and whether there was one. */
export function peeled(rule: Rule): {
  readonly negated: boolean;
  readonly inner: Exclude<Rule, { kind: 'not' }>;
} {
  if (rule.kind !== 'not') return { negated: false, inner: rule };
  const { negated, inner } = peeled(rule.rule);
  return { negated: !negated, inner };
}

/** Puts the `not` back. */
export const withSense = (inner: Rule, negated: boolean): Rule =>
  negated ? { kind: 'not', rule: inner } : inner;

/** How the conditions of a group are to be met. */
export function senseOf(group: Group, negated: boolean): GroupSense {
  if (negated) return group.kind === 'all' ? 'notAll' : 'none';
  return group.kind;
}

/** The same conditions, to be met in another way. */
export function inSense(group: Group, sense: GroupSense): Rule {
  const kind = sense === 'all' || sense === 'notAll' ? 'all' : 'any';
  return withSense({ ...group, kind }, sense === 'none' || sense === 'notAll');
}

/** A saved rule for the builder, whose outermost part is always a group. */
export function asGroup(rule: Rule): Rule {
  const { inner } = peeled(rule);
  return inner.kind === 'all' || inner.kind === 'any' ? rule : { kind: 'all', rules: [rule] };
}

/** Whether everything has been chosen that the rule needs to be counted. */
export function isComplete(rule: Rule): boolean {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.length > 0 && rule.rules.every(isComplete);
    case 'not':
      return isComplete(rule.rule);
    case 'everyone':
      return true;
    case 'unit':
      return rule.unitIds.length > 0;
    case 'roleFamily':
    case 'location':
      return rule.names.length > 0;
    case 'tenure': {
      const { atLeast, lessThan } = rule;
      if (atLeast === undefined && lessThan === undefined) return false;
      return (atLeast ?? 0) < (lessThan ?? Number.POSITIVE_INFINITY);
    }
    case 'generation':
      return rule.generations.length > 0;
    case 'language':
      return rule.languages.length > 0;
    case 'attribute':
      return rule.key !== '' && isTestComplete(rule.test);
    case 'manager':
      return rule.managerId !== '';
    case 'audience':
      return rule.audienceId !== '';
    case 'people':
      return rule.personIds.length > 0;
  }
}

function isTestComplete(test: AttributeTest): boolean {
  if (test.is === 'known') return true;
  if (test.is === 'oneOf') return test.values.length > 0;
  return 'day' in test ? isDay(test.day) : Number.isFinite(test.number);
}
