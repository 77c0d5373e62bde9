import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { type Icon, IconClock, IconEye, IconPlan, IconSpeak } from '#web/ui/icons.tsx';
import type { Blocker } from '../contract/hearing.ts';
import classes from './band.module.css';
import { blockerText } from './hearing-blockers.tsx';
import { IconSuggestion } from './line-icons.tsx';
import { PlanSettings } from './plan-settings.tsx';
import { type StudioPlan, useEdition } from './plan-words.ts';
import { PlanStateWord } from './state-words.tsx';

const SHOWN = 5;

const ICONS: Record<Blocker['code'], Icon> = {
  no_phases: IconPlan,
  no_hearing: IconClock,
  hearing_not_lasted: IconClock,
  share_not_reached: IconEye,
  open_cases: IconSpeak,
  open_suggestion: IconSuggestion,
};

/** Where a plan stands: its hearing in words, what keeps it from starting, and how many have had it in front of them. */
export function PlanBand({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const [about, setAbout] = useState(false);
  const ahead = plan.blockers.length > 0 && plan.state !== 'ended' && plan.state !== 'under_way';
  return (
    <section className={classes['band']} aria-label={t('plan:studio.howItStands')}>
      <div>
        <p className={classes['standing']}>
          <PlanStateWord state={plan.state} />
          <Standing plan={plan} />
        </p>
        {ahead && <Blockers plan={plan} />}
        {plan.can.edit && (
          <button type="button" className="link" onClick={() => setAbout(true)}>
            {t('plan:studio.about')}
          </button>
        )}
        {about && <PlanSettings onClose={() => setAbout(false)} />}
      </div>
      {plan.hearing && !plan.start && <Read plan={plan} />}
    </section>
  );
}

function Standing({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const format = useFormat();
  const period = t('plan:studio.fromTo', { from: format.day(plan.startsOn), to: format.day(plan.endsOn) });
  const says = [
    ...(plan.state === 'hearing' && plan.hearing
      ? [t('plan:hearing.until', { day: format.weekday(plan.hearing.closesOn) })]
      : []),
    ...(plan.blockers.length > 0 &&
    (plan.state === 'hearing' || plan.state === 'heard' || plan.state === 'draft')
      ? [t('plan:hearing.cannotStart')]
      : [period]),
    ...(plan.start?.overrideReason
      ? [
          t('plan:hearing.overridden', {
            name: plan.start.by?.name ?? t('plan:changelog.somebody'),
            reason: plan.start.overrideReason,
          }),
        ]
      : []),
    ...(plan.end ? [plan.end.reason] : []),
  ];
  return <span>{says.join('. ')}</span>;
}

function Blockers({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const edition = useEdition();
  const titles = new Map([
    ...plan.goals.map(({ id, sentence }) => [id, edition(sentence)] as const),
    ...plan.actions.map(({ id, title }) => [id, edition(title)] as const),
  ]);
  const more = plan.moreBlockers + Math.max(0, plan.blockers.length - SHOWN);
  return (
    <ul role="list" className={classes['blockers']}>
      {plan.blockers.slice(0, SHOWN).map((blocker, index) => {
        const Own = ICONS[blocker.code];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: blockers have no ids, and the list is shown as it comes
          <li key={index} data-grave={blocker.code === 'open_cases' && blocker.overdue > 0 ? '' : undefined}>
            <Own size={16} />
            <span>
              {blockerText(blocker, t)}
              {'lineId' in blocker && (
                <>
                  {': '}
                  <Link
                    to="/studio/plan/$planId"
                    params={{ planId: plan.id }}
                    search={(was) => ({ ...was, line: `${blocker.lineKind}/${blocker.lineId}` })}
                    className="inline-link"
                  >
                    {titles.get(blocker.lineId)}
                  </Link>
                </>
              )}
            </span>
          </li>
        );
      })}
      {more > 0 && (
        <li>
          <span>
            <Link to="/studio/plan/$planId/hearing" params={{ planId: plan.id }} className="inline-link">
              {t('plan:studio.moreBlockers', { count: more })}
            </Link>
          </span>
        </li>
      )}
    </ul>
  );
}

function Read({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const format = useFormat();
  const needed = plan.hearing?.shareNeeded ?? 0;
  const everyone = plan.reach.find(({ audienceId }) => audienceId === null);
  const others = plan.reach.filter(({ audienceId }) => audienceId !== null).slice(0, 3);
  if (!everyone) return null;
  return (
    <div className={classes['read']}>
      <div className={classes['share']}>
        <p>
          <strong className="num">
            {t('plan:studio.percent', { share: format.number(everyone.share) })}
          </strong>{' '}
          {t('plan:studio.haveReadIt')}
        </p>
        <p className={classes['others']}>
          {others
            .map(({ audienceName, share }) =>
              t('plan:studio.shareOf', { audience: audienceName ?? '', share: format.number(share) }),
            )
            .join(', ')}
        </p>
      </div>
      <div className={classes['meter']} aria-hidden="true">
        <div style={{ width: `${everyone.share}%` }} />
        {needed > 0 && <i style={{ left: `${needed}%` }} />}
      </div>
      {needed > 0 && (
        <p className={classes['needed']} style={{ paddingLeft: `${Math.max(0, needed - 12)}%` }}>
          {t('plan:hearing.needed', { share: format.number(needed) })}
        </p>
      )}
      {plan.can.override && <p className={classes['override']}>{t('plan:hearing.overrideShown')}</p>}
    </div>
  );
}
