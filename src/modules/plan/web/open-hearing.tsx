import { Link } from '@tanstack/react-router';
import { dayIn } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { IconCheck, IconClock } from '#web/ui/icons.tsx';
import type { Blocker, Reach } from '../contract/hearing.ts';
import classes from './open.module.css';
import type { OpenPlan } from './open-words.ts';
import { StateMark } from './state-mark.tsx';

/** Until when people are heard, who has read it, and what is still needed before it starts, in words. */
export function HearingBand({ plan }: { plan: OpenPlan }) {
  const t = useT();
  const format = useFormat();
  const { hearing, state, start } = plan;
  if (!hearing || state === 'draft') return null;
  if (start) return <StartedBand plan={plan} start={start} />;
  const days = Math.round((Date.parse(hearing.closesOn) - Date.parse(plan.today)) / 86_400_000) + 1;
  const isOpen = state === 'hearing';
  const everyone = plan.reach.find(({ audienceId }) => audienceId === null);
  return (
    <section className={classes['band']} aria-labelledby="hearing">
      <h2 id="hearing">
        {isOpen
          ? t('plan:hearing.until', { day: format.longDay(hearing.closesOn) })
          : t('plan:open.hearingOver', { day: format.longDay(hearing.closesOn) })}
      </h2>
      {isOpen && (
        <p className="small">
          {[format.weekday(hearing.closesOn), t('plan:hearing.daysLeft', { count: days })].join(' · ')}
        </p>
      )}
      {everyone && <Meter share={everyone.share} needed={hearing.shareNeeded} />}
      <Blockers plan={plan} />
      <Groups reach={plan.reach} />
      <p className={classes['small']}>{plan.read ? t('plan:open.readBy') : t('plan:hearing.readCounts')}</p>
    </section>
  );
}

function StartedBand({ plan, start }: { plan: OpenPlan; start: NonNullable<OpenPlan['start']> }) {
  const t = useT();
  const format = useFormat();
  const { by, at, overrideReason } = start;
  const day = format.longDay(dayIn(format.zone, at));
  return (
    <section className={classes['band']} aria-labelledby="started">
      <h2 id="started">{t(`plan:states.${plan.state}`)}</h2>
      <p className="small">{t('plan:open.startedOn', { day, name: by?.name ?? '' })}</p>
      {overrideReason !== null && (
        <p className={classes['small']}>
          {t('plan:hearing.overridden', { name: by?.name ?? '', reason: overrideReason })}
        </p>
      )}
    </section>
  );
}

function Meter({ share, needed }: { share: number; needed: number }) {
  const t = useT();
  const [read, wanted] = [t('plan:hearing.haveRead', { share }), t('plan:hearing.needed', { share: needed })];
  return (
    <div className={classes['meter']} role="img" aria-label={`${read}. ${wanted}.`}>
      <div className={classes['fill']} style={{ width: `${share}%` }} />
      <span className={classes['label']} data-of="read" style={placed(share)}>
        {read}
      </span>
      {needed > 0 && (
        <>
          <span className={classes['tick']} style={{ left: `${needed}%` }} />
          <span className={classes['label']} data-of="needed" style={placed(needed)}>
            {wanted}
          </span>
        </>
      )}
    </div>
  );
}

/** A label under its place on the line, which never leaves the line. */
function placed(share: number) {
  if (share < 22) return { left: 0 };
  return share > 78 ? { right: 0 } : { left: `${share}%`, transform: 'translateX(-50%)' };
}

function Blockers({ plan }: { plan: OpenPlan }) {
  const t = useT();
  const { blockers, moreBlockers } = plan;
  // That the hearing lasts is said above, by its date.
  const shown = blockers.filter(({ code }) => code !== 'hearing_not_lasted');
  if (blockers.length === 0)
    return (
      <ul className={classes['gate']}>
        <li data-tone="works">
          <IconCheck size={18} />
          <span>{t('plan:open.nothingBlocks')}</span>
        </li>
      </ul>
    );
  if (shown.length === 0) return null;
  return (
    <>
      <p className={classes['small']}>{t('plan:hearing.cannotStart')}</p>
      <ul className={classes['gate']}>
        {shown.map((blocker, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read, never edited in place
          <li key={index} data-tone={blocker.code === 'share_not_reached' ? 'accent' : 'unsure'}>
            {blocker.code === 'share_not_reached' ? (
              <StateMark state="partly" size={18} />
            ) : (
              <IconClock size={18} />
            )}
            <span>
              <BlockerWords blocker={blocker} plan={plan} />
            </span>
          </li>
        ))}
      </ul>
      {moreBlockers > 0 && (
        <p className={classes['small']}>{t('plan:open.moreBlockers', { count: moreBlockers })}</p>
      )}
    </>
  );
}

function BlockerWords({ blocker, plan }: { blocker: Blocker; plan: OpenPlan }) {
  const t = useT();
  const sentence = saidBlocker(blocker, t);
  if (!('lineId' in blocker)) return sentence;
  const { lineKind: kind, lineId } = blocker;
  const title = titleOfLine(plan, lineId);
  return (
    <Link to="/plan/$planId/lines/$kind/$lineId" params={{ planId: plan.id, kind, lineId }}>
      {title ? t('plan:open.blockerOn', { sentence, title }) : sentence}
    </Link>
  );
}

function saidBlocker(blocker: Blocker, t: Translate): string {
  switch (blocker.code) {
    case 'hearing_not_lasted':
      return t('plan:hearing.blockers.hearing_not_lasted', { count: blocker.daysLeft });
    case 'share_not_reached': {
      const { share, more: count, audienceName } = blocker;
      return audienceName === null
        ? t('plan:open.notReachedAll', { share, count })
        : t('plan:hearing.blockers.share_not_reached', { share, count, audience: audienceName });
    }
    case 'open_cases':
      return t('plan:hearing.blockers.open_cases', { count: blocker.count });
    case 'no_phases':
    case 'no_hearing':
    case 'open_suggestion':
      return t(`plan:hearing.blockers.${blocker.code}`);
  }
}

function titleOfLine(plan: OpenPlan, lineId: string): string | null {
  for (const { actions } of plan.phases)
    for (const action of actions)
      if (action.id === lineId) return action.state === 'sealed' ? null : action.title;
  const goal = plan.goals.find(({ id }) => id === lineId);
  return goal && !goal.sealed ? goal.sentence.text : null;
}

/** How much of each group has had it in front of them; small groups are not among them. */
function Groups({ reach }: { reach: readonly Reach[] }) {
  const t = useT();
  const groups = reach.filter(({ audienceId }) => audienceId !== null);
  if (groups.length === 0) return null;
  return (
    <details className={classes['small']}>
      <summary>{t('plan:open.groups')}</summary>
      <ul>
        {groups.map(({ audienceId, audienceName, share }) => (
          <li key={audienceId}>{t('plan:open.groupRead', { group: audienceName ?? '', share })}</li>
        ))}
      </ul>
    </details>
  );
}
