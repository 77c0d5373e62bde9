import { z } from 'zod';
import { newRandomId } from '#kernel/ids.ts';
import { editionFor, type Language } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { renderLetter } from '#platform/email-render.tsx';
import { jobType } from '#platform/queue.ts';
import { routeOf, UnsafeValue } from '#platform/smtp/address.ts';
import { signed } from '#platform/smtp/dkim.ts';
import { type CompiledLetter, compileLetter } from '#platform/smtp/letter.ts';
import type { Post } from '#platform/smtp/post.ts';
import type { Outcome, Outgoing } from '#platform/smtp/transaction.ts';
import { invitationLetter, reminderLetter } from '../emails.tsx';
import { claimLetter, type DueLetter, endLetter } from '../store/letter.ts';
import { findWave, type WaveRow } from '../store/wave.ts';
import { manifestView } from './wave-view.ts';
import { wordsIn } from './words.ts';

/** Sends the letters of a wave that wait. */
export const sendLettersJob = jobType('listening.sendLetters', z.object({ waveId: z.uuid() }), {
  retryLimit: 10,
  expireInSeconds: 3600,
});

type DueOutgoing = Outgoing & { readonly due: DueLetter };

/**
 * Sends the letters of a wave that wait, over all connections. Each is claimed by a statement of its own before it is given to
 * a mail server, and given back when no server took it: a sender that is killed sends none twice, and loses at most the few that
 * were under way; Today invites those people too. Throws when letters have to wait, so that the queue tries again later.
 */
export async function sendLetters(ctx: Context, { waveId }: { waveId: string }): Promise<void> {
  const { post } = ctx;
  const wave = await findWave(ctx.db, waveId);
  if (!post || wave?.status !== 'open') return;
  const write = await writerOf(ctx, post, wave);
  const given = new Set<string>();
  const next = async (): Promise<DueOutgoing | undefined> => {
    for (;;) {
      const due = await claimLetter(ctx.db, waveId, [...given]);
      if (!due) return undefined;
      const letter = await write(due);
      if (letter) return letter;
      await endLetter(ctx.db, { ...due, waveId, state: 'nowhere' });
    }
  };
  const settle = async ({ due }: DueOutgoing, outcome: Outcome): Promise<void> => {
    const state = stateAfter(outcome);
    if (state === 'waiting') given.add(due.personId);
    if (state !== 'sent') await endLetter(ctx.db, { ...due, waveId, state });
  };
  await post.mailer.run({ next, settle });
  if (given.size > 0 || post.mailer.restsUntil() > 0) throw new Error('No mail server takes letters now');
}

/** «Unknown»: the server may have it, so it is not sent again. */
function stateAfter(outcome: Outcome): 'sent' | 'nowhere' | 'waiting' {
  if (outcome.state === 'unsent') return 'waiting';
  if (outcome.state !== 'refused') return 'sent';
  return outcome.lasting === 'temporary' ? 'waiting' : 'nowhere';
}

/** Writes letters, each language and round compiled once: they are the same to everybody. */
async function writerOf(ctx: Context, post: Post, wave: WaveRow) {
  const house = await organisationOf(ctx);
  const compiled = new Map<string, Promise<CompiledLetter>>();
  const from = routeOf(post.from.address);
  const compiledFor = (round: number, language: Language): Promise<CompiledLetter> => {
    const kind = round === 0 ? 'invitation' : 'reminder';
    const known = compiled.get(`${kind} ${language}`);
    if (known) return known;
    const made = compile(ctx, post, { wave, kind, language, house });
    compiled.set(`${kind} ${language}`, made);
    return made;
  };
  return async (due: DueLetter): Promise<DueOutgoing | undefined> => {
    if (due.email === null) return undefined;
    const letter = await compiledFor(due.round, due.language ?? house.language);
    try {
      const content = letter.fill({
        to: { name: due.name, address: due.email },
        messageId: `<${newRandomId()}@${post.domain}>`,
        date: new Date(ctx.now),
        headers: {},
        values: {},
      });
      const seconds = Math.floor(Date.parse(ctx.now) / 1000);
      return {
        due,
        from,
        to: routeOf(due.email),
        content: post.dkim ? await signed(content, post.dkim, seconds) : content,
      };
    } catch (error) {
      if (!(error instanceof UnsafeValue)) throw error;
      return undefined;
    }
  };
}

/** Nothing in these letters is a person's own. */
const NO_SLOT = /(?!)()/g;

async function compile(
  ctx: Context,
  post: Post,
  {
    wave,
    kind,
    language,
    house,
  }: {
    wave: WaveRow;
    kind: 'invitation' | 'reminder';
    language: Language;
    house: Awaited<ReturnType<typeof organisationOf>>;
  },
): Promise<CompiledLetter> {
  const { questionnaire, manifestHash, closesAt } = wave;
  if (!questionnaire || !manifestHash) throw new Error('An open wave has no manifest');
  const frame = { t: wordsIn(language), language, organisation: house.name, accent: house.accent };
  const { hash, words } = manifestView(manifestHash);
  const facts = {
    title: editionFor(questionnaire.title, language, house.language),
    // The same address for all: whoever opens it is nobody in particular.
    link: `${ctx.url}/answer/${wave.id}#m=${hash}`,
    words,
    closesAt: closesAt ?? wave.settings.closesAt,
    zone: house.zone,
  };
  const written = kind === 'invitation' ? invitationLetter(frame, facts) : reminderLetter(frame, facts);
  const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language };
  return compileLetter({ from: post.from, slot: NO_SLOT, headers, ...(await renderLetter(written)) });
}
