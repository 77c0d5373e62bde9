import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { surveyContract } from '../contract/survey.ts';
import { LEAST_LABEL } from '../contract/wave.ts';
import { sampleSize } from '../domain/sampling.ts';
import { canPlanSurveys } from '../domain/survey.ts';
import { limitChanged } from '../events.ts';
import { peopleOf } from '../store/sampling.ts';
import { writeLimit } from '../store/survey.ts';
import { drawInvited, itemLimit } from './sampling.ts';
import { refuseUnlessPlanner, surveyFor } from './survey.ts';

type Contract = typeof surveyContract;

export const limitHandlers: Pick<Handlers<Contract>, 'readLimits' | 'writeLimits' | 'previewSample'> = {
  readLimits: limitsOf,
  writeLimits: (ctx, input) => ctx.transaction((tx) => writeLimits(tx, input)),
  previewSample,
};

async function limitsOf(ctx: Context) {
  const mayWrite = ctx.actor.grants.some(({ role }) => role === 'planner' || role === 'admin');
  return { ...(await itemLimit(ctx)), can: { write: mayWrite && canPlanSurveys(ctx.actor) } };
}

async function writeLimits(
  tx: Context,
  { itemsPerFortnight, version, reason }: InputOf<Contract['writeLimits']>,
) {
  refuseUnlessPlanner(tx);
  const before = await itemLimit(tx);
  const stamp = { changedBy: tx.actor.personId, changedAt: tx.now };
  const isWritten =
    before.version === version && (await writeLimit(tx.db, { itemsPerFortnight, version, ...stamp }));
  if (!isWritten) return refuse('conflict', 'edited_meanwhile', { current: await itemLimit(tx) });
  await tx.publish(limitChanged, null, { from: before.itemsPerFortnight, to: itemsPerFortnight, reason });
  return limitsOf(tx);
}

async function previewSample(ctx: Context, { surveyId }: InputOf<Contract['previewSample']>) {
  const { kind, items, audienceId, rhythm } = (await surveyFor(ctx, surveyId)).content;
  const people = await peopleOf(ctx.db, await audienceSql(ctx, audienceId ?? { kind: 'everyone' }));
  const sharePercent = rhythm?.sharePercent ?? 100;
  const size = sharePercent === 100 ? null : sampleSize(people.length, { sharePercent, least: LEAST_LABEL });
  const { invited, resting } = await drawInvited(ctx, people, { kind, items: items.length, size });
  return { audience: people.length, resting: resting.length, drawn: invited.length };
}
