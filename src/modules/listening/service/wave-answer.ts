import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { EVERYONE } from '../contract/figure.ts';
import type { AnswerPart, waveAnswerContract } from '../contract/wave-answer.ts';
import { canPlanSurveys } from '../domain/survey.ts';
import { missingEditions } from '../domain/wave-answer.ts';
import { waveAnswered } from '../events.ts';
import { updateWave } from '../store/wave.ts';
import { findWaveAnswer, insertWaveAnswer, markPublished, updateWaveAnswer } from '../store/wave-answer.ts';
import { groupView, type ResultSight, sightOf } from './result-sight.ts';
import { refuseUnlessPlanner } from './survey.ts';
import { tellAnswerJob } from './wave-answer-message.ts';

type Contract = typeof waveAnswerContract;

export const waveAnswerHandlers: Handlers<Contract> = {
  readWaveAnswer,
  writeWaveAnswer: (ctx, input) => ctx.transaction((tx) => writeWaveAnswer(tx, input)),
  publishWaveAnswer: (ctx, input) => ctx.transaction((tx) => publishWaveAnswer(tx, input)),
};

async function readWaveAnswer(
  ctx: Context,
  { waveId }: InputOf<Contract['readWaveAnswer']>,
): Promise<AnswerOf<Contract['readWaveAnswer']>> {
  const sight = await sightOf(ctx, waveId);
  const found = await findWaveAnswer(ctx.db, waveId);
  const write = canPlanSurveys(ctx.actor);
  // A draft is nothing yet to those it is for.
  const seen = found && (found.publishedAt || write) ? found : undefined;
  const parts = seen?.parts ?? [];
  const missing = missingEditions(parts, sight.questionnaire.languages);
  return {
    state: !seen ? 'none' : seen.publishedAt ? 'published' : 'draft',
    parts: parts.map((part) => ({ ...part, name: groupView(sight, part.group).name })),
    missing: seen?.publishedAt ? [] : missing,
    publishedAt: seen?.publishedAt ?? null,
    publishedBy: seen?.publishedBy ? { id: seen.publishedBy, name: seen.publisher } : null,
    version: seen?.version ?? 0,
    can: {
      write: write && !found?.publishedAt,
      publish: write && found !== undefined && !found.publishedAt && missing.length === 0,
    },
  };
}

async function writeWaveAnswer(
  tx: Context,
  { waveId, version, parts }: InputOf<Contract['writeWaveAnswer']>,
) {
  refuseUnlessPlanner(tx);
  const sight = await sightOf(tx, waveId);
  requireShownGroups(sight, parts);
  const row = { waveId, parts, writtenBy: tx.actor.personId, writtenAt: tx.now };
  const written =
    version === 0 ? await insertWaveAnswer(tx.db, row) : await updateWaveAnswer(tx.db, { ...row, version });
  if (written) return written;
  const current = await findWaveAnswer(tx.db, waveId);
  if (current?.publishedAt) return refuse('conflict', 'listening.answer_is_published');
  return refuse('conflict', 'edited_meanwhile', { current: current ?? null });
}

async function publishWaveAnswer(tx: Context, { waveId, version }: InputOf<Contract['publishWaveAnswer']>) {
  refuseUnlessPlanner(tx);
  const sight = await sightOf(tx, waveId);
  const draft = (await findWaveAnswer(tx.db, waveId)) ?? refuse('not_found', 'listening.answer_not_written');
  if (draft.publishedAt) return refuse('conflict', 'listening.answer_is_published');
  const missing = missingEditions(draft.parts, sight.questionnaire.languages);
  if (missing.length > 0) return refuse('conflict', 'listening.answer_not_complete', { missing });
  const { personId: by } = tx.actor;
  if (!(await markPublished(tx.db, { waveId, version, by, at: tx.now })))
    return refuse('conflict', 'edited_meanwhile', { current: draft });
  await updateWave(tx.db, waveId, { status: 'answered' });
  const { surveyId } = sight.wave;
  await tx.publish(
    waveAnswered,
    { kind: 'listening.wave', id: waveId },
    { surveyId, groups: draft.parts.length },
  );
  await tx.enqueue(tellAnswerJob, { waveId });
  return { publishedAt: tx.now };
}

/** Whoever answers a group says that there is something to answer: only of groups that are shown. */
function requireShownGroups(sight: ResultSight, parts: readonly AnswerPart[]): void {
  const keys = parts.map(({ group }) => group);
  const unknown = keys.find((key) => !sight.shown.has(key));
  if (unknown !== undefined && unknown !== EVERYONE)
    refuse('invalid', 'listening.group_not_shown', { group: unknown });
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) refuse('invalid', 'listening.group_answered_twice', { group: twice });
}
