import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { useCampaign } from './campaign-desk.ts';
import { type Ring, useSaid } from './campaign-words.ts';
import paths from './cascade.module.css';
import { OpenRingDialog } from './open-ring-dialog.tsx';

const NAMED = 3;
const RADIUS = 43;
const ROUND = 2 * Math.PI * RADIUS;

interface CascadeRingProps {
  readonly ring: Ring;
  readonly before: Ring | null;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
}

/** A ring on the path: its share as a circle, who is to go before the next, and what can be done. */
export function CascadeRing({ ring, before, canEdit, onEdit }: CascadeRingProps) {
  const t = useT();
  const said = useSaid();
  const format = useFormat();
  const { id: campaignId } = useCampaign();
  const [opening, setOpening] = useState(false);
  const share = ring.opening ? ring.share : null;
  const name = said(ring.name);
  return (
    <li className={cx(paths['ring'], ring.opening && paths['open'])}>
      <p className={paths['between']}>{before && !ring.opening && <ToGo ring={before} />}</p>
      <div className={paths['mark']}>
        <svg viewBox="0 0 96 96" aria-hidden="true" className={paths['circle']}>
          <circle cx="48" cy="48" r={RADIUS} className={paths['track']} />
          {share !== null && (
            <circle
              cx="48"
              cy="48"
              r={RADIUS}
              className={paths['share']}
              strokeDasharray={`${share * ROUND} ${ROUND}`}
              transform="rotate(-90 48 48)"
            />
          )}
        </svg>
        <span className={paths['word']}>
          {share !== null
            ? format.share(share)
            : t(ring.opening ? 'campaigns:ring.open' : 'campaigns:ring.waits')}
        </span>
      </div>
      <strong>{name}</strong>
      <p className={paths['facts']}>
        {ring.packet && ring.opening
          ? t('campaigns:ring.confirmed', {
              confirmed: format.number(ring.confirmed),
              people: format.number(ring.people),
            })
          : t('campaigns:ring.people', { count: ring.people, people: format.number(ring.people) })}
      </p>
      <p className={paths['facts']}>
        <Standing ring={ring} />
      </p>
      <div className={paths['acts']}>
        {ring.packet || canEdit ? (
          <Link
            to="/studio/campaigns/$campaignId/rings/$ringId"
            params={{ campaignId, ringId: ring.id }}
            className="link"
          >
            {t(ring.packet ? 'campaigns:ring.packet' : 'campaigns:ring.writePacket')}
            <span className="hidden">{name}</span>
          </Link>
        ) : null}
        {canEdit && (
          <button
            type="button"
            className="link"
            aria-label={t('campaigns:form.editNamed', { what: name })}
            onClick={onEdit}
          >
            {t('campaigns:form.edit')}
          </button>
        )}
      </div>
      {canEdit && !ring.opening && (
        <Button onClick={() => setOpening(true)}>{t('campaigns:ring.openVerb')}</Button>
      )}
      {opening && <OpenRingDialog ring={ring} onClose={() => setOpening(false)} />}
    </li>
  );
}

/** «3 to go: Coating, Service»: who of the ring before cannot explain it yet. */
function ToGo({ ring }: { ring: Ring }) {
  const t = useT();
  const format = useFormat();
  if (!ring.opening || !ring.packet || ring.toGo.length === 0) return null;
  const named = ring.toGo.slice(0, NAMED).map(({ name, unitName }) => name ?? unitName ?? '…');
  return (
    <>
      {t('campaigns:ring.toGo', { count: ring.people - ring.confirmed })}
      <br />
      {format.list(named)}
    </>
  );
}

/** When it opened, by whom and why; or what it waits for. */
function Standing({ ring }: { ring: Ring }) {
  const t = useT();
  const format = useFormat();
  const { opening, waits, shareNeeded, opensAt, embargoUntil } = ring;
  if (opening)
    return (
      <>
        {opening.by?.name
          ? t('campaigns:ring.openedBy', { when: format.instant(opening.at), name: opening.by.name })
          : t('campaigns:ring.opened', { when: format.instant(opening.at) })}
        {opening.reason && ` · ${t('campaigns:card.quoted', { words: opening.reason })}`}
      </>
    );
  if (waits.length === 0) return t('campaigns:ring.ready');
  const words = waits.map((wait) => {
    if (wait === 'share_too_small' && shareNeeded !== null)
      return t('campaigns:ring.opensAtShare', { share: format.share(shareNeeded) });
    if (wait === 'time' && opensAt) return t('campaigns:ring.opensAt', { when: format.instant(opensAt) });
    if (wait === 'embargo' && embargoUntil)
      return t('campaigns:ring.embargoUntil', { when: format.instant(embargoUntil) });
    return t(`campaigns:ringWaits.${wait}`);
  });
  return words.join(' · ');
}
