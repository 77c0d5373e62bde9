import type { Rule } from '../contract/audience-rule.ts';

/**
 * The same audience with fewer conditions: groups in groups of their kind are flattened, double negations go, and
 * lists that stand side by side become one («in A» or «in B» is «in A or B»). Every condition is asked of every person,
 * and one list of fifty is asked at the price of one.
 */
export function simplify(rule: Rule): Rule {
  if (rule.kind === 'not') {
    const inner = simplify(rule.rule);
    return inner.kind === 'not' ? inner.rule : { kind: 'not', rule: inner };
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule;
  const { kind } = rule;
  const parts = rule.rules.map(simplify).flatMap((part) => (part.kind === kind ? part.rules : [part]));
  const merged = kind === 'any' ? mergeLists(parts) : mergeExclusions(parts);
  const [only] = merged;
  return merged.length === 1 && only ? only : { kind, rules: merged };
}

// «not in A» and «not in B» is «not in A or B».
function mergeExclusions(parts: readonly Rule[]): Rule[] {
  const others = parts.filter((part) => part.kind !== 'not');
  const excluded = mergeLists(parts.filter((part) => part.kind === 'not').map(({ rule }) => rule));
  return [...others, ...excluded.map((rule): Rule => ({ kind: 'not', rule }))];
}

function mergeLists(parts: readonly Rule[]): Rule[] {
  const merged = new Map<string, Rule>();
  for (const [position, part] of parts.entries()) {
    const key = listKey(part) ?? `part ${position}`;
    const before = merged.get(key);
    merged.set(key, before ? joined(before, part) : part);
  }
  return [...merged.values()];
}

function listKey(rule: Rule): string | undefined {
  switch (rule.kind) {
    case 'unit':
      return rule.below ? 'unit and below' : 'unit';
    case 'roleFamily':
    case 'location':
    case 'generation':
    case 'language':
    case 'people':
      return rule.kind;
    case 'attribute':
      return rule.test.is === 'oneOf' ? `attribute ${rule.key}` : undefined;
    default:
      return undefined;
  }
}

function joined(a: Rule, b: Rule): Rule {
  if (a.kind === 'unit' && b.kind === 'unit') return { ...a, unitIds: union(a.unitIds, b.unitIds) };
  if (a.kind === 'roleFamily' && b.kind === 'roleFamily') return { ...a, names: union(a.names, b.names) };
  if (a.kind === 'location' && b.kind === 'location') return { ...a, names: union(a.names, b.names) };
  if (a.kind === 'generation' && b.kind === 'generation')
    return { ...a, generations: union(a.generations, b.generations) };
  if (a.kind === 'language' && b.kind === 'language')
    return { ...a, languages: union(a.languages, b.languages) };
  if (a.kind === 'people' && b.kind === 'people') return { ...a, personIds: union(a.personIds, b.personIds) };
  if (a.kind === 'attribute' && b.kind === 'attribute' && a.test.is === 'oneOf' && b.test.is === 'oneOf')
    return { ...a, test: { is: 'oneOf', values: union(a.test.values, b.test.values) } };
  return { kind: 'any', rules: [a, b] };
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
