import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { say } from '#web/ui/toast.tsx';
import { BrandFrame } from './brand-frame.tsx';
import { CoreView } from './core-view.tsx';
import classes from './draft.module.css';
import { DraftObjects } from './draft-objects.tsx';
import type { Draft } from './draft-words.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { Blockers, Retirements } from './readiness-list.tsx';

/** The brand core as its editors write it: one draft that all of them share. */
export function DraftPage() {
  const t = useT();
  const draft = useQuery(ask('brand.readDraft', {}));
  if (draft.data?.draft) return <Writing draft={draft.data.draft} />;
  if (draft.data) return <WithoutDraft />;
  return (
    <BrandFrame>
      <div className={classes['space']}>
        {draft.isPending && <SkeletonRows label={t('web:page.loading')} count={6} />}
        {draft.error && <Failure error={draft.error} onRetry={() => void draft.refetch()} />}
      </div>
    </BrandFrame>
  );
}

/** What members read now, and the way to the next version. */
function WithoutDraft() {
  const t = useT();
  const format = useFormat();
  const core = useQuery(ask('brand.readCore', {}));
  const start = useSend('brand.startDraft', { changes: ['brand'] });
  const locked = core.data?.can.edit === false && t('brand:studio.wholeOnly');
  const button = (words: string) => (
    <Button
      kind="primary"
      locked={locked}
      pending={start.isPending && t('web:form.sending')}
      onClick={() => start.mutate({})}
    >
      {words}
    </Button>
  );
  const version = core.data?.version;
  return (
    <BrandFrame
      lede={
        version &&
        t('brand:studio.published', { number: version.number, day: format.dayOf(version.publishedAt) })
      }
      actions={version && button(t('brand:studio.startNext'))}
    >
      <div className={classes['space']}>
        {start.error && <Failure error={start.error} />}
        {core.isPending && <SkeletonRows label={t('web:page.loading')} count={6} />}
        {core.error && <Failure error={core.error} onRetry={() => void core.refetch()} />}
        {core.data && version && (
          <div className={classes['reading']}>
            <CoreView core={core.data} />
          </div>
        )}
        {core.data && !version && (
          <EmptyState
            title={t('brand:studio.emptyTitle')}
            text={t('brand:studio.emptyText')}
            act={button(t('brand:studio.start'))}
          />
        )}
      </div>
    </BrandFrame>
  );
}

function Writing({ draft }: { draft: Draft }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<'publish' | 'discard' | null>(null);
  const { startedBy, startedAt, restoredNumber, blockers, can } = draft;
  const day = format.dayOf(startedAt);
  const wholeOnly = !can.edit && t('brand:studio.wholeOnly');
  return (
    <BrandFrame
      lede={
        <>
          {startedBy?.name
            ? t('brand:studio.draftStarted', { name: startedBy.name, day })
            : t('brand:studio.draftStartedUnnamed', { day })}{' '}
          {restoredNumber !== null && t('brand:studio.draftRestores', { number: restoredNumber })}
        </>
      }
      actions={
        <>
          <Button kind="quiet" locked={wholeOnly} onClick={() => setOpen('discard')}>
            {t('brand:studio.discard')}
          </Button>
          <Button
            kind="primary"
            locked={!can.publish && !wholeOnly && t('brand:publish.blocked', { count: blockers.length })}
            onClick={() => setOpen('publish')}
          >
            {t('brand:publish.action')}
          </Button>
        </>
      }
    >
      <Blockers draft={draft} />
      <DraftObjects draft={draft} />
      <Retirements draft={draft} />
      {open === 'publish' && <PublishDialog draft={draft} onClose={() => setOpen(null)} />}
      {open === 'discard' && <Discard draft={draft} onClose={() => setOpen(null)} />}
    </BrandFrame>
  );
}

function Discard({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useT();
  const discard = useSend('brand.discardDraft', {
    changes: ['brand'],
    onDone: () => {
      say(t('brand:studio.discarded'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('brand:studio.discardQuestion')}
      text={
        <>
          {t('brand:studio.discardText')}{' '}
          <Link to="/studio/brand/history">{t('brand:history.discarded')}</Link>
        </>
      }
      verb={t('brand:studio.discard')}
      harmless
      pending={discard.isPending}
      error={discard.error}
      onConfirm={() => discard.mutate({ draftId: draft.id, version: draft.version })}
    />
  );
}
