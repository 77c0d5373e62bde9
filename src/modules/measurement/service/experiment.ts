import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { experimentContract } from '../contract/experiment.ts';
import { adviceOn, detectableIn } from '../domain/advice.ts';
import { canWrite } from '../domain/permission.ts';
import { experimentChanged, experimentDiscarded, experimentPlanned } from '../events.ts';
import {
  armSizes,
  drawnUnits,
  type ExperimentRow,
  experimentsOf,
  findExperiment,
  insertExperiment,
  updateExperiment,
} from '../store/experiment.ts';
import { checkDraw, drawExperiment, stopExperiment } from './experiment-draw.ts';
import { type Known, knownOf, outcomeNames, piecesOf, type Written } from './experiment-plan.ts';
import { askerOf, campaignTitleFor, named, refuseUnlessWriter, shownTitle, sightOf } from './sight.ts';

type Contract = typeof experimentContract;
type View = AnswerOf<Contract['readExperiment']>;

export const experimentHandlers: Handlers<Contract> = {
  async listExperiments(ctx, { campaignId }) {
    const experiments = await experimentsOf(ctx.db, campaignId ?? null);
    return { experiments: experiments.map((row) => headOf(ctx, row)), can: { plan: canWrite(askerOf(ctx)) } };
  },
  judgeDesign: async (ctx, input) => {
    refuseUnlessWriter(ctx);
    return judgementOf(await knownOf(ctx, input));
  },
  planExperiment: (ctx, input) => ctx.transaction((tx) => planExperiment(tx, input)),
  readExperiment: async (ctx, { experimentId }) => viewOf(ctx, await experimentFor(ctx, experimentId)),
  changeExperiment: (ctx, input) => ctx.transaction((tx) => changeExperiment(tx, input)),
  drawExperiment: async (ctx, input) => viewOf(ctx, await ctx.transaction((tx) => drawExperiment(tx, input))),
  checkDraw,
  stopExperiment: async (ctx, input) => viewOf(ctx, await ctx.transaction((tx) => stopExperiment(tx, input))),
  discardExperiment: (ctx, { experimentId }) =>
    ctx.transaction(async (tx) => {
      refuseUnlessWriter(tx);
      const row = await draftFor(tx, experimentId);
      await updateExperiment(tx.db, { id: row.id, version: row.version }, { removedAt: tx.now });
      await tx.publish(experimentDiscarded, { kind: 'measurement.experiment', id: row.id }, {});
      return {};
    }),
};

/** What could be found, and what speaks against it. */
export function judgementOf({ planned }: Known) {
  const advice = adviceOn(planned);
  return {
    people: planned.people,
    units: planned.units,
    detectable: detectableIn(planned),
    advice,
    possible: advice.every(({ stops }) => !stops),
  };
}

async function planExperiment(tx: Context, input: Written): Promise<View> {
  refuseUnlessWriter(tx);
  await campaignTitleFor(tx, input.campaignId);
  await knownOf(tx, input);
  const id = newId();
  const { campaignId, kind, drawOf, startsOn, endsOn, design } = input;
  const by = { madeBy: tx.actor.personId, madeAt: tx.now };
  await insertExperiment(tx.db, { id, campaignId, kind, drawOf, startsOn, endsOn, design, ...by });
  await tx.publish(experimentPlanned, { kind: 'measurement.experiment', id }, { campaignId });
  return viewOf(tx, await experimentFor(tx, id));
}

async function changeExperiment(tx: Context, input: InputOf<Contract['changeExperiment']>): Promise<View> {
  refuseUnlessWriter(tx);
  const row = await draftFor(tx, input.experimentId);
  if (row.campaignId !== input.campaignId) return refuse('invalid', 'measurement.experiment_keeps_campaign');
  await knownOf(tx, input);
  const { kind, drawOf, startsOn, endsOn, design, version } = input;
  if (!(await updateExperiment(tx.db, { id: row.id, version }, { kind, drawOf, startsOn, endsOn, design })))
    return refuse('conflict', 'edited_meanwhile', { current: await viewOf(tx, row) });
  await tx.publish(experimentChanged, { kind: 'measurement.experiment', id: row.id }, {});
  return viewOf(tx, await experimentFor(tx, row.id));
}

export async function experimentFor(ctx: Context, experimentId: string): Promise<ExperimentRow> {
  return (
    (await findExperiment(ctx.db, experimentId)) ?? refuse('not_found', 'measurement.experiment_not_found')
  );
}

async function draftFor(tx: Context, experimentId: string): Promise<ExperimentRow> {
  const row = await experimentFor(tx, experimentId);
  return row.drawnAt === null ? row : refuse('conflict', 'measurement.experiment_is_drawn');
}

function stateOf({ drawnAt, endedAt, stopReason, startsOn }: ExperimentRow, today: string): View['state'] {
  if (endedAt !== null) return stopReason === null ? 'ended' : 'stopped';
  if (drawnAt === null) return 'draft';
  return startsOn > today ? 'drawn' : 'running';
}

function headOf(ctx: Context, row: ExperimentRow) {
  const { id, campaignId, kind, drawOf, startsOn, endsOn } = row;
  return {
    id,
    campaignId,
    kind,
    drawOf,
    startsOn,
    endsOn,
    name: row.design.name,
    state: stateOf(row, ctx.today),
  };
}

export async function viewOf(ctx: Context, row: ExperimentRow): Promise<View> {
  const sight = await sightOf(ctx);
  const pieces = await piecesOf(ctx, row);
  const outcomes = await outcomeNames(ctx, row);
  const units = row.drawOf === 'units' && row.drawnAt !== null ? await drawnUnits(ctx.db, row.id) : [];
  const writes = canWrite(askerOf(ctx));
  const state = stateOf(row, ctx.today);
  return {
    ...headOf(ctx, row),
    design: row.design,
    version: row.version,
    madeBy: named(row.madeBy, row.makerName),
    drawnBy: named(row.drawnBy, row.drawerName),
    drawnAt: row.drawnAt,
    endedAt: row.endedAt,
    stopReason: row.stopReason,
    draw:
      row.seed !== null && row.digest !== null
        ? {
            subjects: row.subjects ?? 0,
            seed: row.seed,
            digest: row.digest,
            method: 'inward-draw/1',
            arms: await armSizes(ctx.db, row.id),
          }
        : null,
    units: units.map(({ id, name, arm, stratum, size, baseline }) => ({
      unit: { id, name },
      arm,
      stratum,
      people: size,
      baseline,
    })),
    // Safe: made from the units of measures, and the one word beside them.
    outcomes: outcomes as View['outcomes'],
    names: Object.fromEntries([...pieces.values()].map(({ id, title }) => [id, shownTitle(sight, title)])),
    can: {
      change: writes && state === 'draft',
      draw: writes && state === 'draft',
      stop: writes && (state === 'drawn' || state === 'running'),
      discard: writes && state === 'draft',
    },
  };
}
