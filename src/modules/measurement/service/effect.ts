import { randomBytes } from 'node:crypto';
import { addDays, dayIn } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { poolEffects } from '#kernel/stats/pooling.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import { shownAlways } from '#modules/plan/service/sight.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { EffectShown, effectContract, Warning } from '../contract/effect.ts';
import type { Outcome } from '../contract/experiment.ts';
import { adjusted, confidenceFor, type Estimated, type Frame, nothing } from '../domain/effect.ts';
import { type PeopleArm, shareEffect } from '../domain/effect-people.ts';
import { steppedEffect, unitsEffect } from '../domain/effect-units.ts';
import { experimentEnded } from '../events.ts';
import {
  type FinalEffect,
  finalEffects,
  forgetLooks,
  insertEffects,
  newestEffects,
} from '../store/effect.ts';
import {
  armSizes,
  type CountedBehaviour,
  countArms,
  drawOfExperiment,
  type ExperimentRow,
  findExperiment,
  piecesByIds,
  runningIds,
  updateExperiment,
} from '../store/experiment.ts';
import { askedByArm, countsOf, findProbe, roundsOf } from '../store/probe.ts';
import { type UnitReading, unitReadings } from '../store/reading.ts';
import { outcomeNames } from './experiment-plan.ts';
import { sightOf } from './sight.ts';

type Contract = typeof effectContract;

export const effectHandlers: Handlers<Contract> = {
  async readEffects(ctx, { experimentId }: InputOf<Contract['readEffects']>) {
    const row =
      (await findExperiment(ctx.db, experimentId)) ?? refuse('not_found', 'measurement.experiment_not_found');
    if (row.drawnAt === null) return refuse('conflict', 'measurement.experiment_is_not_drawn');
    return effectsOf(ctx, row);
  },
  readCatalogue,
};

const random = (length: number) => randomBytes(length);

/** What an experiment shows: as it was concluded, or as it stands today. */
export async function effectsOf(
  ctx: Context,
  row: ExperimentRow,
): Promise<{ lookedOn: string; final: boolean; effects: EffectShown[] }> {
  if (row.endedAt !== null) {
    const kept = await newestEffects(ctx.db, [row.id]);
    return {
      lookedOn: kept[0]?.lookedOn ?? row.endsOn,
      final: true,
      effects: kept.map(({ effect }) => effect),
    };
  }
  const kept = isLarge(row) ? await newestEffects(ctx.db, [row.id]) : [];
  if (kept[0]) return { lookedOn: kept[0].lookedOn, final: false, effects: kept.map(({ effect }) => effect) };
  const estimated = await estimate(ctx, row, { atEnd: false });
  return { lookedOn: ctx.today, final: false, effects: estimated.map(({ effect }) => effect) };
}

/** More people than this take longer to count than a page may wait: they are looked at by the hour. */
const LARGE = 20_000;
const isLarge = ({ subjects }: ExperimentRow) => (subjects ?? 0) > LARGE;

/** Looks at the large experiments that run, so that pages and reports need not. */
export async function lookAtLarge(ctx: Context): Promise<void> {
  for (const experimentId of await runningIds(ctx.db, LARGE)) {
    const row = await findExperiment(ctx.db, experimentId);
    if (!row || row.endedAt !== null) continue;
    const estimated = await estimate(ctx, row, { atEnd: false });
    await ctx.transaction(async (tx) => {
      await forgetLooks(tx.db, row.id);
      await insertEffects(
        tx.db,
        { experimentId: row.id, lookedOn: tx.today, final: false },
        familiesOf(row, estimated),
      );
    });
  }
}

/** Concludes an experiment, on its day or before it with a reason; what was found is kept for good. */
export async function conclude(tx: Context, row: ExperimentRow, stopReason: string | null): Promise<void> {
  const early = stopReason !== null;
  const estimated = (await estimate(tx, row, { atEnd: !early })).map(({ effect, standardError }) => ({
    standardError,
    effect: early
      ? { ...effect, warnings: [...effect.warnings, { code: 'stopped_early' as const, values: {} }] }
      : effect,
  }));
  await forgetLooks(tx.db, row.id);
  await insertEffects(
    tx.db,
    { experimentId: row.id, lookedOn: tx.today, final: true },
    familiesOf(row, estimated),
  );
  const change = { endedAt: tx.now, ...(stopReason === null ? {} : { stopReason }) };
  await updateExperiment(tx.db, { id: row.id, version: row.version }, change);
  const verdicts = estimated.map(({ effect }) => effect.verdict);
  await tx.publish(experimentEnded, { kind: 'measurement.experiment', id: row.id }, { early, verdicts });
}

const familiesOf = (row: ExperimentRow, estimated: readonly Estimated[]) =>
  estimated.map(({ effect, standardError }) => ({
    effect,
    standardError,
    family: familyOf(row, row.design.outcomes[effect.outcome], effect.unit),
  }));

/** Effects of one family can be pooled: one design, one kind of outcome, one unit. */
function familyOf({ kind }: ExperimentRow, outcome: Outcome | undefined, unit: string): string {
  const of = outcome?.of;
  const what = of?.kind === 'behaviour' ? of.behaviour : of?.kind === 'probe' ? 'probe' : 'measure';
  return `${kind} ${what} ${unit}`;
}

async function estimate(
  ctx: Context,
  row: ExperimentRow,
  { atEnd }: { atEnd: boolean },
): Promise<Estimated[]> {
  const known = await outcomeNames(ctx, row);
  const { outcomes } = row.design;
  const found: Estimated[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const frame: Frame = {
      index,
      outcome,
      unit: known[index]?.unit ?? '',
      confidence: confidenceFor(outcomes, outcome),
      seed: row.seed ?? 0,
    };
    found.push(await estimateOne(ctx, row, { frame, atEnd }));
  }
  return adjusted(found);
}

interface Asked {
  readonly frame: Frame;
  readonly atEnd: boolean;
}

function estimateOne(ctx: Context, row: ExperimentRow, asked: Asked): Promise<Estimated> {
  const { of } = asked.frame.outcome;
  if (of.kind === 'behaviour') return ofBehaviour(ctx, row, { ...asked, behaviour: of.behaviour });
  if (of.kind === 'probe') return ofProbe(ctx, row, { ...asked, ...of });
  return ofMeasure(ctx, row, { ...asked, measureId: of.measureId });
}

async function ofBehaviour(
  ctx: Context,
  row: ExperimentRow,
  { frame, behaviour }: Asked & { behaviour: CountedBehaviour },
): Promise<Estimated> {
  const { arms } = row.design;
  const pieces = new Map(
    (
      await piecesByIds(
        ctx.db,
        arms.flatMap(({ pieceId }) => pieceId ?? []),
      )
    ).map((piece) => [piece.id, piece]),
  );
  const messageIds = arms.map(({ pieceId }) => pieces.get(pieceId ?? '')?.messageId ?? null);
  const counted = await countArms(ctx.db, { experimentId: row.id, messageIds, behaviour });
  const sizes = await armSizes(ctx.db, row.id);
  const arm = (number: number): PeopleArm => {
    const own = counted.find((one) => one.arm === number);
    const drawn = sizes.find((one) => one.arm === number)?.subjects ?? 0;
    return { drawn, people: own?.people ?? 0, hits: own?.hits ?? 0 };
  };
  return shareEffect(frame, [arm(0), arm(1)], { method: 'sequence', random });
}

async function ofProbe(
  ctx: Context,
  _row: ExperimentRow,
  { frame, probeId, item }: Asked & { probeId: string; item: number },
): Promise<Estimated> {
  const probe = (await findProbe(ctx.db, probeId)) ?? refuse('not_found', 'measurement.probe_not_found');
  const round = (await roundsOf(ctx.db, [probeId])).find((one) => one.round === 'after');
  // Once, when the round is closed: until then the counts would tell who answered last.
  if (!round || round.closesOn >= ctx.today)
    return nothing(frame, { method: 'shares', arms: [], warnings: runsUntil(round?.closesOn ?? ctx.today) });
  const counts = (await countsOf(ctx.db, [probeId])).filter(
    (one) => one.round === 'after' && one.item === item,
  );
  const asked = await askedByArm(ctx.db, probeId, 'after');
  const arm = (number: number): PeopleArm => {
    const own = counts.filter((one) => one.arm === number);
    const sum = (list: typeof own) => list.reduce((total, { votes }) => total + votes, 0);
    const yes = own.filter(({ choice }) => probe.items[item]?.counts.includes(choice));
    const drawn = asked.find((one) => one.arm === number)?.people ?? 0;
    return { drawn, people: sum(own), hits: sum(yes) };
  };
  return shareEffect(frame, [arm(0), arm(1)], { method: 'shares', random });
}

async function ofMeasure(
  ctx: Context,
  row: ExperimentRow,
  { frame, atEnd, measureId }: Asked & { measureId: string },
): Promise<Estimated> {
  const method = row.kind === 'stepped' ? 'stepped_wedge' : 'unit_means';
  // Regression and redraws are made once: a look before the end would find effects that are not there.
  if (!atEnd && ctx.today <= row.endsOn)
    return nothing(frame, { method, arms: [], warnings: runsUntil(row.endsOn) });
  const { zone } = await organisationOf(ctx);
  const drawn = await drawOfExperiment(ctx.db, row.id);
  const span = { measureId, fromOn: addDays(row.startsOn, -366), toOn: row.endsOn };
  const byUnit = Map.groupBy(await unitReadings(ctx.db, span), ({ unitId }) => unitId);
  if (row.kind !== 'stepped')
    return unitsEffect(
      frame,
      drawn.map(({ id, arm, stratum }) => {
        const own = byUnit.get(id) ?? [];
        const before = own.filter(({ readOn }) => readOn <= row.startsOn).at(-1)?.value ?? null;
        const after = own.filter(({ readOn }) => readOn > row.startsOn).at(-1)?.value ?? null;
        return { arm, stratum: String(stratum), before, after };
      }),
    );
  const starts = row.design.arms.map(({ startsAt }) => (startsAt ? dayIn(zone, startsAt) : row.endsOn));
  return steppedEffect(
    frame,
    drawn.map(({ id, arm, stratum }) => ({
      arm,
      stratum: String(stratum),
      periods: periodMeans(byUnit.get(id) ?? [], { from: row.startsOn, starts, to: row.endsOn }),
    })),
  );
}

/** The mean of a unit in each period: before the first start, then from start to start. */
function periodMeans(
  readings: readonly UnitReading[],
  { from, starts, to }: { from: string; starts: readonly string[]; to: string },
): (number | null)[] {
  const edges = [from, ...starts, addDays(to, 1)];
  return edges.slice(0, -1).map((edge, period) => {
    const own = readings.filter(({ readOn }) => readOn >= edge && readOn < (edges[period + 1] ?? ''));
    return own.length > 0 ? own.reduce((sum, { value }) => sum + value, 0) / own.length : null;
  });
}

const runsUntil = (day: string): Warning[] => [{ code: 'runs_until', values: { day } }];

async function readCatalogue(ctx: Context): Promise<AnswerOf<Contract['readCatalogue']>> {
  const sight = await sightOf(ctx);
  const families = Map.groupBy(await finalEffects(ctx.db), ({ family }) => family);
  return {
    families: [...families].map(([family, own]) => ({
      family,
      kind: own[0]?.kind ?? 'editions',
      unit: own[0]?.effect.unit ?? '',
      effects: own.flatMap((one) =>
        one.effect.effect
          ? [
              {
                experimentId: one.experimentId,
                campaign: { id: one.campaignId, title: shownAlways(sight, one.campaignTitle) },
                name: one.name,
                endedOn: one.endedOn,
                effect: one.effect.effect,
                verdict: one.effect.verdict,
              },
            ]
          : [],
      ),
      pooled: pooledOf(own),
    })),
  };
}

function pooledOf(own: readonly FinalEffect[]) {
  const studies = own.flatMap(({ estimate: value, standardError }) =>
    standardError !== null && standardError > 0 ? [{ estimate: value, standardError }] : [],
  );
  if (studies.length < 2) return null;
  const { estimate: mean, low, high, studies: campaigns, iSquared, nextCampaign } = poolEffects(studies);
  return {
    estimate: mean,
    low,
    high,
    campaigns,
    heterogeneity: iSquared,
    nextCampaign: nextCampaign ?? null,
  };
}
