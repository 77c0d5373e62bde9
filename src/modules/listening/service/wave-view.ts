import type { AnswerOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { publicWaveContract } from '../contract/public-wave.ts';
import type { Wave } from '../contract/wave.ts';
import { wordsOf } from '../domain/manifest.ts';
import { canPlanSurveys } from '../domain/survey.ts';
import { actsOpen, wantsAnswer } from '../domain/wave.ts';
import { codePeople, keyCounts } from '../store/roster.ts';
import { findSurvey } from '../store/survey.ts';
import { type ActRow, actsOf, findWave, holdWave, unansweredBefore, type WaveRow } from '../store/wave.ts';

/** Whether the actor may plan waves; the product itself may. */
export const mayPlan = ({ actor }: Context): boolean => actor.kind === 'system' || canPlanSurveys(actor);

/** Turned away unless the actor plans surveys for the whole organisation. */
export function requirePlanner(ctx: Context): void {
  if (!mayPlan(ctx)) refuse('forbidden', 'listening.only_surveyors');
}

export const waveNotFound = () => refuse('not_found', 'listening.wave_not_found');

/** A wave as its planners see it. */
export async function viewOf(ctx: Context, waveId: string): Promise<Wave> {
  const row = (await findWave(ctx.db, waveId)) ?? waveNotFound();
  const survey = (await findSurvey(ctx.db, row.surveyId)) ?? waveNotFound();
  const { acts, ...facts } = await factsOf(ctx, row);
  const { title, kind } = row.questionnaire ?? survey.content;
  return {
    ...plainOf(row),
    title,
    kind,
    settings: row.settings,
    version: row.version,
    plannedAt: row.plannedAt,
    keys: facts.keys,
    manifest: row.manifestHash && manifestView(row.manifestHash),
    acts: acts.map(actView),
    unanswered: facts.unanswered,
    can: actsOpen(facts, { planner: mayPlan(ctx), now: ctx.now }),
  };
}

/** The wave held until the transaction ends, and turned away with the code of why the act cannot be done. */
export async function holdFor(tx: Context, waveId: string, act: keyof Wave['can']): Promise<WaveRow> {
  requirePlanner(tx);
  const row = (await holdWave(tx.db, waveId)) ?? waveNotFound();
  const facts = await factsOf(tx, row);
  const code = actsOpen(facts, { planner: true, now: tx.now })[act];
  if (code) {
    const number = facts.unanswered?.number;
    return refuse('conflict', code, { status: row.status, ...(number === undefined ? {} : { number }) });
  }
  return row;
}

async function factsOf(ctx: Context, row: WaveRow) {
  const kind = row.questionnaire?.kind;
  const awaits = kind !== undefined && wantsAnswer(kind) && row.status === 'planned';
  const [keys, codes, unanswered, acts] = [
    await keyCounts(ctx.db, row.id),
    await codePeople(ctx.db, { waveId: row.id, view: 'core' }),
    awaits ? await unansweredBefore(ctx.db, row) : undefined,
    await actsOf(ctx.db, row.id),
  ];
  return {
    status: row.status,
    closesAt: row.closesAt ?? row.settings.closesAt,
    keys,
    byCode: codes.reduce((sum, { people }) => sum + people, 0),
    unanswered: unanswered ?? null,
    acts,
  };
}

/** The parts of a wave that lists show too. */
export function plainOf(row: WaveRow) {
  const { id, surveyId, number, status, invited, openedAt, closedAt } = row;
  return { id, surveyId, number, status, invited, openedAt, closesAt: row.closesAt, closedAt };
}

/** A manifest's hash as text and as words. */
export function manifestView(hash: Buffer): { hash: string; words: string[] } {
  return { hash: hash.toString('hex'), words: wordsOf(hash) };
}

const actView = ({ byId, byName, ...act }: ActRow): Wave['acts'][number] => ({
  ...act,
  by: byId ? { id: byId, name: byName } : null,
});

/** Acts as everybody reads them: with the name that the reason was given under. */
export const publicActs = (
  acts: readonly ActRow[],
): AnswerOf<typeof publicWaveContract.readPublicWave>['acts'] =>
  acts.map(({ byId: _id, byName, ...act }) => ({ ...act, by: byName }));
