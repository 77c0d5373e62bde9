import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { shown, shownAlways } from '#modules/plan/service/sight.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { measureContract, ReadingSource, ShownMeasure } from '../contract/measure.ts';
import { movementOf, type Read } from '../domain/movement.ts';
import { canWrite } from '../domain/permission.ts';
import { intervalProblem, type Kept, keptOf } from '../domain/reading.ts';
import { annotationChanged, feedSet, readingCorrected, readingEntered } from '../events.ts';
import { findMeasure, type MeasureRow } from '../store/measure.ts';
import {
  correctionsOf,
  deleteAnnotation,
  deleteFeed,
  findReading,
  insertAnnotation,
  insertCorrection,
  insertReading,
  putFeed,
  type ReadingRow,
  readingOn,
  readingsOf,
  updateReading,
} from '../store/reading.ts';
import { readFeed } from './feed.ts';
import { askerOf, measureFor, named, refuseUnlessWriter, type Sight, sightOf } from './sight.ts';

type Contract = typeof measureContract;

const SHOWN_READINGS = 1000;

export const measureHandlers: Handlers<Contract> = {
  readMeasure,
  addReading: (ctx, input) => ctx.transaction((tx) => addReading(tx, input)),
  correctReading: (ctx, { readingId, version, reason, ...after }) =>
    ctx.transaction(async (tx) => {
      requireSound(after);
      return correct(tx, { readingId, version, after, reason });
    }),
  removeReading: (ctx, { readingId, version, reason }) =>
    ctx.transaction(async (tx) => {
      await correct(tx, { readingId, version, after: null, reason });
      return {};
    }),
  listCorrections: async (ctx, { readingId }) => {
    const corrections = await correctionsOf(ctx.db, readingId);
    return {
      corrections: corrections.map(({ correctedBy, name, correctedAt, ...row }) => ({
        ...row,
        by: named(correctedBy, name),
        at: correctedAt,
      })),
    };
  },
  setFeed: (ctx, input) => ctx.transaction((tx) => setFeed(tx, input)),
  addAnnotation: (ctx, input) =>
    ctx.transaction(async (tx) => {
      refuseUnlessWriter(tx);
      const id = newId();
      await insertAnnotation(tx.db, { ...input, id, madeBy: tx.actor.personId, madeAt: tx.now });
      await tx.publish(annotationChanged, { kind: 'measurement.annotation', id }, { change: 'made' });
      return { id };
    }),
  removeAnnotation: (ctx, { annotationId }) =>
    ctx.transaction(async (tx) => {
      refuseUnlessWriter(tx);
      if (!(await deleteAnnotation(tx.db, annotationId)))
        refuse('not_found', 'measurement.annotation_not_found');
      await tx.publish(
        annotationChanged,
        { kind: 'measurement.annotation', id: annotationId },
        { change: 'removed' },
      );
      return {};
    }),
};

/** A measure as it is drawn, with the word for how it moves. */
export function measureView(
  measure: MeasureRow,
  readings: readonly Read[],
  sight: Pick<Sight, 'language' | 'house'>,
): ShownMeasure {
  return {
    id: measure.id,
    kind: measure.kind,
    name: shownAlways(sight, measure.name),
    unitLabel: shown(sight, measure.unitLabel),
    ...factsOf(measure, readings),
    source: measure.source,
    feed: measure.feed,
  };
}

/** What does not depend on the language of the reader. */
export function factsOf(measure: MeasureRow, readings: readonly Read[]) {
  const { unit, direction, baseline, target } = measure;
  return {
    unit,
    direction,
    baseline,
    target,
    series: readings.map(({ readOn, value, low, high }) => ({ readOn, value, low, high })),
    movement: movementOf({ unit, direction, baseline, target, readings }),
  };
}

async function readMeasure(
  ctx: Context,
  { measureId }: InputOf<Contract['readMeasure']>,
): Promise<AnswerOf<Contract['readMeasure']>> {
  const sight = await sightOf(ctx);
  const { measure, of } = await measureFor(ctx, measureId, sight);
  const readings = await readingsOf(ctx.db, measureId, SHOWN_READINGS);
  const whole = readings.filter(({ unitId }) => unitId === null).reverse();
  const byUnit = Map.groupBy(
    readings.filter(({ unitId }) => unitId !== null).reverse(),
    ({ unitId }) => unitId ?? '',
  );
  return {
    ...measureView(measure, whole, sight),
    of,
    readings: readings.map(readingView),
    units: [...byUnit].map(([id, own]) => ({
      unit: { id, name: own[0]?.unitName ?? '' },
      series: own.map(({ readOn, value, low, high }) => ({ readOn, value, low, high })),
    })),
    feedVersion: measure.feedVersion,
    can: { write: canWrite(askerOf(ctx)) },
  };
}

const readingView = ({ enteredBy, enteredByName, measureId: _, unitName: __, ...row }: ReadingRow) => ({
  ...row,
  enteredBy: named(enteredBy, enteredByName),
});

async function addReading(tx: Context, input: InputOf<Contract['addReading']>) {
  refuseUnlessWriter(tx);
  requireSound(input);
  await requireMeasure(tx, input.measureId);
  if (input.readOn > tx.today) refuse('invalid', 'measurement.reading_of_the_future');
  const id = newId();
  const source: ReadingSource = tx.actor.kind === 'token' ? 'api' : 'by_hand';
  const row = {
    ...input,
    id,
    source,
    sourceId: null,
    enteredBy: tx.actor.personId,
    enteredAt: tx.now,
  };
  if (!(await insertReading(tx.db, row))) {
    const standing = await readingOn(tx.db, input);
    return refuse('conflict', 'measurement.day_has_a_reading', {
      current: standing ? readingView(standing) : null,
    });
  }
  await tx.publish(
    readingEntered,
    { kind: 'measurement.measure', id: input.measureId },
    { readOn: input.readOn, source },
  );
  return { id, version: 1 };
}

/** Writes a reading anew, or takes it away, and keeps what stood; for imports and recounts too. */
export async function correct(
  tx: Context,
  {
    readingId,
    version,
    after,
    reason,
  }: { readingId: string; version: number; after: Kept | null; reason: string },
): Promise<{ id: string; version: number }> {
  refuseUnlessWriter(tx);
  const standing =
    (await findReading(tx.db, readingId)) ?? refuse('not_found', 'measurement.reading_not_found');
  const before = keptOf(standing);
  if (!(await updateReading(tx.db, { id: readingId, version, after, now: tx.now })))
    return refuse('conflict', 'edited_meanwhile', { current: readingView(standing) });
  await insertCorrection(tx.db, {
    readingId,
    before,
    after,
    reason,
    correctedBy: tx.actor.personId,
    correctedAt: tx.now,
  });
  await tx.publish(
    readingCorrected,
    { kind: 'measurement.measure', id: standing.measureId },
    { readingId, removed: after === null },
  );
  return { id: readingId, version: version + 1 };
}

async function setFeed(tx: Context, { measureId, version, feed }: InputOf<Contract['setFeed']>) {
  refuseUnlessWriter(tx);
  await requireMeasure(tx, measureId);
  if (feed?.kind === 'behaviour' && feed.figure === 'share' && !SHARES.includes(feed.behaviour))
    return refuse('invalid', 'measurement.no_share_of_that', { behaviour: feed.behaviour });
  const by = { setBy: tx.actor.personId, setAt: tx.now };
  const written =
    feed === null
      ? version !== null && (await deleteFeed(tx.db, measureId, version))
      : await putFeed(tx.db, { measureId, version, feed, ...by });
  if (written === undefined || written === false) {
    const current = await findMeasure(tx.db, measureId);
    return refuse('conflict', 'edited_meanwhile', { current: current?.feed ?? null });
  }
  await tx.publish(feedSet, { kind: 'measurement.measure', id: measureId }, { kind: feed?.kind ?? null });
  const readings = feed ? await readFeed(tx, { measureId, feed }) : 0;
  return { version: feed === null ? null : Number(written), readings };
}

const SHARES: readonly string[] = ['read', 'understood', 'signed'];

async function requireMeasure(tx: Context, measureId: string): Promise<void> {
  await measureFor(tx, measureId, await sightOf(tx));
}

function requireSound(given: Pick<Kept, 'value' | 'low' | 'high'>): void {
  const problem = intervalProblem(given);
  if (problem) refuse('invalid', `measurement.${problem}`);
}
