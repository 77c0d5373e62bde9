import { createHash, randomInt } from 'node:crypto';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { endPieceHold, holdPiece } from '#modules/campaigns/service/hold.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { experimentContract } from '../contract/experiment.ts';
import { adviceOn } from '../domain/advice.ts';
import { type Drawn, drawPeople, drawText, drawUnits } from '../domain/draw.ts';
import { experimentDrawn } from '../events.ts';
import {
  drawOfExperiment,
  type ExperimentRow,
  findExperiment,
  insertDraw,
  peopleIn,
  peopleOfArm,
  updateExperiment,
} from '../store/experiment.ts';
import { conclude } from './effect.ts';
import { type Known, knownOf } from './experiment-plan.ts';
import { refuseUnlessWriter } from './sight.ts';

type Contract = typeof experimentContract;

/** Seeds are below 2^47, so that JSON and every language keep them whole. */
const SEEDS = 2 ** 47;

/** Draws the arms of a draft, keeps the draw with its digest, and holds the piece back from those who get it later. */
export async function drawExperiment(
  tx: Context,
  { experimentId, version, seed: wished, againstReason }: InputOf<Contract['drawExperiment']>,
): Promise<ExperimentRow> {
  refuseUnlessWriter(tx);
  const row = await found(tx, experimentId);
  if (row.drawnAt !== null) return refuse('conflict', 'measurement.experiment_is_drawn');
  if (row.startsOn < tx.today && row.kind !== 'stepped')
    return refuse('conflict', 'measurement.start_has_passed');
  const known = await knownOf(tx, row);
  // Whoever has it already cannot wait for it.
  if ([...known.pieces.values()].some(({ out }) => out))
    return refuse('conflict', 'measurement.piece_is_out');
  const advice = adviceOn(known.planned);
  if (advice.some(({ stops }) => stops))
    return refuse('conflict', 'measurement.design_cannot_work', { advice });
  if (advice.some(({ code }) => code === 'cannot_find_it') && !againstReason)
    return refuse('invalid', 'measurement.reason_needed', { advice });
  const seed = wished ?? randomInt(SEEDS);
  const drawn = await draw(tx, row, { known, seed });
  const digest = digestOf(drawn);
  const change = { seed, subjects: drawn.length, digest, drawnBy: tx.actor.personId, drawnAt: tx.now };
  if (!(await updateExperiment(tx.db, { id: row.id, version }, change)))
    return refuse('conflict', 'edited_meanwhile', { current: { version: row.version } });
  await insertDraw(tx.db, row.id, drawn);
  await holdArms(tx, row);
  await tx.publish(
    experimentDrawn,
    { kind: 'measurement.experiment', id: row.id },
    { subjects: drawn.length, digest, againstReason: againstReason ?? null },
  );
  return found(tx, row.id);
}

/** Repeats a draw from what was kept of it: the subjects with size and baseline, and the seed. */
export async function checkDraw(ctx: Context, { experimentId }: InputOf<Contract['checkDraw']>) {
  const row = await found(ctx, experimentId);
  const { seed, digest } = row;
  if (seed === null || digest === null) return refuse('conflict', 'measurement.experiment_is_not_drawn');
  const kept = await drawOfExperiment(ctx.db, row.id);
  const weights = row.design.arms.map(({ weight }) => weight);
  // A person's stratum stands for the unit in which they were: its number keeps the order of the groups.
  const again =
    row.drawOf === 'units'
      ? drawUnits(kept, { arms: weights.length, seed })
      : drawPeople(
          kept.map(({ id, stratum }) => ({ id, group: String(stratum).padStart(9, '0') })),
          { weights, seed },
        );
  return { same: digestOf(again) === digest && digestOf(kept) === digest, digest };
}

/** Ends an experiment before its day: what there is to say is said, and everyone gets the piece. */
export async function stopExperiment(
  tx: Context,
  { experimentId, version, reason }: InputOf<Contract['stopExperiment']>,
): Promise<ExperimentRow> {
  refuseUnlessWriter(tx);
  const row = await found(tx, experimentId);
  if (row.drawnAt === null || row.endedAt !== null)
    return refuse('conflict', 'measurement.experiment_does_not_run');
  if (row.version !== version)
    return refuse('conflict', 'edited_meanwhile', { current: { version: row.version } });
  await conclude(tx, row, reason);
  await endPieceHold(tx, row.id);
  return found(tx, row.id);
}

async function draw(
  tx: Context,
  row: ExperimentRow,
  { known, seed }: { known: Known; seed: number },
): Promise<Drawn[]> {
  if (row.drawOf === 'units') return drawUnits(known.units, { arms: row.design.arms.length, seed });
  const people = await peopleIn(tx.db, await audienceSql(tx, row.design.audienceId));
  return drawPeople(people, { weights: known.planned.weights, seed });
}

/** Holds each piece back from the arms that get it later, and from those that get another one. */
async function holdArms(tx: Context, row: ExperimentRow): Promise<void> {
  const { arms, audienceId } = row.design;
  const pieceIds = [...new Set(arms.flatMap(({ pieceId }) => pieceId ?? []))];
  if (pieceIds.length === 0) return;
  const audience = row.drawOf === 'units' ? await audienceSql(tx, audienceId) : null;
  for (const [arm, own] of arms.entries()) {
    const personIds = await peopleOfArm(tx.db, { experimentId: row.id, arm, audience });
    for (const pieceId of pieceIds) {
      const untilAt = own.pieceId === pieceId ? own.startsAt : null;
      if (own.pieceId === pieceId && (untilAt === null || untilAt <= tx.now)) continue;
      await holdPiece(tx, { pieceId, experimentId: row.id, untilAt, personIds });
    }
  }
}

const digestOf = (drawn: readonly Drawn[]) => createHash('sha256').update(drawText(drawn)).digest('hex');

async function found(ctx: Context, experimentId: string): Promise<ExperimentRow> {
  return (
    (await findExperiment(ctx.db, experimentId)) ?? refuse('not_found', 'measurement.experiment_not_found')
  );
}
