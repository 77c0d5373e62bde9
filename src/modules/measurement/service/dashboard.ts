import type { AnswerOf, FileAnswer, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { interruptedSeries, placeboDates } from '#kernel/stats/interrupted-series.ts';
import { planFor, sealedFrom, shown, shownAlways } from '#modules/plan/service/sight.ts';
import type { Context } from '#platform/context.ts';
import { csvLines } from '#platform/csv.ts';
import type { Handlers } from '#platform/module.ts';
import { translator } from '#platform/translate.ts';
import type { Dashboard, dashboardContract } from '../contract/dashboard.ts';
import { canWrite } from '../domain/permission.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { type AnnotationRow, annotationsBetween } from '../store/annotation.ts';
import { goalsOf, type MeasureRow, measuresOf, objectivesOf } from '../store/measure.ts';
import { seriesOf } from '../store/reading.ts';
import { threadWeights } from './effect-view.ts';
import { measureView } from './measure.ts';
import { askerOf, campaignTitleFor, measureFor, named, type Sight, sightOf } from './sight.ts';

type Contract = typeof dashboardContract;
type About = Pick<InputOf<Contract['readDashboard']>, 'planId' | 'campaignId'>;

/** Readings of one measure on a small picture; the measure's own page has all. */
const SHOWN_READINGS = 200;

const inLanguage = translator({ en, fi, es });

export const dashboardHandlers: Handlers<Contract> = {
  readDashboard,
  exportDashboard,
  readMovedTogether,
  readThreadWeights: threadWeights,
};

/** Goals of a plan, or objectives of a campaign, with their measures over time. */
export async function readDashboard(ctx: Context, about: About): Promise<Dashboard> {
  const sight = await sightOf(ctx);
  const goals = about.planId
    ? await goalSentences(ctx, about.planId, sight)
    : await objectiveSentences(ctx, about.campaignId ?? '', sight);
  const readable = goals.filter(({ sealed }) => sealed === null).map(({ id }) => id);
  const measures = await measuresOf(ctx.db, {
    goalIds: about.planId ? readable : [],
    campaignId: about.campaignId ?? null,
  });
  const series = Map.groupBy(
    await seriesOf(
      ctx.db,
      measures.map(({ id }) => id),
      SHOWN_READINGS,
    ),
    ({ measureId }) => measureId,
  );
  const days = [...series.values()].flatMap((own) => own.map(({ readOn }) => readOn)).sort();
  const [fromOn = null, toOn = null] = [days[0], days.at(-1)];
  const view = (measure: MeasureRow) => measureView(measure, series.get(measure.id) ?? [], sight);
  return {
    goals: goals.map((goal) => ({
      ...goal,
      measures: measures.filter(({ ofId }) => ofId === goal.id).map(view),
    })),
    annotations:
      fromOn && toOn ? await annotationsFor(ctx, sight, { ...about, goalIds: readable, fromOn }) : [],
    fromOn,
    toOn,
    can: { write: canWrite(askerOf(ctx)) },
  };
}

type Sentence = Omit<Dashboard['goals'][number], 'measures'>;

async function goalSentences(ctx: Context, planId: string, sight: Sight): Promise<Sentence[]> {
  await planFor(ctx, planId, sight);
  return (await goalsOf(ctx.db, { planId })).map((goal) => {
    const sealed = sealedFrom(sight, goal);
    return {
      id: goal.id,
      kind: 'goal',
      sentence: sealed ? null : shownAlways(sight, goal.sentence),
      sealed,
      byOn: sealed ? null : goal.byOn,
      owner: sealed ? null : named(goal.ownerId, goal.ownerName),
    };
  });
}

async function objectiveSentences(ctx: Context, campaignId: string, sight: Sight): Promise<Sentence[]> {
  await campaignTitleFor(ctx, campaignId);
  return (await objectivesOf(ctx.db, campaignId)).map((objective) => ({
    id: objective.id,
    kind: 'objective',
    sentence: shownAlways(sight, objective.sentence),
    sealed: null,
    byOn: objective.byOn,
    owner: null,
  }));
}

async function annotationsFor(
  ctx: Context,
  sight: Sight,
  { planId, campaignId, goalIds, fromOn }: About & { goalIds: readonly string[]; fromOn: string },
) {
  const found = await annotationsBetween(ctx.db, {
    fromOn,
    toOn: ctx.today,
    zone: sight.zone,
    planId: planId ?? null,
    campaignId: campaignId ?? null,
    goalIds,
  });
  return found.map((row) => annotationView(row, sight));
}

const annotationView = (row: AnnotationRow, sight: Sight) => ({ ...row, words: shown(sight, row.words) });

async function exportDashboard(
  ctx: Context,
  { language, ...about }: InputOf<Contract['exportDashboard']>,
): Promise<FileAnswer> {
  const spoken = language ?? ctx.actor.language;
  const { goals } = await readDashboard(ctx.as({ ...ctx.actor, language: spoken }), about);
  const t = inLanguage(spoken);
  const columns = [
    'goal',
    'measure',
    'unit',
    'day',
    'value',
    'low',
    'high',
    'baseline',
    'target',
    'movement',
  ];
  const rows = goals.flatMap(({ sentence, measures }) =>
    measures.flatMap((measure) =>
      measure.series.map(({ readOn, value, low, high }) => [
        sentence?.text,
        measure.name.text,
        measure.unitLabel?.text ?? t(`units.${measure.unit}`),
        readOn,
        value,
        low,
        high,
        measure.baseline,
        measure.target,
        t(`movement.${measure.movement.word}`),
      ]),
    ),
  );
  return {
    fileName: `measures-${ctx.today}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: `\uFEFF${csvLines([columns.map((name) => t(`csv.${name}`)), ...rows])}`,
  };
}

/** Readings on each side of the start that the method needs. */
const FEWEST_ON_A_SIDE = 4;

async function readMovedTogether(
  ctx: Context,
  { measureId, startsOn, comparisonId }: InputOf<Contract['readMovedTogether']>,
): Promise<AnswerOf<Contract['readMovedTogether']>> {
  const sight = await sightOf(ctx);
  const { measure } = await measureFor(ctx, measureId, sight);
  if (comparisonId) await measureFor(ctx, comparisonId, sight);
  const all = await seriesOf(ctx.db, comparisonId ? [measureId, comparisonId] : [measureId], 1000);
  const other = new Map(
    all.filter((one) => one.measureId === comparisonId).map(({ readOn, value }) => [readOn, value]),
  );
  // With a comparison only days that both have.
  const own = all.filter((one) => one.measureId === measureId && (!comparisonId || other.has(one.readOn)));
  const startsAt = own.findIndex(({ readOn }) => readOn >= startsOn);
  const before = startsAt < 0 ? own.length : startsAt;
  const lacks = (count: number) => Math.max(0, FEWEST_ON_A_SIDE - count);
  const needs = { before: lacks(before), after: lacks(own.length - before) };
  if (needs.before > 0 || needs.after > 0) return { found: null, needs };
  const sign = measure.direction === 'up' ? 1 : -1;
  const series = {
    values: own.map(({ value }) => sign * value),
    startsAt,
    ...(comparisonId ? { comparison: own.map(({ readOn }) => sign * (other.get(readOn) ?? 0)) } : {}),
  };
  return { found: await together(ctx, sight, { measure, startsOn, series }), needs: null };
}

type Series = Parameters<typeof interruptedSeries>[0];

async function together(
  ctx: Context,
  sight: Sight,
  { measure, startsOn, series }: { measure: MeasureRow; startsOn: string; series: Series },
) {
  const { level, slope, placebo } = changeIn(series);
  const span = { estimate: level.estimate, low: level.low, high: level.high };
  const others = await annotationsFor(ctx, sight, {
    planId: measure.planId ?? undefined,
    campaignId: measure.campaignId ?? undefined,
    goalIds: measure.kind === 'goal' ? [measure.ofId] : [],
    fromOn: startsOn,
  });
  return {
    startsOn,
    readings: series.values.length,
    step: span,
    slope: { estimate: slope.estimate, low: slope.low, high: slope.high },
    placebo: placebo && { dates: placebo.dates, share: placebo.pValue },
    // Few dates cannot make the share small; then the interval alone has to do.
    moved:
      (span.low > 0 || span.high < 0) &&
      (placebo === null || placebo.pValue <= Math.max(0.05, 1 / (placebo.dates + 1))),
    others,
  };
}

function changeIn(series: Series) {
  try {
    const enough = series.startsAt >= 2 * FEWEST_ON_A_SIDE;
    return { ...interruptedSeries(series), placebo: enough ? placeboDates(series) : null };
  } catch (error) {
    if (error instanceof RangeError) return refuse('conflict', 'measurement.series_without_scatter');
    throw error;
  }
}
