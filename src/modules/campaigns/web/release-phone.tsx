import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import classes from './release.module.css';
import type { Release } from './release-consequence-page.tsx';

interface ReleasePhoneProps {
  readonly pieceId: string;
  readonly release: Release;
}

/** The card as a person gets it, in their language and with what changes for them. */
export function ReleasePhone({ pieceId, release }: ReleasePhoneProps) {
  const t = useT();
  const [personId, setPersonId] = useState<string | null>(null);
  const shown = useQuery(ask('campaigns.previewPiece', { pieceId, ...(personId ? { personId } : {}) }));
  const rendered = shown.data;
  return (
    <aside className={classes['aside']} aria-label={t('campaigns:previews.title')}>
      <PersonPicker label={t('campaigns:release.seenAs')} clearable value={personId} onChange={setPersonId} />
      {shown.error && <Failure error={shown.error} onRetry={() => void shown.refetch()} />}
      {shown.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {rendered && (
        <div className={classes['phone']} lang={rendered.language}>
          <p className="small">
            {[
              rendered.fromWhom,
              t('campaigns:editor.minutes', { count: Math.max(1, Math.round(rendered.minutes)) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <h2>{rendered.title}</h2>
          {rendered.summary && <p>{rendered.summary}</p>}
          <div>
            <strong>{t('campaigns:piece.changesForYou')}</strong>
            <p>{rendered.changes || t('campaigns:piece.nothingChanges')}</p>
          </div>
        </div>
      )}
      <dl className={classes['facts']}>
        <dt>{t('campaigns:settings.lane')}</dt>
        <dd>{t(`delivery:lane.${release.lane}`)}</dd>
        <dt>{t('campaigns:release.ring')}</dt>
        <dd>{release.ring}</dd>
        <dt>{t('campaigns:release.reminds')}</dt>
        <dd>{t('campaigns:release.remindsText')}</dd>
      </dl>
    </aside>
  );
}
