import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { BriefSection } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import paths from './cascade.module.css';
import { CascadeRing } from './cascade-ring.tsx';
import { LagMap } from './lag-map.tsx';
import { RingForm } from './ring-form.tsx';

/** The rings through which the word goes, as a path; at each how many can explain it, and what it waits for. */
export function BriefCascade() {
  const t = useT();
  const { id: campaignId } = useCampaign();
  const found = useQuery(ask('campaigns.listRings', { campaignId }));
  const [writing, setWriting] = useState<string | null>(null);
  const rings = found.data?.rings ?? [];
  useLive(
    rings.map(({ id }) => `campaigns.ring:${id}`),
    ['campaigns.listRings', 'campaigns.readLag', 'campaigns.readCampaign', 'conversation.listCases'],
  );
  const canEdit = found.data?.can.edit ?? false;
  const written = rings.find(({ id }) => id === writing) ?? null;
  return (
    <BriefSection
      id="cascade"
      title={t('campaigns:parts.ring')}
      end={
        <span className={classes['acts']}>
          {rings.length > 0 && t('campaigns:ring.shareMeans')}
          {canEdit && (
            <button type="button" className="link" onClick={() => setWriting('new')}>
              <IconPlus size={16} />
              {t('campaigns:ring.add')}
            </button>
          )}
        </span>
      }
    >
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rings.length === 0 && writing === null && (
        <p className={classes['none']}>{t('campaigns:ring.none')}</p>
      )}
      <ol className={paths['path']}>
        {rings.map((ring, place) => (
          <CascadeRing
            key={ring.id}
            ring={ring}
            before={rings[place - 1] ?? null}
            canEdit={canEdit}
            onEdit={() => setWriting(ring.id)}
          />
        ))}
      </ol>
      {writing !== null && (
        <RingForm
          key={writing}
          ring={written}
          isFirst={rings.length === 0 || rings[0]?.id === writing}
          onEnd={() => setWriting(null)}
        />
      )}
      {rings
        .filter(({ opening, packet }) => opening && packet)
        .map((ring) => (
          <LagMap key={ring.id} ring={ring} />
        ))}
    </BriefSection>
  );
}
