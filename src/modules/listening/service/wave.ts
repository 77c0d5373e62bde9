import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { Wave, WaveSettings, waveContract } from '../contract/wave.ts';
import { questionnaireOf } from '../domain/questionnaire.ts';
import { missingIn } from '../domain/survey.ts';
import { timesProblem } from '../domain/wave.ts';
import { waveBegun, wavePlanned, waveThawed } from '../events.ts';
import { emptyBox } from '../store/closing.ts';
import { deletePlan, insertLabels, insertRoster, labelsOf } from '../store/roster.ts';
import { findSurvey } from '../store/survey.ts';
import { deleteWave, findWave, insertWave, updateSettings, updateWave, wavePage } from '../store/wave.ts';
import { makeKeysJob } from './key.ts';
import { type Arms, planOf, rosterFacts } from './planning.ts';
import { itemLimit } from './sampling.ts';
import { holdFor, plainOf, requirePlanner, viewOf, waveNotFound } from './wave-view.ts';

export const waveHandlers: Handlers<
  Pick<
    typeof waveContract,
    | 'listWaves'
    | 'createWave'
    | 'readWave'
    | 'changeWave'
    | 'planWave'
    | 'unplanWave'
    | 'discardWave'
    | 'readWaveLabels'
  >
> = {
  listWaves,
  createWave: async (ctx, input) => viewOf(ctx, await beginWave(ctx, input)),
  readWave: (ctx, { waveId }) => viewOf(ctx, waveId),
  changeWave,
  planWave: async (ctx, { waveId, version }) => {
    await planWave(ctx, waveId, { version, arms: null });
    return viewOf(ctx, waveId);
  },
  unplanWave,
  discardWave,
  readWaveLabels,
};

async function listWaves(ctx: Context, { surveyId, after, limit }: InputOf<typeof waveContract.listWaves>) {
  const found = await wavePage(ctx.db, { surveyId, after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  return {
    rows: rows.map(({ content, ...row }) => {
      const { title, kind } = row.questionnaire ?? content;
      return { ...plainOf(row), title, kind };
    }),
    next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** Begins a wave as a draft, and gives its id. For schedules and other modules too. */
export async function beginWave(
  ctx: Context,
  { surveyId, settings }: { surveyId: string; settings: WaveSettings },
): Promise<string> {
  requirePlanner(ctx);
  const survey = await findSurvey(ctx.db, surveyId);
  if (!survey || survey.archivedAt) return refuse('not_found', 'listening.survey_not_found');
  refuseTimes(ctx, settings);
  const id = newId(Date.parse(ctx.now));
  await ctx.transaction(async (tx) => {
    await insertWave(tx.db, { id, surveyId, settings, madeBy: tx.actor.personId, madeAt: tx.now });
    await tx.publish(waveBegun, { kind: 'listening.wave', id }, { surveyId });
  });
  return id;
}

async function changeWave(
  ctx: Context,
  { waveId, version, settings }: InputOf<typeof waveContract.changeWave>,
): Promise<Wave> {
  refuseTimes(ctx, settings);
  return ctx.transaction(async (tx) => {
    await holdFor(tx, waveId, 'change');
    if (!(await updateSettings(tx.db, { waveId, version, settings })))
      return refuse('conflict', 'edited_meanwhile', { current: await viewOf(tx, waveId) });
    return viewOf(tx, waveId);
  });
}

/**
 * Freezes a draft: who is invited, what is asked, the labels. Its keys are then made in the background. `arms` of an
 * experiment become a view of their own; `version` null takes the draft as it is.
 */
export async function planWave(
  ctx: Context,
  waveId: string,
  { version, arms }: { version: number | null; arms: Arms | null },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await holdFor(tx, waveId, 'plan');
    if (version !== null && row.version !== version)
      return refuse('conflict', 'edited_meanwhile', { current: await viewOf(tx, waveId) });
    const { settings, surveyId } = row;
    refuseTimes(tx, settings);
    const questionnaire = await questionnaireFor(tx, surveyId);
    const plan = await planOf(tx, { settings, questionnaire, arms });
    await insertLabels(tx.db, waveId, plan.labels);
    await insertRoster(tx.db, waveId, plan.roster);
    const invited = plan.roster.length;
    await updateWave(tx.db, waveId, {
      status: 'planned',
      questionnaire,
      invited,
      plannedAt: tx.now,
      closesAt: settings.closesAt,
    });
    await tx.publish(wavePlanned, { kind: 'listening.wave', id: waveId }, { surveyId, invited });
    await tx.enqueue(makeKeysJob, { waveId }, { singletonKey: waveId });
  });
}

async function questionnaireFor(ctx: Context, surveyId: string) {
  const survey = await findSurvey(ctx.db, surveyId);
  if (!survey || survey.archivedAt) return refuse('not_found', 'listening.survey_not_found');
  const { itemsPerFortnight } = await itemLimit(ctx);
  const missing = missingIn(survey.content, { itemsPerFortnight });
  if (missing.length > 0) return refuse('invalid', 'listening.survey_not_ready', { missing });
  return questionnaireOf(surveyId, survey);
}

async function unplanWave(ctx: Context, { waveId }: { waveId: string }): Promise<Wave> {
  return ctx.transaction(async (tx) => {
    const { surveyId } = await holdFor(tx, waveId, 'unplan');
    await emptyBox(tx.db, waveId);
    await deletePlan(tx.db, waveId);
    await updateWave(tx.db, waveId, {
      status: 'draft',
      questionnaire: null,
      manifest: null,
      manifestHash: null,
      invited: null,
      plannedAt: null,
      closesAt: null,
    });
    await tx.publish(waveThawed, { kind: 'listening.wave', id: waveId }, { surveyId });
    return viewOf(tx, waveId);
  });
}

async function discardWave(ctx: Context, { waveId }: { waveId: string }) {
  return ctx.transaction(async (tx) => {
    await holdFor(tx, waveId, 'change');
    await deleteWave(tx.db, waveId);
    return {};
  });
}

async function readWaveLabels(ctx: Context, { waveId }: { waveId: string }) {
  const row = (await findWave(ctx.db, waveId)) ?? waveNotFound();
  if (row.status !== 'draft') {
    const labels = await labelsOf(ctx.db, waveId);
    return { frozen: true, labels: labels.map(labelView), ...(await rosterFacts(ctx, waveId, labels)) };
  }
  const survey = (await findSurvey(ctx.db, row.surveyId)) ?? waveNotFound();
  const questionnaire = questionnaireOf(row.surveyId, survey);
  const plan = await planOf(ctx, { settings: row.settings, questionnaire, arms: null });
  return {
    frozen: false,
    invited: plan.roster.length,
    resting: plan.resting,
    notDrawn: plan.notDrawn,
    byCode: plan.roster.filter(({ byCode }) => byCode).length,
    labels: plan.labels.map(labelView),
    rolledUp: [...plan.rolledUp],
  };
}

type LabelRows = Awaited<ReturnType<typeof labelsOf>>[number];

export const labelView = ({ id, view, kind, names, invited, parentId }: Omit<LabelRows, 'publicKey'>) => ({
  id,
  view,
  kind,
  names,
  people: invited,
  parentId,
});

function refuseTimes(ctx: Context, settings: WaveSettings): void {
  const problem = timesProblem(settings, ctx.now);
  if (problem) refuse('invalid', problem);
}
