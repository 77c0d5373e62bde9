import type { Rule } from '../contract/audience-rule.ts';

export type AttributeType = 'text' | 'number' | 'day' | 'choice';

/** The first attribute that is tested in a way that its declared type cannot answer; undefined when all are sensible. */
export function misfit(rule: Rule, typeOf: ReadonlyMap<string, AttributeType>): string | undefined {
  if (rule.kind === 'not') return misfit(rule.rule, typeOf);
  if (rule.kind === 'all' || rule.kind === 'any') {
    for (const part of rule.rules) {
      const found = misfit(part, typeOf);
      if (found) return found;
    }
    return undefined;
  }
  if (rule.kind !== 'attribute') return undefined;
  const type = typeOf.get(rule.key);
  switch (rule.test.is) {
    case 'known':
      return undefined;
    case 'oneOf': {
      const wanted = type === 'number' ? 'number' : 'string';
      return rule.test.values.every((value) => typeof value === wanted) ? undefined : rule.key;
    }
    case 'onOrAfter':
    case 'before':
      return type === 'day' ? undefined : rule.key;
    default:
      return type === 'number' ? undefined : rule.key;
  }
}
