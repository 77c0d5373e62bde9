import { z } from 'zod';
import type { InputOf } from '#kernel/contract.ts';
import { publishResponse } from '#kernel/disclosure/publishable.ts';
import { refuse } from '#kernel/errors.ts';
import { editionFor } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { renderLetter } from '#platform/email-render.tsx';
import type { Handlers } from '#platform/module.ts';
import { jobType } from '#platform/queue.ts';
import { translator } from '#platform/translate.ts';
import { LEAST_TOLD, type waveContract } from '../contract/wave.ts';
import { invitationLetter, reminderLetter } from '../emails.tsx';
import { waveReminded } from '../events.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { ballotCounts } from '../store/ballot.ts';
import {
  addLetters,
  claimLetters,
  type DueLetter,
  endLetter,
  remindersOf,
  startReminder,
} from '../store/letter.ts';
import { labelsOf } from '../store/roster.ts';
import { findWave, type WaveRow } from '../store/wave.ts';
import { labelView } from './wave.ts';
import { holdFor, manifestView, waveNotFound } from './wave-view.ts';

export const reminderHandlers: Handlers<Pick<typeof waveContract, 'readResponse' | 'remindLabels'>> = {
  readResponse,
  remindLabels,
};

const wordsIn = translator({ en, fi, es });

/** A sentence of ours in the language of the house. */
export async function houseWords(ctx: Context, key: string): Promise<string> {
  return wordsIn((await organisationOf(ctx)).language)(key);
}

/** Sends the letters of a round that wait. */
export const sendLettersJob = jobType('listening.sendLetters', z.object({ waveId: z.uuid() }), {
  retryLimit: 10,
  expireInSeconds: 3600,
});

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

const LETTERS_AT_ONCE = 50;

/**
 * Sends the letters of a wave that wait. Each is claimed in a transaction with its sending, so that of several workers one sends
 * it; one that is killed between sending and keeping sends those few again.
 */
export async function sendLetters(ctx: Context, { waveId }: { waveId: string }): Promise<void> {
  if (!ctx.mail) return;
  for (let sent = LETTERS_AT_ONCE; sent === LETTERS_AT_ONCE; ) {
    const wave = await findWave(ctx.db, waveId);
    if (wave?.status !== 'open') return;
    sent = await ctx.transaction(async (tx) => {
      const due = await claimLetters(tx.db, { waveId, limit: LETTERS_AT_ONCE });
      for (const letter of due) {
        const isSent = await send(tx, wave, letter);
        await endLetter(tx.db, { ...letter, waveId, state: isSent ? 'sent' : 'nowhere' });
      }
      return due.length;
    });
  }
}

async function send(
  ctx: Context,
  wave: WaveRow,
  { round, email, name, language }: DueLetter,
): Promise<boolean> {
  const { questionnaire, manifestHash, closesAt } = wave;
  if (!email || !questionnaire || !manifestHash) return false;
  const { name: organisation, accent, zone, language: house } = await organisationOf(ctx);
  const spoken = language ?? house;
  const frame = { t: wordsIn(spoken), language: spoken, organisation, accent };
  const { hash, words } = manifestView(manifestHash);
  const facts = {
    title: editionFor(questionnaire.title, spoken, house),
    // The same address for all: whoever opens it is nobody in particular.
    link: `${ctx.url}/answer/${wave.id}#m=${hash}`,
    words,
    closesAt: closesAt ?? wave.settings.closesAt,
    zone,
  };
  const letter = round === 0 ? invitationLetter(frame, facts) : reminderLetter(frame, facts);
  await ctx.mail?.send({ to: { name, address: email }, ...(await renderLetter(letter)) });
  return true;
}
