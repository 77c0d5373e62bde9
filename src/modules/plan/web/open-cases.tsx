import { Link } from '@tanstack/react-router';
import { CaseStanding } from '#modules/conversation/web/case-standing.tsx';
import { type CaseRow, writerOf } from '#modules/conversation/web/case-words.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconLock } from '#web/ui/icons.tsx';
import { Avatar } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { useRows } from '#web/use-rows.ts';
import classes from './open-line.module.css';
import type { LineRef } from './open-line.tsx';

/** Questions and worries on a line, each the way to its conversation. */
export function LineCases({ about, alone }: { about: LineRef; alone: boolean }) {
  const t = useT();
  const cases = useRows('conversation.listCases', {
    list: 'all',
    subjectKind: `plan.${about.kind}`,
    subjectId: about.lineId,
  });
  if (cases.error) return <Failure error={cases.error} onRetry={cases.retry} />;
  if (alone && cases.first?.rows.length === 0) return <p className="small">{t('plan:open.nothingYet')}</p>;
  return (
    <>
      {cases.rows
        .filter(({ state }) => state === 'open' || state === 'answered')
        .map((one) => (
          <CaseView key={one.id} one={one} />
        ))}
      {cases.hasMore && <MoreRows {...cases} />}
    </>
  );
}

function CaseView({ one }: { one: CaseRow }) {
  const t = useT();
  const format = useFormat();
  const { id: caseId, kind, unseen, author, text, language, openedOn, asked, reason, overdue } = one;
  const facts = [
    unseen ? null : writerOf(one, t),
    format.day(openedOn),
    asked > 0 ? t('plan:open.agree', { count: asked }) : null,
  ];
  return (
    <article className={classes['talk']}>
      <div className={classes['by']}>
        {unseen ? <IconLock size={20} /> : <Avatar name={author?.name ?? null} />}
        <p className={classes['who']}>
          <b>
            <Link to="/speak/cases/$caseId" params={{ caseId }}>
              {t(unseen ? `conversation:unseen.title.${kind}` : `conversation:kind.${kind}`)}
            </Link>
          </b>
          {facts.filter(Boolean).join(' · ')}
        </p>
      </div>
      <p className={classes['quote']} lang={language}>
        {`“${text}”`}
      </p>
      <div className={classes['answer']} data-tone={overdue ? 'unsure' : 'accent'}>
        <CaseStanding one={one} />
        {reason && <p>{reason}</p>}
      </div>
    </article>
  );
}
