import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import classes from './studio.module.css';
import { StudioFrame } from './studio-frame.tsx';
import { StudioHideDialog } from './studio-hide-dialog.tsx';

/** Reports to look at, and everything that was hidden; representatives read both, planners act. */
export function StudioModerationPage() {
  const t = useT();
  return (
    <StudioFrame page="moderation" lede={t('conversation:studio.moderationLede')}>
      <Section title={t('conversation:studio.reports')}>
        <Reports />
      </Section>
      <Section title={t('conversation:studio.hidings')}>
        <Hidings />
      </Section>
    </StudioFrame>
  );
}

type Report = Answer<'conversation.listReports'>['rows'][number];

function Reports() {
  const t = useT();
  const found = useRows('conversation.listReports', {});
  const [hiding, setHiding] = useState<Report | null>(null);
  if (found.isPending) return <SkeletonRows label={t('web:page.loading')} count={3} />;
  if (found.error) return <Failure error={found.error} onRetry={found.retry} />;
  if (found.rows.length === 0) return <p className="small">{t('conversation:studio.emptyReports')}</p>;
  return (
    <>
      <Rows label={t('conversation:studio.reports')}>
        {found.rows.map((report) => (
          <ReportRow key={report.id} report={report} onHide={() => setHiding(report)} />
        ))}
      </Rows>
      <MoreRows {...found} />
      {hiding && (
        <StudioHideDialog
          caseId={hiding.caseId}
          messageId={hiding.messageId}
          onClose={() => setHiding(null)}
        />
      )}
    </>
  );
}

function ReportRow({ report, onHide }: { report: Report; onHide: () => void }) {
  const t = useT();
  const format = useFormat();
  const mayAct = rolesOf(useMe()).includes('planner');
  const settle = useSend('conversation.settleReport', { changes: ['conversation.listReports'] });
  const { settledAt, settledBy } = report;
  return (
    <Row
      name={
        <Link to="/studio/cases/$caseId" params={{ caseId: report.caseId }} className={classes['clamped']}>
          {report.text}
        </Link>
      }
      meta={
        <>
          <span className={classes['quote']}>
            {t('conversation:studio.reportedBecause', { reason: report.reason })}
          </span>
          <br />
          <span className="num">
            {settledAt
              ? t('conversation:studio.settledBy', {
                  name: settledBy?.name ?? t('conversation:case.someone'),
                  at: format.instant(settledAt),
                })
              : format.instant(report.reportedAt)}
          </span>
          {settle.error && <Failure error={settle.error} />}
        </>
      }
      act={
        mayAct &&
        !settledAt && (
          <>
            <Button onClick={onHide}>{t('conversation:studio.hide')}</Button>
            <Button kind="quiet" onClick={() => settle.mutate({ reportId: report.id })}>
              {t('conversation:studio.settle')}
            </Button>
          </>
        )
      }
    />
  );
}

function Hidings() {
  const t = useT();
  const format = useFormat();
  const mayAct = rolesOf(useMe()).includes('planner');
  const found = useRows('conversation.listHidings', {});
  const show = useSend('conversation.show', { changes: ['conversation'] });
  if (found.isPending) return <SkeletonRows label={t('web:page.loading')} count={3} />;
  if (found.error) return <Failure error={found.error} onRetry={found.retry} />;
  if (found.rows.length === 0) return <p className="small">{t('conversation:studio.emptyHidings')}</p>;
  return (
    <>
      {show.error && <Failure error={show.error} />}
      <Rows label={t('conversation:studio.hidings')}>
        {found.rows.map((one) => (
          <Row
            key={one.id}
            name={<span className={classes['clamped']}>{one.text}</span>}
            meta={
              <>
                <span className={classes['quote']}>
                  {t('conversation:case.hidden', { reason: one.reason })}
                </span>
                <br />
                <span className="num">
                  {t('conversation:studio.hiddenBy', {
                    name: one.hiddenBy?.name ?? t('conversation:case.someone'),
                    at: format.instant(one.hiddenAt),
                  })}
                </span>
              </>
            }
            act={
              one.liftedAt ? (
                <span className="small num">
                  {t('conversation:studio.shownAgain', { at: format.instant(one.liftedAt) })}
                </span>
              ) : (
                mayAct && (
                  <Button onClick={() => show.mutate({ hidingId: one.id })}>
                    {t('conversation:studio.show')}
                  </Button>
                )
              )
            }
          />
        ))}
      </Rows>
      <MoreRows {...found} />
    </>
  );
}
