import type { InputOf } from '#kernel/contract.ts';
import { publishResponse } from '#kernel/disclosure/publishable.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { LEAST_TOLD, type waveContract } from '../contract/wave.ts';
import { waveReminded } from '../events.ts';
import { ballotCounts } from '../store/ballot.ts';
import { addLetters, remindersOf, startReminder } from '../store/letter.ts';
import { labelsOf } from '../store/roster.ts';
import { findWave } from '../store/wave.ts';
import { sendLettersJob } from './letter.ts';
import { labelView } from './wave.ts';
import { holdFor, waveNotFound } from './wave-view.ts';

export const reminderHandlers: Handlers<Pick<typeof waveContract, 'readResponse' | 'remindLabels'>> = {
  readResponse,
  remindLabels,
};

/** Letters to all who are invited: the same to everybody, but for the language. */
export async function inviteEverybody(tx: Context, waveId: string): Promise<void> {
  await addLetters(tx.db, { waveId, round: 0, labelIds: null });
  await tx.enqueue(sendLettersJob, { waveId }, { singletonKey: waveId });
}

/**
 * How many have answered, per label of the organisation and in steps of five. What lies under a unit counts for it, with
 * everything below; whoever chose a coarser label counts there only.
 */
async function readResponse(ctx: Context, { waveId }: { waveId: string }) {
  const wave = (await findWave(ctx.db, waveId)) ?? waveNotFound();
  if (wave.status !== 'open')
    return refuse('conflict', 'listening.wave_not_in_state', { status: wave.status });
  const labels = await labelsOf(ctx.db, waveId);
  const ballots = await ballotCounts(ctx.db, waveId);
  const below = Map.groupBy(labels, ({ parentId }) => parentId ?? '');
  const answeredUnder = (id: string): number =>
    (below.get(id) ?? []).reduce((sum, label) => sum + answeredUnder(label.id), ballots.get(id) ?? 0);
  // Read again at any time: rates that moved with each ballot would tell who has just voted. From five on, in steps of five.
  const response = (label: (typeof labels)[number]) => {
    const answered = Math.min(label.invited, answeredUnder(label.id));
    return publishResponse({ invited: label.invited, answered }, { k: LEAST_TOLD });
  };
  const everyone = labels.find(({ view, kind }) => view === 'core' && kind === 'everyone') ?? waveNotFound();
  return {
    everyone: response(everyone),
    labels: labels
      .filter(({ view, kind }) => view === 'org' && kind !== 'everyone')
      .map((label) => ({ ...labelView(label), response: response(label) })),
    reminders: await remindersOf(ctx.db, waveId),
  };
}

/** Days between two letters to the same people about the same wave. */
const DAYS_BETWEEN = 2;
const MOST_REMINDERS = 3;

async function remindLabels(ctx: Context, { waveId, labelIds }: InputOf<typeof waveContract.remindLabels>) {
  return ctx.transaction(async (tx) => {
    const { surveyId, openedAt } = await holdFor(tx, waveId, 'remind');
    const known = new Set((await labelsOf(tx.db, waveId)).map(({ id }) => id));
    if (labelIds.some((id) => !known.has(id))) return refuse('invalid', 'listening.label_unknown');
    const before = await remindersOf(tx.db, waveId);
    if (before.length >= MOST_REMINDERS)
      return refuse('too_many', 'listening.reminded_enough', { count: MOST_REMINDERS });
    const last = before.at(-1)?.at ?? openedAt ?? tx.now;
    if (Date.parse(tx.now) - Date.parse(last) < DAYS_BETWEEN * 86_400_000)
      return refuse('too_many', 'listening.reminded_lately', { days: DAYS_BETWEEN });
    const round = before.length + 1;
    await startReminder(tx.db, { waveId, round, labelIds, byId: tx.actor.personId, at: tx.now });
    const people = await addLetters(tx.db, { waveId, round, labelIds });
    await tx.publish(
      waveReminded,
      { kind: 'listening.wave', id: waveId },
      { surveyId, round, labels: labelIds.length },
    );
    await tx.enqueue(sendLettersJob, { waveId }, { singletonKey: waveId });
    return { round, people };
  });
}
