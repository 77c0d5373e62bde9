import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { RuleNames } from '../contract/audience.ts';
import type { Rule } from '../contract/audience-rule.ts';
import { misfit } from '../domain/audience-attribute.ts';
import {
  circleThrough,
  dependantsOf,
  expandedSize,
  MAX_EXPANDED_NODES,
  type Mentions,
  mentionsIn,
} from '../domain/audience-references.ts';
import { rulesInUse } from '../store/audience.ts';
import { namesOf } from '../store/rule-names.ts';

/**
 * Refuses a rule that names what is not there, leads back to itself, or makes any audience too large. To be `saved`, the
 * caller holds the lock of audiences until it has written, so that nothing changes between check and write.
 */
export async function requireSound(
  ctx: Context,
  { rule, saved }: { rule: Rule; saved?: { id: string; name: string } },
): Promise<void> {
  const mentions = mentionsIn(rule);
  const names = await namesOf(ctx.db, mentions);
  requireKnown(mentions, names);
  requireFittingTests(rule, names);
  if (mentions.audienceIds.length === 0 && !saved) return;
  const inUse = await rulesInUse(ctx.db);
  const rules = new Map(inUse.map((audience) => [audience.id, audience.rule]));
  const nameOf = new Map(inUse.map((audience) => [audience.id, audience.name]));
  if (!saved) return requireSmall('', expandedSize(rule, rules));
  rules.set(saved.id, rule);
  nameOf.set(saved.id, saved.name);
  const circle = circleThrough(saved.id, rules);
  if (circle) {
    refuse('conflict', 'people.audience_circle', {
      names: circle.map((id) => nameOf.get(id) ?? '').join(' → '),
      audienceIds: circle,
    });
  }
  for (const id of dependantsOf(saved.id, rules)) {
    const own = rules.get(id);
    if (own) requireSmall(nameOf.get(id) ?? '', expandedSize(own, rules));
  }
}

function requireSmall(name: string, nodes: number): void {
  if (nodes > MAX_EXPANDED_NODES)
    refuse('invalid', 'people.audience_too_large', { name, limit: MAX_EXPANDED_NODES });
}

function requireKnown(mentions: Mentions, names: RuleNames): void {
  const missing = {
    unitIds: without(mentions.unitIds, names.units),
    personIds: without(mentions.personIds, names.people),
    audienceIds: without(mentions.audienceIds, names.audiences),
    attributeKeys: mentions.attributeKeys.filter((key) => !names.attributes.some((one) => one.key === key)),
  };
  if (Object.values(missing).some((ids) => ids.length > 0))
    refuse('invalid', 'people.audience_refers_to_unknown', { missing });
}

function without(ids: readonly string[], found: readonly { id: string }[]): string[] {
  const known = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

function requireFittingTests(rule: Rule, { attributes }: RuleNames): void {
  const typeOf = new Map(attributes.map(({ key, type }) => [key, type]));
  const odd = misfit(rule, typeOf);
  if (odd) refuse('invalid', 'people.audience_test_does_not_fit', { key: odd });
}
