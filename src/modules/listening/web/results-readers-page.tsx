import { useParams } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { useRows } from '#web/use-rows.ts';
import { groupWords } from './results-words.ts';

/** Who looked at which report on which day; for representatives. */
export function ResultReadersPage() {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { waveId } = useParams({ from: '/home/results/$waveId/readers' });
  const readers = useRows('listening.listResultReaders', { waveId });
  return (
    <Page
      title={t('listening:readers.title')}
      lede={t('listening:readers.lede')}
      crumbs={[
        { label: t('listening:results.title'), link: { to: '/results/$waveId', params: { waveId } } },
        { label: t('listening:readers.title') },
      ]}
      width="wide"
    >
      {readers.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {readers.error && <Failure error={readers.error} onRetry={readers.retry} />}
      {readers.first?.rows.length === 0 && <EmptyState title={t('listening:readers.none')} />}
      {readers.rows.length > 0 && (
        <DataTable
          label={t('listening:readers.title')}
          rows={readers.rows}
          rowId={({ person, report, group, on }) => `${person.id} ${report} ${group.key} ${on}`}
          more={readers}
          columns={[
            {
              id: 'person',
              title: t('listening:readers.who'),
              cell: ({ person }) => person.name ?? t('listening:readers.nameless'),
            },
            {
              id: 'report',
              title: t('listening:readers.what'),
              cell: ({ report, group }) =>
                `${t(`listening:readers.reports.${report}`)} · ${groupWords(group, t, language)}`,
            },
            { id: 'on', title: t('listening:readers.when'), cell: ({ on }) => format.day(on) },
          ]}
        />
      )}
    </Page>
  );
}
