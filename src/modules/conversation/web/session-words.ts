import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';
import type { Format } from '#web/ui/format.ts';
import type { Tone } from '#web/ui/marks.tsx';

export type Session = Answer<'conversation.listSessions'>['sessions'][number];
export type SessionWithQuestions = Answer<'conversation.readSession'>;

export const sessionTopic = (id: string) => `conversation.session:${id}`;

export const SESSION_TONES: Record<Session['state'], Tone> = {
  planned: 'plain',
  live: 'accent',
  ended: 'plain',
  published: 'works',
  cancelled: 'harm',
};

/** Who answers and when: «Tuula Niemi and Olli Harju · 6 Oct 2026, 16:38». */
export function sessionFacts({ leaders, startsAt }: Session, t: Translate, format: Format): string {
  const names = leaders.map(({ name }) => name ?? t('conversation:case.someone'));
  return [format.list(names), format.instant(startsAt)].join(' · ');
}

/** Questions as they are asked in the hall: the one of now first, then the most asked; answered ones apart. */
export function questionsIn({ cases, currentCaseId }: SessionWithQuestions) {
  return {
    now: cases.find(({ id }) => id === currentCaseId),
    open: cases.filter(({ id, state }) => state === 'open' && id !== currentCaseId),
    answered: cases.filter(({ id, state }) => state === 'answered' && id !== currentCaseId),
  };
}
