import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { WaveActs } from './studio-wave-acts.tsx';
import { WaveAfter } from './studio-wave-after.tsx';
import { WaveAside } from './studio-wave-aside.tsx';
import { WaveCodes } from './studio-wave-codes.tsx';
import { WaveKeys } from './studio-wave-keys.tsx';
import { WaveLabels } from './studio-wave-labels.tsx';
import { WaveResponse } from './studio-wave-response.tsx';
import { WaveStatusWord } from './studio-wave-row.tsx';
import { WaveSettings } from './studio-wave-settings.tsx';

export type Wave = Answer<'listening.readWave'>;

const ASK_AGAIN_MS = 2_000;
const CHANGING = ['closing', 'closed'];

/** A wave from its draft to its answer: each part stands there while it is of use. */
export function WavePage() {
  const t = useT();
  const { waveId } = useParams({ from: '/studio/listening/waves/$waveId' });
  const wave = useQuery({
    ...ask('listening.readWave', { waveId }),
    // Keys are made and results are counted in the background, and nobody announces how far they are.
    refetchInterval: ({ state: { data } }) => (data && isChanging(data) ? ASK_AGAIN_MS : false),
  });
  if (!wave.data)
    return (
      <Page title={t('listening:studio.wave')}>
        {wave.isPending && <SkeletonRows label={t('web:page.loading')} />}
        {wave.error && <Failure error={wave.error} onRetry={() => void wave.refetch()} />}
      </Page>
    );
  return <WaveView wave={wave.data} />;
}

const isChanging = ({ status, keys }: Wave) =>
  CHANGING.includes(status) || (status === 'planned' && keys.made < keys.of);

function WaveView({ wave }: { wave: Wave }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { status, number, surveyId, invited, closesAt, settings } = wave;
  const title = t('listening:studio.waveOf', { title: editionFor(wave.title, language), number });
  const planning = status === 'draft' || status === 'planned';
  const running = status === 'open' || planning;
  const until = format.instant(closesAt ?? settings.closesAt);
  return (
    <Page
      title={title}
      eyebrow={<WaveStatusWord status={status} />}
      meta={[
        t(`listening:surveyKinds.${wave.kind}`),
        invited === null ? '' : t('listening:studio.invited', { count: invited }),
      ]
        .filter(Boolean)
        .join(' · ')}
      lede={t(`listening:studio.waits.${status}`, { until })}
      crumbs={[
        { label: t('web:rooms.listening'), link: { to: '/studio/listening' } },
        {
          label: editionFor(wave.title, language),
          link: { to: '/studio/listening/surveys/$surveyId', params: { surveyId } },
        },
        { label: t('listening:studio.waveNumber', { number }) },
      ]}
      actions={<WaveActs wave={wave} />}
      aside={<WaveAside wave={wave} />}
    >
      {status === 'cancelled' && (
        <Notice tone="harm" title={t('listening:studio.cancelledTitle')}>
          {wave.acts.find(({ kind }) => kind === 'cancelled')?.reason}
        </Notice>
      )}
      {status === 'planned' && <WaveKeys wave={wave} />}
      {status === 'draft' && <WaveSettings key={wave.version} wave={wave} />}
      {status === 'open' && <WaveResponse wave={wave} />}
      {planning && <WaveLabels wave={wave} />}
      {running && settings.codesFor.who !== 'nobody' && status !== 'draft' && <WaveCodes wave={wave} />}
      {!running && status !== 'cancelled' && <WaveAfter wave={wave} />}
    </Page>
  );
}
