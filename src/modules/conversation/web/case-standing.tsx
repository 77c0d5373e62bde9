import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { type CaseRow, standingOf } from './case-words.ts';

/** How a case stands, as icon and words; `short` where many stand below each other. */
export function CaseStanding({ one, short }: { one: CaseRow; short?: true }) {
  const t = useT();
  const format = useFormat();
  const { tone, text } = standingOf(one, t, format);
  if (short && one.state === 'open' && !one.overdue)
    return (
      <StatusWord tone="plain">{t('conversation:studio.dueBy', { day: format.day(one.dueOn) })}</StatusWord>
    );
  return <StatusWord tone={tone}>{text}</StatusWord>;
}
