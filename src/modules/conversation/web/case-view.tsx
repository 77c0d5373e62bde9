import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Seal } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import classes from './case.module.css';
import { CaseStanding } from './case-standing.tsx';
import { CaseThread } from './case-thread.tsx';
import { type CaseWithThread, writerOf } from './case-words.ts';
import { ReportDialog } from './report-dialog.tsx';

interface CaseViewProps {
  readonly one: CaseWithThread;
  /** Me too and follow, of whoever reads it signed in. */
  readonly votes?: ReactNode;
  /** What whoever reads it can write. */
  readonly children?: ReactNode;
}

/** A case and its thread, the same for its writer, its readers and the holder of its code. */
export function CaseView({ one, votes, children }: CaseViewProps) {
  const t = useT();
  const format = useFormat();
  const facts = [
    t('conversation:case.openedOn', { day: format.day(one.openedOn) }),
    one.topic?.name.text,
    one.unit?.name,
    one.asked > 0 && t('conversation:speak.asked', { count: one.asked }),
  ].filter(Boolean);
  return (
    <article className={classes['case']}>
      {one.hidden && <Notice tone="unsure" title={t('conversation:case.hidden', { reason: one.hidden })} />}
      <p className={classes['writer']}>
        {one.unseen ? <Seal>{writerOf(one, t)}</Seal> : <strong>{writerOf(one, t)}</strong>}
        {one.author?.title && <span className="small">{one.author.title}</span>}
      </p>
      <p className={classes['text']} lang={one.language}>
        {one.state === 'withdrawn' ? t('conversation:case.withdrawn') : one.text}
      </p>
      {one.subject?.title && (
        <p className={classes['subject']}>
          {t('conversation:speak.aboutThis')}{' '}
          <strong lang={one.subject.title.language}>{one.subject.title.text}</strong>
        </p>
      )}
      <p className="small num">{facts.join(' · ')}</p>
      <p className={classes['metaLine']}>
        <CaseStanding one={one} />
        {one.state === 'open' && (
          <span>
            {one.owner?.name
              ? t('conversation:case.answers', { owner: one.owner.name })
              : t('conversation:case.desk')}
          </span>
        )}
        {one.visibility === 'owner' && <span>{t('conversation:speak.apart')}</span>}
      </p>
      <div className={classes['acts']}>
        {votes}
        {one.can.report && <ReportDialog caseId={one.id} />}
      </div>
      {one.objected && one.state === 'open' && <Notice tone="info" title={t('conversation:case.objected')} />}
      {one.mergedInto && (
        <Notice
          tone="info"
          title={t('conversation:case.merged')}
          act={
            <Link to="/speak/cases/$caseId" params={{ caseId: one.mergedInto }} className="link">
              {t('conversation:case.toMerged')}
            </Link>
          }
        />
      )}
      <CaseThread one={one} />
      {children}
    </article>
  );
}
