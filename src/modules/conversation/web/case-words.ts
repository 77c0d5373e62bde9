import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';
import type { Format } from '#web/ui/format.ts';
import type { Tone } from '#web/ui/marks.tsx';

export type CaseRow = Answer<'conversation.readClosureBoard'>['rows'][number];
export type CaseWithThread = Answer<'conversation.readCase'>;
export type Message = CaseWithThread['messages'][number];

/** Nobody in particular: the topic that tells about every change on the board. */
export const BOARD_TOPIC = 'conversation.board:00000000-0000-0000-0000-000000000000';

type Dated = Pick<
  CaseRow,
  'state' | 'outcome' | 'overdue' | 'dueOn' | 'answeredOn' | 'hidden' | 'ageDays' | 'openedOn'
>;

/** How a case stands, in a few words that carry the day. */
export function standingOf(one: Dated, t: Translate, format: Format): { tone: Tone; text: string } {
  const day = format.day(one.answeredOn ?? one.dueOn);
  switch (one.state) {
    case 'open':
      return { tone: one.overdue ? 'unsure' : 'accent', text: dueText(one, t, format) };
    case 'answered':
      return {
        tone: one.outcome === 'done' || one.outcome === 'answered' ? 'works' : 'plain',
        text: t('conversation:case.outcomeOn', {
          outcome: t(`conversation:outcome.${one.outcome ?? 'answered'}`),
          day,
        }),
      };
    case 'merged':
    case 'withdrawn':
      return { tone: 'plain', text: t(`conversation:state.${one.state}`) };
  }
}

function dueText({ overdue, dueOn, openedOn, ageDays }: Dated, t: Translate, format: Format): string {
  if (!overdue) return t('conversation:case.answerBy', { day: comingDay(dueOn, format) });
  // The age counts from the opening until today in the reader's zone; what is beyond the promise is late.
  const promised = Math.round((Date.parse(dueOn) - Date.parse(openedOn)) / 86_400_000);
  return t('conversation:case.late', { count: Math.max(1, ageDays - promised) });
}

/** A day to come: with its weekday, except in Finnish, where Intl has no «tiistaina». */
export const comingDay = (day: string, format: Format): string =>
  format.locale === 'fi-FI'
    ? new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      )
    : format.weekday(day);

/** What to call whoever wrote it: their name, or that they stay unseen. */
export function writerOf({ unseen, author }: Pick<CaseRow, 'unseen' | 'author'>, t: Translate): string {
  if (unseen) return t('conversation:unseen.writer');
  return author?.name ?? t('conversation:case.someone');
}
