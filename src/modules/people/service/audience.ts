import type { RawBuilder } from 'kysely';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { type Context, hasRole } from '#platform/context.ts';
import { brokenUnique } from '#platform/database.ts';
import type { Handlers } from '#platform/module.ts';
import { AUDIENCE_BUILDERS, type audienceContract } from '../contract/audience.ts';
import type { Rule } from '../contract/audience-rule.ts';
import { expand, mentionsIn } from '../domain/audience-references.ts';
import { simplify } from '../domain/audience-simplify.ts';
import { type Clause, clausesOf, sentenceOf } from '../domain/audience-words.ts';
import { cursorOf, positionOf } from '../domain/cursor.ts';
import type { Say } from '../domain/person-name.ts';
import { audienceRetired, audienceSaved } from '../events.ts';
import {
  type Audience,
  audiencePage,
  findAudience,
  insertAudience,
  lockAudiences,
  rulesUsedFrom,
  setRetired,
  updateAudience,
  usersOf,
} from '../store/audience.ts';
import { countOf, firstOf } from '../store/audience-count.ts';
import { personIdsSql } from '../store/audience-sql.ts';
import { namesOf, ruleChoices } from '../store/rule-names.ts';
import { requireSound } from './audience-check.ts';

export const audienceHandlers: Handlers<typeof audienceContract> = {
  listAudiences,
  readAudience: async (ctx, { audienceId }) => audienceFor(ctx, audienceId),
  createAudience,
  changeAudience,
  retireAudience,
  reviveAudience,
  countAudience: async (ctx, { rule }) => {
    await requireSound(ctx, { rule });
    return { count: await countAudience(ctx, rule) };
  },
  previewAudience: async (ctx, { rule, limit }) => {
    await requireSound(ctx, { rule });
    const asked = await ready(ctx, rule);
    const [count, people] = await Promise.all([
      countOf(ctx.db, asked, ctx.today),
      firstOf(ctx.db, asked, { today: ctx.today, limit, language: ctx.actor.language }),
    ]);
    return { count, people };
  },
  readRuleNames: (ctx, { rule }) => namesOf(ctx.db, mentionsIn(rule)),
  readRuleChoices: (ctx) => ruleChoices(ctx.db),
};

/** How many people an audience, or a rule, has today. Only people who are active or on leave count. */
export async function countAudience(ctx: Context, audience: string | Rule): Promise<number> {
  return countOf(ctx.db, await ready(ctx, audience), ctx.today);
}

/**
 * The people of an audience, or of a rule, today: a query of the one column `person_id`, for `insert … select` and
 * `in (…)`. Only people who are active or on leave are among them.
 */
export async function audienceSql(
  ctx: Context,
  audience: string | Rule,
): Promise<RawBuilder<{ personId: string }>> {
  return personIdsSql(await ready(ctx, audience), ctx.today);
}

/** An audience, or a rule, in words: one sentence, and the tree of clauses behind it. `t` says the people messages. */
export async function explainAudience(
  ctx: Context,
  audience: string | Rule,
  { t, language }: { t: Say; language: Language },
): Promise<{ sentence: string; clause: Clause }> {
  const rule = await ruleOf(ctx, audience);
  const words = { t, language, names: await namesOf(ctx.db, mentionsIn(rule)) };
  return { sentence: sentenceOf(rule, words), clause: clausesOf(rule, words) };
}

async function ruleOf(ctx: Context, audience: string | Rule): Promise<Rule> {
  if (typeof audience !== 'string') return audience;
  return (await findAudience(ctx.db, audience))?.rule ?? notFound();
}

// With the audiences that it uses in their places, and no condition asked twice.
async function ready(ctx: Context, audience: string | Rule): Promise<Rule> {
  const rule = await ruleOf(ctx, audience);
  const used = mentionsIn(rule).audienceIds;
  const rules = used.length > 0 ? await rulesUsedFrom(ctx.db, used) : new Map<string, Rule>();
  return simplify(expand(rule, rules));
}

async function listAudiences(ctx: Context, input: InputOf<typeof audienceContract.listAudiences>) {
  const [name, id] = input.after === undefined ? [] : positionOf(input.after, ['text', 'id']);
  const found = await audiencePage(ctx.db, {
    search: input.search || undefined,
    retired: input.retired === 'yes',
    after: name === undefined ? undefined : { name: String(name), id: String(id) },
    limit: input.limit + 1,
    language: ctx.actor.language,
  });
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  return { rows, next: found.length > rows.length && last ? cursorOf(last.name, last.id) : null };
}

async function createAudience(ctx: Context, { name, rule }: InputOf<typeof audienceContract.createAudience>) {
  const id = newId();
  return ctx.transaction(async (tx) => {
    await lockAudiences(tx.db);
    await requireSound(tx, { rule, saved: { id, name } });
    const row = { id, name, rule, createdBy: tx.actor.personId, createdAt: tx.now };
    await orNameTaken(name, () => insertAudience(tx.db, row));
    await tx.publish(audienceSaved, { kind: 'people.audience', id }, {});
    return audienceFor(tx, id);
  });
}

async function changeAudience(ctx: Context, input: InputOf<typeof audienceContract.changeAudience>) {
  const { audienceId: id, name, rule, version } = input;
  return ctx.transaction(async (tx) => {
    await lockAudiences(tx.db);
    const before = (await findAudience(tx.db, id)) ?? notFound();
    if (before.retiredAt) return refuse('conflict', 'people.audience_retired');
    if (before.version !== version)
      return refuse('conflict', 'edited_meanwhile', { current: await audienceFor(tx, id) });
    await requireSound(tx, { rule, saved: { id, name } });
    await orNameTaken(name, () => updateAudience(tx.db, { id, name, rule, version }));
    await tx.publish(audienceSaved, { kind: 'people.audience', id }, {});
    return audienceFor(tx, id);
  });
}

async function retireAudience(ctx: Context, { audienceId: id }: { audienceId: string }) {
  return ctx.transaction(async (tx) => {
    await lockAudiences(tx.db);
    const audience = (await findAudience(tx.db, id)) ?? notFound();
    if (audience.retiredAt) return {};
    const users = await usersOf(tx.db, id);
    if (users.length > 0)
      return refuse('conflict', 'people.audience_in_use', { names: listed(users), audiences: users });
    await setRetired(tx.db, id, tx.now);
    await tx.publish(audienceRetired, { kind: 'people.audience', id }, {});
    return {};
  });
}

async function reviveAudience(ctx: Context, { audienceId: id }: { audienceId: string }) {
  return ctx.transaction(async (tx) => {
    await lockAudiences(tx.db);
    const { retiredAt, name, rule } = (await findAudience(tx.db, id)) ?? notFound();
    if (!retiredAt) return audienceFor(tx, id);
    await requireSound(tx, { rule, saved: { id, name } });
    await orNameTaken(name, () => setRetired(tx.db, id, null));
    await tx.publish(audienceSaved, { kind: 'people.audience', id }, {});
    return audienceFor(tx, id);
  });
}

async function audienceFor(
  ctx: Context,
  audienceId: string,
): Promise<AnswerOf<typeof audienceContract.readAudience>> {
  const found: Audience = (await findAudience(ctx.db, audienceId)) ?? notFound();
  const [count, names, usedBy] = [
    await countAudience(ctx, found.rule),
    await namesOf(ctx.db, mentionsIn(found.rule)),
    await usersOf(ctx.db, audienceId),
  ];
  const builds = hasRole(ctx.actor, ...AUDIENCE_BUILDERS);
  const inUse = found.retiredAt === null;
  return {
    ...found,
    count,
    names,
    usedBy,
    can: { change: builds && inUse, retire: builds && inUse && usedBy.length === 0 },
  };
}

// The unique index decides: the lock above keeps others out, but the name may be taken by letters alone (Ä, ä).
async function orNameTaken(name: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (brokenUnique(error) === 'people_audience_name')
      refuse('conflict', 'people.audience_name_taken', { name });
    throw error;
  }
}

const notFound = () => refuse('not_found', 'people.audience_not_found');
const listed = (named: readonly { name: string }[]) => named.map(({ name }) => name).join(', ');
