import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import classes from './measurement.module.css';
import { ReportView, useTextOf } from './report-view.tsx';

const ROUTE = '/home/campaigns/$campaignId/report';
const READERS = ['planner', 'leader', 'representative', 'admin'] as const;

/** The report of a campaign: the newest frozen version for everybody; as it would be today for those who may read that. */
export function ReportPage() {
  const t = useT();
  const textOf = useTextOf();
  const { campaignId } = useParams({ from: ROUTE });
  const { version } = useSearch({ from: ROUTE });
  const roles = rolesOf(useMe());
  const seesToday = READERS.some((role) => roles.includes(role));
  const versions = useQuery(ask('measurement.listReports', { campaignId }));
  const chosen = version === 'today' ? undefined : (version ?? versions.data?.reports[0]?.id);
  const frozen = useQuery({
    ...ask('measurement.readFrozenReport', { reportId: chosen ?? '' }),
    enabled: chosen !== undefined,
  });
  const today = useQuery({
    ...ask('measurement.readReport', { campaignId }),
    enabled: versions.data !== undefined && chosen === undefined && seesToday,
  });
  const shown = chosen === undefined ? today : frozen;
  const body = chosen === undefined ? today.data : frozen.data?.body;
  const error = versions.error ?? shown.error;
  return (
    <Page
      title={body ? textOf(body.title) : t('measurement:reports.title')}
      eyebrow={t('measurement:reports.title')}
      width="wide"
    >
      {error && <Failure error={error} onRetry={() => void versions.refetch()} />}
      {versions.data && <Versions campaignId={campaignId} chosen={chosen} seesToday={seesToday} />}
      {versions.data && chosen === undefined && !seesToday && (
        <EmptyState title={t('measurement:reports.none')} />
      )}
      {!error && !body && shown.isLoading && <SkeletonRows label={t('web:page.loading')} />}
      {body && <ReportView body={body} />}
      {frozen.data && chosen !== undefined && (
        <Notice
          tone={frozen.data.sound ? 'info' : 'harm'}
          title={t(frozen.data.sound ? 'measurement:reports.sound' : 'measurement:reports.notSound')}
        >
          <p className={classes['hash']}>{t('measurement:report.checked', { sha256: frozen.data.sha256 })}</p>
        </Notice>
      )}
    </Page>
  );
}

interface VersionsProps {
  readonly campaignId: string;
  readonly chosen: string | undefined;
  readonly seesToday: boolean;
}

/** Versions to choose from, the files of the chosen one, and freezing. */
function Versions({ campaignId, chosen, seesToday }: VersionsProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const versions = useQuery(ask('measurement.listReports', { campaignId }));
  const freeze = useSend('measurement.freezeReport', { changes: ['measurement.listReports'] });
  const { reports = [], can } = versions.data ?? {};
  return (
    <div className={classes['ways']}>
      {freeze.error && <Failure error={freeze.error} />}
      {reports.map(({ id, number, frozenAt }) => (
        <LinkButton
          key={id}
          kind="quiet"
          to="/campaigns/$campaignId/report"
          params={{ campaignId }}
          search={{ version: id }}
          aria-current={id === chosen ? 'page' : undefined}
        >
          {t('measurement:reports.version', { number, day: format.dayOf(frozenAt) })}
        </LinkButton>
      ))}
      {seesToday && reports.length > 0 && (
        <LinkButton
          kind="quiet"
          to="/campaigns/$campaignId/report"
          params={{ campaignId }}
          search={{ version: 'today' }}
          aria-current={chosen === undefined ? 'page' : undefined}
        >
          {t('measurement:reports.today')}
        </LinkButton>
      )}
      {chosen && (
        <>
          <Button
            kind="primary"
            onClick={() => void download('measurement.exportReportPdf', { reportId: chosen, language })}
          >
            {t('measurement:reports.pdf')}
          </Button>
          <Button
            onClick={() => void download('measurement.exportReportCsv', { reportId: chosen, language })}
          >
            {t('measurement:reports.csv')}
          </Button>
        </>
      )}
      {can?.freeze && chosen === undefined && (
        <Button
          kind="primary"
          pending={freeze.isPending && t('web:form.sending')}
          onClick={() => freeze.mutate({ campaignId })}
        >
          {t('measurement:reports.freeze')}
        </Button>
      )}
    </div>
  );
}
