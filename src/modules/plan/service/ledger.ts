import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Cause, ChangeWord } from '../contract/history.ts';
import { LINE_KINDS, type LineKind } from '../contract/line.ts';
import { type Change, differenceOf, type Fields, isSame } from '../domain/ledger.ts';
import { endsBeforeItStarts, fieldsOf, type Line } from '../domain/line.ts';
import { actionStateChanged, linesChanged } from '../events.ts';
import { insertSet } from '../store/change.ts';
import { insertLines, linesByIds, updateLines } from '../store/line.ts';
import { requireRelations, requireThere } from './line-check.ts';
import type { HeldPlan } from './sight.ts';
import { tieLines } from './tie.ts';

/** What an act does to one line. `made` takes all fields; `changed` those that change. */
export interface Edit {
  readonly kind: LineKind;
  readonly id: string;
  readonly change: ChangeWord;
  readonly fields: Fields;
  /** What the editor had in front of them; another one now is refused with what stands. */
  readonly version?: number;
}

export interface Act {
  readonly cause: Cause;
  readonly causeId?: string | null;
  readonly note?: string | null;
}

export interface Written {
  /** Null when nothing was changed by it. */
  readonly setId: string | null;
  readonly versions: ReadonlyMap<string, number>;
}

/**
 * The only place where lines are written: an act changes its lines, their log, their place on the thread and in the
 * conversation together, or nothing. The plan is held by the caller.
 */
export async function writeLines(
  tx: Context,
  plan: HeldPlan,
  edits: readonly Edit[],
  act: Act,
): Promise<Written> {
  const standing = await standingLines(tx, edits);
  const changes = edits.flatMap((edit) => changeOf(edit, standing.get(edit.id)));
  const setId = newId();
  if (changes.length > 0) {
    await requireThere(tx, changes);
    await writeRows(tx, plan, changes);
    await insertSet(tx.db, { id: setId, planId: plan.id, ...whoAndWhy(tx, act) }, changes);
    await requireRelations(tx, plan.id, changes);
    await tieLines(tx, plan, changes);
    await tell(tx, plan, { setId, act, changes });
  }
  const changed = new Set(changes.map(({ lineId }) => lineId));
  const versions = edits.map(({ id }) => {
    const before = standing.get(id)?.version ?? 0;
    return [id, changed.has(id) ? before + 1 : before] as const;
  });
  return { setId: changes.length > 0 ? setId : null, versions: new Map(versions) };
}

/** Writes an act that changes no line: a hearing that opens, a start, an end. */
export async function writeFact(tx: Context, planId: string, act: Act): Promise<void> {
  await insertSet(tx.db, { id: newId(), planId, ...whoAndWhy(tx, act) }, []);
}

/** The lines that edits are about, as they stand while the plan is held. */
async function standingLines(tx: Context, edits: readonly Edit[]): Promise<Map<string, Line<LineKind>>> {
  const found = new Map<string, Line<LineKind>>();
  for (const kind of LINE_KINDS) {
    const ids = edits.filter((edit) => edit.kind === kind && edit.change !== 'made').map(({ id }) => id);
    for (const line of await linesByIds(tx.db, kind, ids)) found.set(line.id, line);
  }
  return found;
}

function changeOf(edit: Edit, line: Line<LineKind> | undefined): Change[] {
  const head = { lineKind: edit.kind, lineId: edit.id, change: edit.change };
  if (edit.change === 'made') {
    refuseBackwards(edit, {});
    return [{ ...head, before: {}, after: edit.fields }];
  }
  if (!line) return refuse('not_found', 'plan.line_not_found');
  const fields = fieldsOf(edit.kind, line);
  if (edit.change === 'restored') return [{ ...head, before: {}, after: { ...fields, ...edit.fields } }];
  if (line.removedAt !== null) return refuse('not_found', 'plan.line_not_found');
  if (edit.version !== undefined && edit.version !== line.version)
    refuse('conflict', 'edited_meanwhile', { current: { ...fields, id: line.id, version: line.version } });
  if (edit.change === 'removed') return [{ ...head, before: fields, after: {} }];
  refuseBackwards(edit, fields);
  const difference = differenceOf(fields, edit.fields);
  return difference ? [{ ...head, ...difference }] : [];
}

function refuseBackwards({ kind, id, fields }: Edit, standing: Fields): void {
  if (!endsBeforeItStarts({ ...standing, ...fields })) return;
  const code = kind === 'action' ? 'plan.due_before_it_starts' : 'plan.ends_before_it_starts';
  refuse('invalid', code, { lineId: id });
}

async function writeRows(tx: Context, plan: HeldPlan, changes: readonly Change[]): Promise<void> {
  for (const kind of LINE_KINDS) {
    const ofKind = changes.filter(({ lineKind }) => lineKind === kind);
    const made = ofKind.filter(({ change }) => change === 'made');
    const others = ofKind.filter(({ change }) => change !== 'made');
    if (made.length > 0)
      await insertLines(
        tx.db,
        kind,
        made.map(({ lineId, after }) => ({ id: lineId, planId: plan.id, fields: after })),
        tx.now,
      );
    if (others.length > 0)
      await updateLines(
        tx.db,
        kind,
        others.map(({ lineId, change, after }) => ({
          id: lineId,
          fields: after,
          removedAt: change === 'removed' ? tx.now : null,
        })),
        tx.now,
      );
  }
}

function whoAndWhy(tx: Context, { cause, causeId = null, note = null }: Act) {
  return { at: tx.now, actorId: tx.actor.personId, cause, causeId, note };
}

interface Told {
  readonly setId: string;
  readonly act: Act;
  readonly changes: readonly Change[];
}

async function tell(tx: Context, plan: HeldPlan, { setId, act, changes }: Told): Promise<void> {
  const count = (...words: ChangeWord[]) => changes.filter(({ change }) => words.includes(change)).length;
  const body = { made: count('made', 'restored'), changed: count('changed'), removed: count('removed') };
  await tx.publish(linesChanged, { kind: 'plan.plan', id: plan.id }, { setId, cause: act.cause, ...body });
  for (const { lineKind, lineId, change, before, after } of changes) {
    if (lineKind !== 'action' || change !== 'changed' || isSame(before['state'], after['state'])) continue;
    await tx.publish(
      actionStateChanged,
      { kind: 'plan.action', id: lineId },
      // Safe: only states that the contract knows are written; the event parses them again.
      { planId: plan.id, from: before['state'] as 'not_begun', to: after['state'] as 'not_begun' },
    );
  }
}
