import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { type Answer, download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { useRows } from '#web/use-rows.ts';
import { type AuditFilters, detailsOf, saidOf } from './audit-words.ts';
import classes from './settings.module.css';
import { SettingsFrame } from './settings-frame.tsx';

type Entry = Answer<'access.readAudit'>['rows'][number];

/** Who did what and when. The filters are in the address, so that a view can be shared. */
export function AuditPage() {
  const t = useT();
  const filters: AuditFilters = useSearch({ from: '/studio/settings/audit' });
  const entries = useRows('access.readAudit', filters);
  const [failure, setFailure] = useState<Error | null>(null);
  const columns = useColumns();
  const save = () => download('access.exportAudit', filters).catch(setFailure);
  return (
    <SettingsFrame
      page="audit"
      lede={t('access:audit.lede')}
      actions={<Button onClick={() => void save()}>{t('access:audit.export')}</Button>}
    >
      <Filters filters={filters} />
      {failure && <Failure error={failure} />}
      {entries.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {entries.error && <Failure error={entries.error} onRetry={entries.retry} />}
      {!entries.isPending && !entries.error && entries.rows.length === 0 && (
        <EmptyState title={t('access:audit.empty')} text={t('access:audit.emptyText')} />
      )}
      {entries.rows.length > 0 && (
        <DataTable
          label={t('web:rooms.audit')}
          rows={entries.rows}
          rowId={({ id }) => id}
          columns={columns}
          more={entries}
        />
      )}
    </SettingsFrame>
  );
}

function Filters({ filters }: { filters: AuditFilters }) {
  const t = useT();
  const navigate = useNavigate();
  const narrow = (change: { [K in keyof AuditFilters]?: AuditFilters[K] | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...filters, ...change }).filter(([, value]) => value));
    void navigate({ to: '/studio/settings/audit', search: next, replace: true });
  };
  return (
    <div className={classes['filters']}>
      <PersonPicker
        label={t('access:audit.person')}
        value={filters.personId ?? null}
        onChange={(personId) => narrow({ personId: personId ?? undefined })}
        clearable
      />
      <TextField
        type="date"
        label={t('access:audit.from')}
        value={filters.from ?? ''}
        onChange={(event) => narrow({ from: event.currentTarget.value })}
      />
      <TextField
        type="date"
        label={t('access:audit.until')}
        value={filters.until ?? ''}
        onChange={(event) => narrow({ until: event.currentTarget.value })}
      />
    </div>
  );
}

function useColumns(): readonly Column<Entry>[] {
  const t = useT();
  const format = useFormat();
  return [
    {
      id: 'at',
      title: t('access:audit.at'),
      width: '180px',
      cell: ({ at }) => <span className="num">{format.instant(at)}</span>,
    },
    {
      id: 'actor',
      title: t('access:audit.actor'),
      cell: ({ actor, actorKind }) =>
        actor?.name ?? (actorKind === 'system' ? t('access:audit.system') : t('access:audit.nobody')),
    },
    { id: 'did', title: t('access:audit.did'), cell: ({ name }) => saidOf(name, t) },
    {
      id: 'subject',
      title: t('access:audit.subject'),
      narrow: 'hide',
      cell: ({ subject }) => subject?.name ?? '',
    },
    { id: 'more', title: t('access:audit.more'), narrow: 'hide', cell: ({ body }) => detailsOf(body, t) },
  ];
}
