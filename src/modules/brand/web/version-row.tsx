import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import classes from './core.module.css';
import { DifferenceView } from './difference-view.tsx';

type Version = Answer<'brand.listVersions'>['rows'][number];

/** A version: when, by whom, what was said of it, and on request what it changed. */
export function VersionRow({ version, act }: { version: Version; act: ReactNode }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { id, number, publishedBy, publishedAt, note, restoredNumber } = version;
  const day = format.dayOf(publishedAt);
  return (
    <article className={classes['version']}>
      <h2>
        {publishedBy?.name
          ? t('brand:history.row', { number, day, name: publishedBy.name })
          : t('brand:history.rowUnnamed', { number, day })}
      </h2>
      {note && <p className={classes['note']}>{note}</p>}
      {restoredNumber !== null && (
        <p className="small">{t('brand:history.restored', { number: restoredNumber })}</p>
      )}
      <div className={classes['acts']}>
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('brand:history.whatChanged')}
        </button>
        {act}
      </div>
      {open && <Changes versionId={id} />}
    </article>
  );
}

function Changes({ versionId }: { versionId: string }) {
  const t = useT();
  const changes = useQuery(ask('brand.readVersionChanges', { versionId }));
  return (
    <>
      {changes.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {changes.error && <Failure error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data && <DifferenceView difference={changes.data} />}
    </>
  );
}
