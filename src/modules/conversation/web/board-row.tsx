import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconDone } from '#web/ui/icons.tsx';
import classes from './board.module.css';
import { CaseStanding } from './case-standing.tsx';
import type { CaseRow } from './case-words.ts';

/** One case on the board: its age, what was asked, how it stands, what was answered. */
export function BoardRow({ one, full }: { one: CaseRow; full?: true }) {
  const t = useT();
  const format = useFormat();
  const facts = [
    one.asked > 0 && t('conversation:speak.asked', { count: one.asked }),
    one.topic?.name.text ?? one.unit?.name,
    full && one.subject?.title?.text,
  ].filter(Boolean);
  return (
    <li className={classes['row']}>
      <div
        className={classes['age']}
        data-tone={one.overdue ? 'unsure' : one.outcome === 'done' ? 'works' : undefined}
      >
        {one.outcome === 'done' && one.answeredOn ? (
          <>
            <IconDone size={24} />
            <small>{format.day(one.answeredOn)}</small>
          </>
        ) : (
          <AgeInDays days={one.ageDays} />
        )}
      </div>
      <div className={classes['about']}>
        <Link
          to="/speak/cases/$caseId"
          params={{ caseId: one.id }}
          className={classes['question']}
          lang={one.language}
        >
          {one.text}
        </Link>
        <p className={classes['standing']}>
          <CaseStanding one={one} />
          {facts.length > 0 && <span className="small num">{facts.join(' · ')}</span>}
        </p>
        {one.reason && (
          <p className={classes['answer']}>
            {one.reason} {one.answeredBy?.name}
          </p>
        )}
        {one.state === 'open' && one.owner?.name && <p className={classes['answer']}>{one.owner.name}</p>}
      </div>
    </li>
  );
}

function AgeInDays({ days }: { days: number }) {
  const t = useT();
  const format = useFormat();
  if (days === 0) return <small>{t('conversation:case.today')}</small>;
  // The number stands large above its word; a screen reader hears both as one.
  const words = t('conversation:case.days', { count: days });
  const number = format.number(days);
  return (
    <>
      {number}
      <small>{words.replace(number, '').replace(String(days), '').trim()}</small>
    </>
  );
}
