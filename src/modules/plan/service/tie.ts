import { dayIn } from '#kernel/calendar.ts';
import type { ThreadRef } from '#modules/brand/contract/thread.ts';
import { putThreadNode, removeThreadNode, setLinks } from '#modules/brand/service/thread.ts';
import { putSubjectsOf } from '#modules/conversation/service/attached.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Change } from '../domain/ledger.ts';
import type { Action, Goal, Line } from '../domain/line.ts';
import { sealOf } from '../domain/seal.ts';
import { isPublic } from '../domain/state.ts';
import { linesByIds, linesOf } from '../store/line.ts';
import { linksOf } from '../store/name.ts';
import { findPlan } from '../store/plan.ts';
import type { HeldPlan } from './sight.ts';

type Tied =
  | { readonly kind: 'goal'; readonly line: Goal }
  | { readonly kind: 'measure'; readonly line: Line<'measure'> }
  | { readonly kind: 'action'; readonly line: Action };

/**
 * Tells the thread and the conversation how lines stand: titles, owners, what they serve, whether members see them. A
 * line that is removed from an open plan is closed there and not taken out: undoing finds what others linked to it.
 */
export async function tieLines(tx: Context, plan: HeldPlan, changes: readonly Change[]): Promise<void> {
  const header = changes.find(({ lineKind, change }) => lineKind === 'plan' && change === 'changed');
  // Lines without an owner of their own are answered for by the plan's.
  if (header && 'ownerId' in header.after) {
    const changed = await findPlan(tx.db, plan.id);
    return tieWholePlan(tx, { ...plan, ownerId: changed?.ownerId ?? null });
  }
  const ids = (kind: string) => changes.filter((one) => one.lineKind === kind).map(({ lineId }) => lineId);
  const measuresToo = (await linesOf(tx.db, 'measure', plan.id)).filter(({ goalId }) =>
    ids('goal').includes(goalId),
  );
  const measureIds = [...new Set([...ids('measure'), ...measuresToo.map(({ id }) => id)])];
  await tie(tx, plan, [
    ...(await linesByIds(tx.db, 'goal', ids('goal'))).map((line) => ({ kind: 'goal' as const, line })),
    ...(await linesByIds(tx.db, 'measure', measureIds)).map((line) => ({ kind: 'measure' as const, line })),
    ...(await linesByIds(tx.db, 'action', ids('action'))).map((line) => ({ kind: 'action' as const, line })),
  ]);
}

/** The same for all lines of a plan: its hearing opened, it ended, a seal fell. */
export async function tieWholePlan(tx: Context, plan: HeldPlan): Promise<void> {
  await tie(tx, plan, [
    ...(await linesOf(tx.db, 'goal', plan.id)).map((line) => ({ kind: 'goal' as const, line })),
    ...(await linesOf(tx.db, 'measure', plan.id)).map((line) => ({ kind: 'measure' as const, line })),
    ...(await linesOf(tx.db, 'action', plan.id)).map((line) => ({ kind: 'action' as const, line })),
  ]);
}

async function tie(tx: Context, plan: HeldPlan, lines: readonly Tied[]): Promise<void> {
  const { zone } = await organisationOf(tx);
  const today = dayIn(zone, tx.now);
  const sealedGoals = await sealedGoalsOf(tx, lines, today);
  const isDraft = !isPublic(plan.state);
  // The thread takes objects one by one. An import of two thousand actions is the longest that this gets.
  for (const tied of lines) {
    const { kind, line } = tied;
    // Members read what was closed; of a draft they are to read nothing, so what leaves it leaves no trace.
    if (isDraft && isGone(plan, tied)) {
      await removeThreadNode(tx, { kind, id: line.id });
      continue;
    }
    const sealed = kind === 'measure' ? sealedGoals.has(line.goalId) : sealOf(line, today) !== null;
    const node = { ...nodeOf(tied), id: line.id, sealed, state: threadState(plan, tied) };
    // Of a sealed line nobody learns more than that it is there: neither whose it is nor when.
    await putThreadNode(tx, sealed ? { ...node, ownerId: null, startsOn: null, endsOn: null } : node);
  }
  await linkAll(
    tx,
    lines.filter((tied) => !isGone(plan, tied)),
  );
  await putSubjectsOf(
    tx,
    lines.flatMap((tied) => (tied.kind === 'measure' ? [] : [subjectOf(plan, tied, today)])),
  );
}

/** A measure says what its goal is about, so it is sealed with it. */
async function sealedGoalsOf(tx: Context, lines: readonly Tied[], today: string): Promise<Set<string>> {
  const goalIds = lines.flatMap(({ kind, line }) => (kind === 'measure' ? [line.goalId] : []));
  const goals = await linesByIds(tx.db, 'goal', [...new Set(goalIds)]);
  return new Set(goals.filter((goal) => sealOf(goal, today)).map(({ id }) => id));
}

function threadState(plan: HeldPlan, { kind, line }: Tied): 'draft' | 'open' | 'closed' {
  const isOver = kind === 'action' && (line.state === 'realised' || line.state === 'stopped');
  if (!isPublic(plan.state)) return 'draft';
  return isOver || plan.state === 'ended' || isGone(plan, { line }) ? 'closed' : 'open';
}

const isGone = (plan: HeldPlan, { line }: Pick<Tied, 'line'>) =>
  line.removedAt !== null || plan.removedAt !== null;

function nodeOf({ kind, line }: Tied) {
  switch (kind) {
    case 'goal':
      return { kind, title: line.sentence, ownerId: line.ownerId, endsOn: line.byOn };
    case 'measure':
      return { kind, title: line.name };
    default:
      return {
        kind,
        title: line.title,
        ownerId: line.ownerId,
        startsOn: line.startsOn,
        endsOn: line.dueOn,
      };
  }
}

function subjectOf(plan: HeldPlan, { kind, line }: Exclude<Tied, { kind: 'measure' }>, today: string) {
  const isSealed = sealOf(line, today) !== null;
  const isThere = isPublic(plan.state) && plan.state !== 'ended' && line.removedAt === null;
  const title = kind === 'goal' ? line.sentence : line.title;
  return {
    kind: `plan.${kind}`,
    id: line.id,
    // What is sealed does not leave this module, whoever may read the other.
    title: isSealed ? {} : title,
    ownerId: line.ownerId ?? plan.ownerId,
    open: isThere && !isSealed,
  };
}

/** Links what changed; links to kinds of other modules (a campaign of the action) are theirs and stay. */
async function linkAll(tx: Context, lines: readonly Tied[]): Promise<void> {
  for (const kind of ['goal', 'action', 'measure'] as const) {
    const ofKind = lines.filter((tied) => tied.kind === kind);
    const links = await linksOf(
      tx.db,
      kind,
      ofKind.map(({ line }) => line.id),
    );
    const linked = Map.groupBy(links, ({ fromId }) => fromId);
    for (const tied of ofKind) {
      const standing = (linked.get(tied.line.id) ?? []).map(({ toKind, toId }) => ({
        kind: toKind,
        id: toId,
      }));
      const own = ownTargets(tied);
      const wanted = [...own, ...standing.filter((target) => !isOwnKind(kind, target))];
      const isSame =
        wanted.length === standing.length &&
        wanted.every((target) => standing.some((one) => one.kind === target.kind && one.id === target.id));
      if (!isSame) await setLinks(tx, { kind, id: tied.line.id }, wanted);
    }
  }
}

function ownTargets({ kind, line }: Tied): ThreadRef[] {
  if (kind === 'goal') return line.serves;
  const goalIds = kind === 'action' ? line.goalIds : [line.goalId];
  return goalIds.map((id) => ({ kind: 'goal' as const, id }));
}

const isOwnKind = (kind: Tied['kind'], target: ThreadRef) =>
  kind === 'goal' ? target.kind === 'value' || target.kind === 'promise' : target.kind === 'goal';
