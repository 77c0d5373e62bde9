import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { LineKind } from '../contract/line.ts';
import type { Fields } from '../domain/ledger.ts';
import type { Line } from '../domain/line.ts';
import { LONGEST_POSITION, positionBetween, positionsBetween } from '../domain/position.ts';
import { linesByIds, linesOf, placesAfter } from '../store/line.ts';
import { type Edit, writeLines } from './ledger.ts';
import { type HeldPlan, planFor, planToEdit, type SeenPlan, type Sight, sightOf } from './sight.ts';

type PlacedKind = Exclude<LineKind, 'plan'>;

/** What an endpoint that writes one line answers. */
export interface WrittenLine {
  readonly id: string;
  readonly version: number;
}

/** A line that is there, in a plan that the actor may see. */
export async function lineFor<K extends PlacedKind>(
  ctx: Context,
  { kind, id }: { kind: K; id: string },
  sight: Sight,
): Promise<{ line: Line<K>; plan: SeenPlan }> {
  const [line] = await linesByIds(ctx.db, kind, [id]);
  if (!line || line.removedAt !== null) return refuse('not_found', 'plan.line_not_found');
  return { line, plan: await planFor(ctx, line.planId, sight) };
}

/** Lets an actor who writes plans work on the plan of a line, which is held meanwhile. */
export async function editing<K extends PlacedKind, T>(
  ctx: Context,
  { kind, id }: { kind: K; id: string },
  work: (tx: Context, found: { line: Line<K>; plan: SeenPlan; sight: Sight }) => Promise<T>,
): Promise<T> {
  return ctx.transaction(async (tx) => {
    const sight = await sightOf(tx);
    const { line } = await lineFor(tx, { kind, id }, sight);
    const plan = await planToEdit(tx, line.planId, sight);
    // Read again: somebody may have been at it while this act waited for the plan.
    const held = await lineFor(tx, { kind, id }, sight);
    return work(tx, { line: held.line, plan, sight });
  });
}

/** Writes some fields of a line. */
export function changeLine(
  ctx: Context,
  { kind, id, version, fields }: { kind: PlacedKind; id: string; version: number; fields: Fields },
): Promise<WrittenLine> {
  return editing(ctx, { kind, id }, (tx, { plan }) =>
    writeOne(tx, plan, { kind, id, change: 'changed', fields, version }),
  );
}

/** Adds a line at its end of the plan, the phase or the goal, or behind another. */
export async function addLine(
  tx: Context,
  plan: HeldPlan,
  { kind, fields, after }: { kind: PlacedKind; fields: Fields; after: string | null | undefined },
): Promise<WrittenLine> {
  const id = newId();
  const { position, others } = await placeFor(tx, plan, { kind, fields, after, moving: null });
  const made: Edit = { kind, id, change: 'made', fields: { ...fields, position } };
  const { versions } = await writeLines(tx, plan, [...others, made], { cause: 'edit' });
  return { id, version: versions.get(id) ?? 1 };
}

/** Puts a line behind another of its like, or first. */
export async function moveLine(
  tx: Context,
  plan: HeldPlan,
  { kind, id, fields, after }: { kind: PlacedKind; id: string; fields: Fields; after: string | null },
): Promise<WrittenLine> {
  const { position, others } = await placeFor(tx, plan, { kind, fields, after, moving: id });
  const moved: Edit = { kind, id, change: 'changed', fields: { ...fields, position } };
  const { versions } = await writeLines(tx, plan, [...others, moved], { cause: 'edit' });
  return { id, version: versions.get(id) ?? 1 };
}

async function writeOne(tx: Context, plan: HeldPlan, edit: Edit): Promise<WrittenLine> {
  const { versions } = await writeLines(tx, plan, [edit], { cause: 'edit' });
  return { id: edit.id, version: versions.get(edit.id) ?? 1 };
}

interface Place {
  readonly kind: PlacedKind;
  readonly fields: Fields;
  readonly after: string | null | undefined;
  readonly moving: string | null;
}

/** The key of a place; where keys grew long, all of that row are written anew in the same act. */
async function placeFor(
  tx: Context,
  plan: HeldPlan,
  { kind, fields, after, moving }: Place,
): Promise<{ position: string; others: Edit[] }> {
  const within = rowOf(plan, kind, fields);
  const { before, next } = await placesAfter(tx.db, kind, { within, after, moving });
  if (typeof after === 'string' && before === null) return refuse('not_found', 'plan.line_not_found');
  const position = positionBetween(after === null ? null : before, next);
  if (position.length <= LONGEST_POSITION) return { position, others: [] };
  return renumbered(tx, plan, { kind, within, after, moving });
}

function rowOf(plan: HeldPlan, kind: PlacedKind, fields: Fields) {
  if (kind === 'action') return { column: 'phaseId', id: String(fields['phaseId']) } as const;
  if (kind === 'measure') return { column: 'goalId', id: String(fields['goalId']) } as const;
  return { column: 'planId', id: plan.id } as const;
}

async function renumbered(
  tx: Context,
  plan: HeldPlan,
  { kind, within, after, moving }: Omit<Place, 'fields'> & { within: ReturnType<typeof rowOf> },
): Promise<{ position: string; others: Edit[] }> {
  const row = (await linesOf(tx.db, kind, plan.id)).filter(
    (line) => line.id !== moving && isIn(line, within),
  );
  const index =
    after === null ? 0 : after === undefined ? row.length : row.findIndex(({ id }) => id === after) + 1;
  const keys = positionsBetween(null, null, row.length + 1);
  const others = row.map((line, at): Edit => {
    const position = keys[at < index ? at : at + 1];
    return { kind, id: line.id, change: 'changed', fields: { position } };
  });
  return { position: keys[index] ?? '1', others };
}

const isIn = (line: object, { column, id }: { column: string; id: string }) =>
  new Map<string, unknown>(Object.entries(line)).get(column) === id;
