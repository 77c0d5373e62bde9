import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { type CaseRow, standingOf } from './case-words.ts';

/** How a case stands, as icon and words. */
export function CaseStanding({ one }: { one: CaseRow }) {
  const { tone, text } = standingOf(one, useT(), useFormat());
  return <StatusWord tone={tone}>{text}</StatusWord>;
}
