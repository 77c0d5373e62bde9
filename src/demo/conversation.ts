import { ballotInput } from '#kernel/ballot/ballot-input.ts';
import { fromBase64url, toBase64url } from '#kernel/ballot/base64url.ts';
import { blind, finalize } from '#kernel/ballot/blind-signature.ts';
import { importPublicKey } from '#kernel/ballot/public-key.ts';
import { secureRandom } from '#kernel/ballot/random-bytes.ts';
import { addDays, type Day } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import { instantIn } from '#kernel/time-zone.ts';
import type { CaseKind, Outcome, SubjectRef } from '#modules/conversation/contract/case.ts';
import { writeCode } from '#modules/conversation/domain/code.ts';
import { permitScope } from '#modules/conversation/domain/permit.ts';
import { emptyLetterbox } from '#modules/conversation/service/letterbox.ts';
import { conversationHandlers } from '#modules/conversation/service.ts';
import { SETTLED } from './conversation-words.ts';
import { EXAMPLE_ZONE } from './organisation.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

export interface Asked {
  readonly by: string;
  readonly on: Day;
  readonly kind: CaseKind;
  readonly language: Language;
  readonly text: string;
  readonly subject?: SubjectRef;
  readonly sessionId?: string;
  /** How many others asked the same before it was answered. */
  readonly votes?: number;
  readonly answer?: {
    readonly by: string;
    readonly on: Day;
    readonly outcome: Outcome;
    readonly reason: string;
  };
}

/** Somebody asks by name, and perhaps is answered. Returns the case. */
export async function askAndAnswer(
  story: Story,
  { by, on, votes = 0, answer, ...content }: Asked,
): Promise<string> {
  const { id: caseId } = await conversationHandlers.createCase(
    story.by(by, on, '13:10'),
    { ...content, visibility: 'everyone' },
    NO_EXCHANGE,
  );
  for (const personId of story.others.slice(60, 60 + votes))
    await conversationHandlers.vote(story.byMember(personId, addDays(on, 1)), { caseId }, NO_EXCHANGE);
  if (answer) {
    const { outcome, reason } = answer;
    const ctx = story.by(answer.by, answer.on, '15:40');
    const { version } = await conversationHandlers.readCase(ctx, { caseId }, NO_EXCHANGE);
    await conversationHandlers.answerCase(ctx, { caseId, outcome, reason, version }, NO_EXCHANGE);
  }
  return caseId;
}

/**
 * Somebody worries unseen, exactly as a browser does it: a permit drawn by name and blind, then a letter without a name
 * that is delivered with others. Whoever drew it cannot be told from it, here neither.
 */
export async function worryUnseen(story: Story, given: Omit<Asked, 'kind' | 'answer'>): Promise<void> {
  const { by, on, text, language, subject } = given;
  const nobody = story.byNobody(on);
  const { week, key: jwk } = await conversationHandlers.readPermitKey(nobody, {}, NO_EXCHANGE);
  const key = importPublicKey(jwk);
  const input = ballotInput(permitScope(week), secureRandom);
  const { blinded, inverse } = blind(key, input, secureRandom);
  const { signatures } = await conversationHandlers.drawPermits(
    story.by(by, on),
    { week, blinded: [toBase64url(blinded)] },
    NO_EXCHANGE,
  );
  const blindSignature = fromBase64url(signatures[0] ?? '', 'bad-input');
  const signature = finalize(key, { input, inverse, blindSignature });
  await conversationHandlers.sendUnseenCase(
    nobody,
    {
      permit: { input: toBase64url(input), signature: toBase64url(signature) },
      code: writeCode(secureRandom(32)),
      kind: 'worry',
      text,
      language,
      ...(subject ? { subject } : {}),
      visibility: 'everyone',
    },
    NO_EXCHANGE,
  );
  await emptyLetterbox(nobody.as({ ...nobody.actor, kind: 'system' }));
}

/** What the closure board shows, and the hour in which Matti answers anything. */
export async function conversationExample(story: Story): Promise<void> {
  for (const { daysAgo, answeredAfter, answeredBy, outcome, reason, ...asked } of SETTLED) {
    const on = addDays(story.today, -daysAgo);
    await askAndAnswer(story, {
      ...asked,
      on,
      answer: { by: answeredBy, on: addDays(on, answeredAfter), outcome, reason },
    });
  }
  await askMatti(story);
}

async function askMatti(story: Story): Promise<void> {
  const { today, monday } = story;
  const { id: sessionId } = await conversationHandlers.createSession(
    story.by('Lucía Ferrer', addDays(today, -5)),
    {
      title: 'Ask Matti anything',
      description:
        'Matti answers for an hour, in English, with Finnish and Spanish interpreters. What is not reached is answered in writing within a week.',
      language: 'en',
      startsAt: instantIn(EXAMPLE_ZONE, addDays(monday, 9), '13:00'),
      leaderIds: [story.id('Matti Harju')],
    },
    NO_EXCHANGE,
  );
  const questions = [
    ['Aino Lehtonen', 'fi', 'Tuleeko yövuorolle toinen esihenkilö vai ei?', 17],
    ['Marta Ibáñez', 'es', '¿Qué pasa con Zaragoza cuando la nueva línea esté en Tampere?', 12],
    ['Jukka Salmela', 'en', 'What did you change your mind about this year?', 6],
  ] as const;
  for (const [by, language, text, votes] of questions) {
    const on = addDays(today, -3);
    await askAndAnswer(story, { by, on, votes, kind: 'question', language, text, sessionId });
  }
}
