import { z } from 'zod';
import { editionFor, type Language } from '#kernel/language.ts';
import type { Block, RichText } from '#kernel/rich-text.ts';
import { readingSeconds } from '#kernel/schedule/reading-time.ts';
import type { NewEdition, NewMessage } from '#modules/delivery/contract/message.ts';
import { putMessage } from '#modules/delivery/service/publish.ts';
import { confirmRelease, createRelease, previewRelease } from '#modules/delivery/service/release.ts';
import type { Rule } from '#modules/people/contract/audience-rule.ts';
import { countAudience } from '#modules/people/service/audience.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import { type Context, SYSTEM } from '#platform/context.ts';
import { renderLetter } from '#platform/email-render.tsx';
import { jobType } from '#platform/queue.ts';
import { EVERYONE } from '../contract/figure.ts';
import { answerLetter } from '../emails.tsx';
import { findClosedWave } from '../store/result.ts';
import { findWaveAnswer, invitedTo, isTold } from '../store/wave-answer.ts';
import { wordsIn } from './words.ts';

/** Tells everybody who was invited that their wave was answered. */
export const tellAnswerJob = jobType('listening.tellAnswer', z.object({ waveId: z.uuid() }), {
  retryLimit: 10,
  expireInSeconds: 600,
});

const PIECE = 'listening.waveAnswer';

/**
 * Gives the published answer to delivery as a message to all who were invited, whoever of them answered: in the feed, and by
 * letter where their week has room. Told once; the message, its release and its confirmation are one transaction.
 */
export async function tellAnswer(ctx: Context, { waveId }: { waveId: string }): Promise<void> {
  const [wave, answer] = [await findClosedWave(ctx.db, waveId), await findWaveAnswer(ctx.db, waveId)];
  if (!wave?.questionnaire || !answer?.publishedAt || (await isTold(ctx.db, { kind: PIECE, id: waveId })))
    return;
  const audience = ruleOf(await invitedTo(ctx.db, waveId));
  if (!audience || (await countAudience(ctx, audience)) === 0) return;
  const whole = answer.parts.find(({ group }) => group === EVERYONE);
  const house = await organisationOf(ctx);
  const editions: NewMessage['editions'] = {};
  for (const language of wave.questionnaire.languages)
    editions[language] = await editionIn(language, {
      title: editionFor(wave.questionnaire.title, language, house.language),
      heard: paragraphsOf(whole?.heard[language]),
      doing: paragraphsOf(whole?.doing[language]),
      fromWhom: answer.publisher ?? house.name,
      results: `${ctx.url}/results/${waveId}`,
      house,
    });
  const named = editionFor(wave.questionnaire.title, house.language);
  const words = wordsIn(house.language);
  await ctx.as({ ...SYSTEM, personId: answer.publishedBy }).transaction(async (tx) => {
    const { messageId } = await putMessage(tx, {
      piece: { kind: PIECE, id: waveId, version: 1 },
      lane: 'ours',
      level: 'none',
      editions,
    });
    const { id: releaseId, version } = await createRelease(tx, {
      messageId,
      target: { rule: audience },
      ring: words('letters.answered.ring', { title: named }).slice(0, 100),
      timing: { kind: 'best', opensAt: tx.now },
    });
    // A bad moment is no reason to keep an answer back, but the caps of everybody's week hold as for any message.
    const { advice } = await previewRelease(tx, { releaseId });
    const againstReason = words('letters.answered.against');
    await confirmRelease(tx, { releaseId, version, advice, againstReason });
  });
}

/** Names that one condition of an audience holds. */
const NAMES = 1000;

function ruleOf(personIds: readonly string[]): Rule | null {
  const rules = Array.from({ length: Math.ceil(personIds.length / NAMES) }, (_, at): Rule => {
    return { kind: 'people', personIds: personIds.slice(at * NAMES, (at + 1) * NAMES) };
  });
  return rules.length > 0 ? { kind: 'any', rules } : null;
}

interface Told {
  readonly title: string;
  readonly heard: readonly string[];
  readonly doing: readonly string[];
  readonly fromWhom: string;
  readonly results: string;
  readonly house: Awaited<ReturnType<typeof organisationOf>>;
}

async function editionIn(
  language: Language,
  { title, heard, doing, fromWhom, results, house }: Told,
): Promise<NewEdition> {
  const t = wordsIn(language);
  const frame = { t, language, organisation: house.name, accent: house.accent };
  const { subject, html, text } = await renderLetter(
    answerLetter(frame, {
      title: unslotted(title),
      heard: heard.map(unslotted),
      doing: doing.map(unslotted),
      read: '[[inward:read]]',
      leave: '[[inward:unsubscribe]]',
    }),
  );
  const doc: RichText = {
    type: 'doc',
    content: [
      heading(t('letters.answered.heard')),
      ...heard.map(paragraph),
      heading(t('letters.answered.doing')),
      ...doing.map(paragraph),
      linked(t('letters.answered.results'), results),
    ],
  };
  return {
    title: t('letters.answered.subject', { title }).slice(0, 200),
    oneLine: t('letters.answered.oneLine'),
    fromWhom,
    changesForYou: null,
    doc: { ...doc },
    seconds: readingSeconds({ words: [...heard, ...doing].join(' ').split(/\s+/).length }),
    letter: { subject, html, plain: text, links: [] },
  };
}

const paragraphsOf = (text = ''): string[] =>
  text
    .split(/\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const heading = (text: string): Block => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

const linked = (text: string, href: string): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }],
});

/** What somebody wrote is no slot; a thin space between the brackets is not seen. */
const unslotted = (text: string): string => text.replaceAll('[[inward:', '[\u200a[inward:');
