import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import { download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { IconChevron, IconLock } from '#web/ui/icons.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './results.module.css';
import { ResultsAnswer } from './results-answer.tsx';
import { ResultsComments } from './results-comments.tsx';
import { ResultConstructs } from './results-constructs.tsx';
import { ResultsDrivers } from './results-drivers.tsx';
import { ResultsGroup } from './results-group.tsx';
import { ResultItems } from './results-items.tsx';
import { ResultsMap } from './results-map.tsx';
import { ResultsProgress } from './results-progress.tsx';
import { ResultsTrend } from './results-trend.tsx';
import { groupWords, type Report } from './results-words.ts';

const EVERYONE = 'everyone';

/** The report of a wave for everybody who was invited: company level at once, the own groups, what is done about it. */
export function ResultsPage() {
  const t = useT();
  const { waveId } = useParams({ from: '/home/results/$waveId' });
  const { group = EVERYONE } = useSearch({ from: '/home/results/$waveId' });
  const navigate = useNavigate();
  const report = useQuery({
    ...ask('listening.readResults', { waveId, group }),
    // Another group: the numbers stay where they are until the others are there.
    placeholderData: (before) => (before?.wave.id === waveId ? before : undefined),
  });
  if (report.error)
    return <ResultsProgress waveId={waveId} error={report.error} onDone={() => void report.refetch()} />;
  if (!report.data)
    return (
      <Page title={t('listening:results.title')}>
        <SkeletonLines label={t('web:page.loading')} widths={[70, 95, 88, 92]} />
      </Page>
    );
  return (
    <ReportView
      report={report.data}
      onGroup={(key) =>
        void navigate({
          to: '/results/$waveId',
          params: { waveId },
          search: key === EVERYONE ? {} : { group: key },
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}

function ReportView({ report, onGroup }: { report: Report; onGroup: (key: string) => void }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { wave, group, insteadOf, items, participation } = report;
  const { invited, answered, percent } = participation;
  return (
    <Page
      title={editionFor(wave.title, language)}
      eyebrow={
        <>
          <IconLock size={16} />
          {t('listening:results.eyebrow')}
        </>
      }
      meta={wave.closedAt && t('listening:results.closedOn', { day: format.dayOf(wave.closedAt) })}
      lede={t('listening:results.participation', {
        count: answered,
        invited: format.number(invited),
        percent: format.share(percent / 100),
      })}
      width="wide"
    >
      <ResultsAnswer waveId={wave.id} state={wave.state} />
      <ResultsGroup report={report} onGroup={onGroup} />
      {insteadOf && (
        <Notice
          tone="info"
          title={t('listening:results.insteadOf', {
            asked: groupWords(insteadOf, t, language),
            shown: groupWords(group, t, language),
          })}
        >
          {t(`listening:withheld.${insteadOf.reason}`)}
        </Notice>
      )}
      <ResultConstructs constructs={report.constructs} />
      <Section title={t('listening:results.questions')} lede={t('listening:results.questionsLede')}>
        <ResultItems items={items} isEveryone={group.key === EVERYONE} />
      </Section>
      <ResultsMap waveId={wave.id} />
      <ResultsTrend report={report} />
      <ResultsDrivers waveId={wave.id} />
      <ResultsComments waveId={wave.id} group={group.key} />
      <ReportFoot report={report} />
    </Page>
  );
}

function ReportFoot({ report: { wave, can } }: { report: Report }) {
  const t = useT();
  const waveId = wave.id;
  return (
    <Section title={t('listening:results.more')}>
      <ul className={classes['more']}>
        <li>
          <Link to="/results/$waveId/withheld" params={{ waveId }} className="link">
            {t('listening:results.toWithheld')} <IconChevron size={16} />
          </Link>
        </li>
        {can.readLog && (
          <li>
            <Link to="/results/$waveId/readers" params={{ waveId }} className="link">
              {t('listening:results.toReaders')} <IconChevron size={16} />
            </Link>
          </li>
        )}
        <li>
          <Link to="/receipts/$waveId" params={{ waveId }} className="link">
            {t('listening:sent.toReceipt')} <IconChevron size={16} />
          </Link>
        </li>
        <li>
          <Link to="/waves/$waveId" params={{ waveId }} className="link">
            {t('listening:results.toPublicPage')} <IconChevron size={16} />
          </Link>
        </li>
      </ul>
      <div className={classes['exports']}>
        <Button onClick={() => void download('listening.exportResultTable', { waveId })}>
          {t('listening:results.exportTable')}
        </Button>
        {can.readAll && (
          <Button onClick={() => void download('listening.exportResultPackage', { waveId })}>
            {t('listening:results.exportPackage')}
          </Button>
        )}
      </div>
    </Section>
  );
}
