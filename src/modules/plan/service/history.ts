import { addDays } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { instantIn } from '#kernel/time-zone.ts';
import { namesOf } from '#modules/people/service/name.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { ChangeSet, historyContract } from '../contract/history.ts';
import type { LineKind } from '../contract/line.ts';
import { type Change, holdsStill, inverseOf, type LoggedLine, linesAfter } from '../domain/ledger.ts';
import { fieldsOf } from '../domain/line.ts';
import { canSeeDrafts } from '../domain/permission.ts';
import { nextRedo, nextUndo } from '../domain/undo.ts';
import {
  actsOf,
  type ChangeSetRow,
  changelogPage,
  changesOfSet,
  changesOfSets,
  changesUntil,
  markUndone,
} from '../store/change.ts';
import { linesByIds } from '../store/line.ts';
import { credits } from '../store/suggestion.ts';
import { type Curtain, curtainFor, mentionedInFields } from './curtain.ts';
import { type Edit, writeLines } from './ledger.ts';
import { planFor, planToEdit, type SeenPlan, type Sight, sightOf } from './sight.ts';

type Contract = typeof historyContract;

/** More lines of one act are counted and not listed: an import of two thousand is one entry. */
const MOST_CHANGES = 50;

export const historyHandlers: Handlers<Contract> = {
  async readChangelog(ctx, { planId, after, limit, lineId }) {
    if (after !== undefined && !/^\d{1,9}$/.test(after)) refuse('invalid', 'not_a_cursor');
    const sight = await sightOf(ctx);
    const plan = await planFor(ctx, planId, sight);
    const below = after === undefined ? undefined : Number(after);
    return changelog(ctx, { plan, sight }, { below, lineId, limit });
  },
  readPlanAt,
  undo: (ctx, input) => ctx.transaction((tx) => step(tx, input, 'undo')),
  redo: (ctx, input) => ctx.transaction((tx) => step(tx, input, 'redo')),
};

/** A page of the changelog as the actor may read it, with the names in it. */
export async function changelog(
  ctx: Context,
  { plan, sight }: { plan: SeenPlan; sight: Sight },
  { below, lineId, limit }: { below?: number | undefined; lineId?: string | undefined; limit: number },
): Promise<AnswerOf<Contract['readChangelog']>> {
  const since = await publicSince(ctx, plan, sight);
  const found = await changelogPage(ctx.db, { planId: plan.id, below, lineId, since, limit: limit + 1 });
  const sets = found.slice(0, limit);
  const changes = await changesOfSets(
    ctx.db,
    sets.map(({ id }) => id),
    MOST_CHANGES,
  );
  const curtain = await curtainFor(ctx, sight, changes);
  const credited = await credits(
    ctx.db,
    sets.flatMap(({ causeId }) => causeId ?? []),
  );
  const bySet = Map.groupBy(changes, ({ setId }) => setId);
  const rows = sets.map((set) => entryOf(set, { changes: bySet.get(set.id) ?? [], curtain, credited, ctx }));
  const last = sets.at(-1);
  return {
    rows,
    next: found.length > limit && last ? String(last.number) : null,
    names: await namesOf(ctx, mentionedInFields(rows.flatMap((row) => row.changes))),
  };
}

interface EntryParts {
  readonly changes: readonly (Change & { inAll: number })[];
  readonly curtain: Curtain;
  readonly credited: Awaited<ReturnType<typeof credits>>;
  readonly ctx: Context;
}

function entryOf(set: ChangeSetRow, { changes, curtain, credited, ctx }: EntryParts): ChangeSet {
  const { id, number, at, cause, causeId, note, actorId, actorName, undoneBy } = set;
  const credit = causeId ? credited.get(causeId) : undefined;
  return {
    id,
    number,
    at,
    cause,
    causeId,
    note,
    actor: actorId === null ? null : { id: actorId, name: actorName },
    credit: credit ? creditFor(credit, ctx.actor.personId) : null,
    undone: undoneBy !== null,
    changes: changes.map((change) => curtain.show(change)),
    more: Math.max(0, (changes[0]?.inAll ?? 0) - changes.length),
  };
}

/** Somebody who would rather not be named is named to nobody but themselves. */
export function creditFor(
  { personId, name, named }: { personId: string | null; name: string | null; named: boolean },
  readerId: string | null,
) {
  const isKnown = named || (personId !== null && personId === readerId);
  return { personId: isKnown ? personId : null, name: isKnown ? name : null, named };
}

/** Members read from the first day of the hearing on: what was before was a draft. */
async function publicSince(ctx: Context, plan: SeenPlan, { asker }: Sight): Promise<string | undefined> {
  if (canSeeDrafts(asker)) return undefined;
  const { zone } = await organisationOf(ctx);
  return plan.hearing ? instantIn(zone, plan.hearing.opensOn, '00:00') : ctx.now;
}

async function readPlanAt(ctx: Context, { planId, on }: InputOf<Contract['readPlanAt']>) {
  const sight = await sightOf(ctx);
  const plan = await planFor(ctx, planId, sight);
  const opensOn = plan.hearing?.opensOn ?? sight.today;
  if (!canSeeDrafts(sight.asker) && on < opensOn) return refuse('not_found', 'plan.was_a_draft_then');
  const { zone } = await organisationOf(ctx);
  const lines = linesAfter(await changesUntil(ctx.db, planId, instantIn(zone, addDays(on, 1), '00:00')));
  const living = [...lines.values()].filter(({ removed }) => !removed);
  const curtain = await curtainFor(
    ctx,
    sight,
    living.map(({ kind, id }) => ({ lineKind: kind, lineId: id })),
  );
  const past = (kind: LineKind) =>
    living
      .filter((line) => line.kind === kind)
      .sort(byPosition)
      .map((line) => curtain.past(line));
  const [header] = past('plan');
  const shown = {
    goals: past('goal'),
    measures: past('measure'),
    phases: past('phase'),
    actions: past('action'),
  };
  const fields = [...Object.values(shown).flat(), ...(header ? [header] : [])].map((line) => line.fields);
  const names = await namesOf(ctx, mentionedInFields(fields.map((one) => ({ fields: asPairs(one) }))));
  return { on, plan: header ?? null, ...shown, names };
}

const asPairs = (fields: Record<string, unknown>) =>
  Object.entries(fields).map(([field, after]) => ({ field, before: null, after }));

function byPosition(one: LoggedLine, other: LoggedLine): number {
  const [a, b] = [String(one.fields['position']), String(other.fields['position'])];
  return a < b ? -1 : a > b ? 1 : 0;
}

const NOTHING_LEFT = { undo: 'plan.nothing_to_undo', redo: 'plan.nothing_to_redo' } as const;

/** Takes an act back, or takes that back: the inverse of its changes, while nobody has been at them since. */
async function step(
  tx: Context,
  { planId, setId }: InputOf<Contract['undo']>,
  cause: 'undo' | 'redo',
): Promise<{ setId: string; lines: number }> {
  const plan = await planToEdit(tx, planId, await sightOf(tx));
  const actorId = tx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
  const acts = await actsOf(tx.db, { planId, actorId });
  const next = cause === 'undo' ? nextUndo(acts) : nextRedo(acts);
  // What the person saw on the button is what is taken back, not what came in between.
  if (!next || next.id !== setId) return refuse('conflict', NOTHING_LEFT[cause]);
  const changes = (await changesOfSet(tx.db, setId)).reverse();
  const touched = await changedSince(tx, changes);
  if (touched.length > 0) return refuse('conflict', 'plan.changed_since', { lines: touched });
  const edits = changes
    .map(inverseOf)
    .map(
      ({ lineKind, lineId, change, after }): Edit => ({ kind: lineKind, id: lineId, change, fields: after }),
    );
  const written = await writeLines(tx, plan, edits, { cause, causeId: setId });
  if (written.setId === null) return refuse('conflict', NOTHING_LEFT[cause]);
  await markUndone(tx.db, setId, written.setId);
  return { setId: written.setId, lines: edits.length };
}

/** Lines that are not as the act left them any more. */
async function changedSince(
  tx: Context,
  changes: readonly Change[],
): Promise<{ kind: LineKind; id: string }[]> {
  const touched: { kind: LineKind; id: string }[] = [];
  for (const kind of new Set(changes.map(({ lineKind }) => lineKind))) {
    const own = changes.filter(({ lineKind }) => lineKind === kind);
    const lines = await linesByIds(
      tx.db,
      kind,
      own.map(({ lineId }) => lineId),
    );
    const byId = new Map(lines.map((line) => [line.id, line]));
    for (const change of own) {
      const line = byId.get(change.lineId);
      const stands = line && { fields: fieldsOf(kind, line), removed: line.removedAt !== null };
      if (!holdsStill(change, stands)) touched.push({ kind, id: change.lineId });
    }
  }
  return touched;
}
