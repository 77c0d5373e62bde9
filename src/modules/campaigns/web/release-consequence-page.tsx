import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines, StatusWord } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { usePieceCrumbs } from './piece-crumbs.ts';
import classes from './release.module.css';
import { ReleaseActs } from './release-acts.tsx';
import { ReleaseAdvice } from './release-advice.tsx';
import { ReleaseFoot } from './release-foot.tsx';
import { ReleasePhone } from './release-phone.tsx';
import { ReleaseReach } from './release-reach.tsx';
import { ReleaseSlots } from './release-slots.tsx';

const ROUTE = '/studio/campaigns/$campaignId/pieces/$pieceId/release/$releaseId';

export type Release = Answer<'delivery.readRelease'>;
export type Consequence = Answer<'delivery.previewRelease'>;

/** What a release would do, before it does anything; afterwards how it stands, and the way to hold it. */
export function ReleaseConsequencePage() {
  const t = useT();
  const { campaignId, pieceId, releaseId } = useParams({ from: ROUTE });
  const release = useQuery(ask('delivery.readRelease', { releaseId }));
  useLive([`delivery.release:${releaseId}`], ['delivery.readRelease']);
  const crumbs = usePieceCrumbs(campaignId, {
    label: release.data?.title ?? t('campaigns:editor.piece'),
    link: { to: '/studio/campaigns/$campaignId/pieces/$pieceId', params: { campaignId, pieceId } },
  });
  if (release.data) return <Shown release={release.data} crumbs={crumbs} pieceId={pieceId} />;
  return (
    <Page title={t('campaigns:release.about')} crumbs={crumbs} width="wide">
      {release.error ? (
        <Failure error={release.error} onRetry={() => void release.refetch()} />
      ) : (
        <SkeletonLines label={t('web:page.loading')} widths={[60, 80, 40, 70]} />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly release: Release;
  readonly crumbs: ReturnType<typeof usePieceCrumbs>;
  readonly pieceId: string;
}

function Shown({ release, crumbs, pieceId }: ShownProps) {
  const t = useT();
  const format = useFormat();
  const [slot, setSlot] = useState<string | null>(null);
  const decides = release.can.confirm;
  const opensAt = slot ?? release.timing.opensAt;
  const planned = useQuery({
    ...ask('delivery.previewRelease', { releaseId: release.id }),
    enabled: decides,
  });
  const moved = useQuery({
    ...ask('delivery.previewRelease', { releaseId: release.id, ...(slot ? { opensAt: slot } : {}) }),
    enabled: decides,
    placeholderData: keepPreviousData,
  });
  const consequence = moved.data;
  const whom = release.audience?.name ?? release.ring;
  const error = planned.error ?? moved.error;
  return (
    <Page
      title={t(decides ? 'campaigns:release.title' : 'campaigns:release.titleAfter', {
        title: release.title,
      })}
      crumbs={crumbs}
      width="wide"
      meta={<ReleaseState release={release} />}
      lede={
        consequence
          ? t('campaigns:release.toWhom', {
              audience: whom,
              people: consequence.people,
              count: Math.max(1, Math.round(consequence.minutes)),
            })
          : t('campaigns:release.toWhomAfter', { audience: whom, at: format.instant(opensAt) })
      }
    >
      {!decides && <ReleaseActs release={release} />}
      {decides && error && (
        <Failure error={error} onRetry={() => void Promise.all([planned.refetch(), moved.refetch()])} />
      )}
      {decides && !error && !consequence && (
        <SkeletonLines label={t('campaigns:release.counting')} widths={[60, 80, 40, 70]} />
      )}
      {decides && consequence && planned.data && (
        <>
          <div className={classes['columns']}>
            <div className={classes['main']}>
              <ReleaseReach consequence={consequence} pieceId={pieceId} />
              <ReleaseSlots
                asPlanned={planned.data.asPlanned}
                better={planned.data.better}
                chosen={opensAt}
                onChoose={setSlot}
              />
              <ReleaseAdvice consequence={consequence} />
            </div>
            <ReleasePhone pieceId={pieceId} release={release} />
          </div>
          <ReleaseFoot
            release={release}
            consequence={consequence}
            opensAt={opensAt}
            counting={moved.isFetching}
          />
        </>
      )}
    </Page>
  );
}

const TONES = {
  draft: 'plain',
  seconding: 'unsure',
  confirmed: 'accent',
  open: 'works',
  paused: 'unsure',
  cancelled: 'harm',
  stopped: 'harm',
} as const;

/** How a release stands, as icon and word. */
export function ReleaseState({ release }: { release: Release }) {
  const t = useT();
  return <StatusWord tone={TONES[release.state]}>{t(`delivery:state.${release.state}`)}</StatusWord>;
}
