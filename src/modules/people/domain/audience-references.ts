import type { Rule } from '../contract/audience-rule.ts';

/** Rules of saved audiences by id. */
export type Rules = ReadonlyMap<string, Rule>;

/**
 * How large a rule may become when the audiences that it uses are put in their places. Each node is work for every
 * person, and audiences that use one another twice double at every step.
 */
export const MAX_EXPANDED_NODES = 2_000;

/** Ids and keys that a rule names, each once, so that their names can be looked up and their existence be checked. */
export interface Mentions {
  readonly unitIds: string[];
  readonly personIds: string[];
  readonly audienceIds: string[];
  readonly attributeKeys: string[];
}

/** What a rule names by id or key. */
export function mentionsIn(rule: Rule): Mentions {
  const units = new Set<string>();
  const people = new Set<string>();
  const audiences = new Set<string>();
  const attributes = new Set<string>();
  for (const node of nodesOf(rule)) {
    if (node.kind === 'unit') for (const id of node.unitIds) units.add(id);
    else if (node.kind === 'people') for (const id of node.personIds) people.add(id);
    else if (node.kind === 'manager') people.add(node.managerId);
    else if (node.kind === 'audience') audiences.add(node.audienceId);
    else if (node.kind === 'attribute') attributes.add(node.key);
  }
  return {
    unitIds: [...units],
    personIds: [...people],
    audienceIds: [...audiences],
    attributeKeys: [...attributes],
  };
}

/** The way from an audience back to itself through the audiences that it uses; undefined when there is none. */
export function circleThrough(audienceId: string, rules: Rules): string[] | undefined {
  const seen = new Set<string>();
  const walk = (id: string, path: readonly string[]): string[] | undefined => {
    for (const next of usedBy(rules.get(id))) {
      if (next === audienceId) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(audienceId, [audienceId]);
}

/** All audiences that would grow with this one: itself and whoever uses it, directly or through others. */
export function dependantsOf(audienceId: string, rules: Rules): string[] {
  const found = new Set([audienceId]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [id, rule] of rules) if (usedBy(rule).some((used) => found.has(used))) found.add(id);
  }
  return [...found];
}

/** Nodes of a rule with the audiences that it uses in their places. Needs rules without circles. */
export function expandedSize(rule: Rule, rules: Rules): number {
  const sizes = new Map<string, number>();
  const sizeOf = (tree: Rule): number => {
    if (tree.kind === 'all' || tree.kind === 'any')
      return tree.rules.reduce((sum, part) => sum + sizeOf(part), 1);
    if (tree.kind === 'not') return 1 + sizeOf(tree.rule);
    if (tree.kind !== 'audience') return 1;
    const known = sizes.get(tree.audienceId);
    if (known !== undefined) return known;
    const other = rules.get(tree.audienceId);
    const size = other ? sizeOf(other) : 1;
    sizes.set(tree.audienceId, size);
    return size;
  };
  return sizeOf(rule);
}

/** The rule with the audiences that it uses in their places; one that is not there matches nobody. Needs rules without circles. */
export function expand(rule: Rule, rules: Rules): Rule {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { kind: rule.kind, rules: rule.rules.map((part) => expand(part, rules)) };
    case 'not':
      return { kind: 'not', rule: expand(rule.rule, rules) };
    case 'audience': {
      const other = rules.get(rule.audienceId);
      return other ? expand(other, rules) : { kind: 'not', rule: { kind: 'everyone' } };
    }
    default:
      return rule;
  }
}

function usedBy(rule: Rule | undefined): string[] {
  return rule ? mentionsIn(rule).audienceIds : [];
}

function* nodesOf(rule: Rule): Generator<Rule> {
  yield rule;
  if (rule.kind === 'not') yield* nodesOf(rule.rule);
  if (rule.kind === 'all' || rule.kind === 'any') for (const part of rule.rules) yield* nodesOf(part);
}
