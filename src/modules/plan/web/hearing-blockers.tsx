import { Link } from '@tanstack/react-router';
import { unreachable } from '#kernel/errors.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { type Icon, IconClock, IconEye, IconPlan, IconSpeak, IconUnsure } from '#web/ui/icons.tsx';
import type { Blocker } from '../contract/hearing.ts';
import classes from './hearing.module.css';
import { type StudioPlan, useEdition } from './plan-words.ts';

const ICONS: Record<Blocker['code'], Icon> = {
  no_phases: IconPlan,
  no_hearing: IconClock,
  hearing_not_lasted: IconClock,
  share_not_reached: IconEye,
  open_cases: IconSpeak,
  open_suggestion: IconUnsure,
};

/** Everything that stands between a plan and its start, in words, each with the way to what would settle it. */
export function HearingBlockers({ plan, blockers }: { plan: StudioPlan; blockers: readonly Blocker[] }) {
  const t = useT();
  const edition = useEdition();
  const titles = new Map([
    ...plan.goals.map(({ id, sentence }) => [id, edition(sentence)] as const),
    ...plan.actions.map(({ id, title }) => [id, edition(title)] as const),
  ]);
  return (
    <ul role="list" className={classes['blockers']}>
      {blockers.map((blocker) => {
        const Own = ICONS[blocker.code];
        return (
          <li key={keyOf(blocker)}>
            <Own size={18} />
            <span>
              {blockerText(blocker, t)}
              {'lineId' in blocker && (
                <>
                  {': '}
                  <Link
                    to="/studio/plan/$planId"
                    params={{ planId: plan.id }}
                    search={{ line: `${blocker.lineKind}/${blocker.lineId}` }}
                    className="inline-link"
                  >
                    {titles.get(blocker.lineId) ?? t('plan:changelog.sealedLine')}
                  </Link>
                </>
              )}
              {blocker.code === 'no_phases' && (
                <>
                  {': '}
                  <Link to="/studio/plan/$planId" params={{ planId: plan.id }} className="inline-link">
                    {t('plan:studio.addPhase')}
                  </Link>
                </>
              )}
              {(blocker.code === 'no_hearing' || blocker.code === 'hearing_not_lasted') && (
                <>
                  {': '}
                  <a href="#hearing-days" className="inline-link">
                    {t('plan:hearing.toDays')}
                  </a>
                </>
              )}
              {blocker.code === 'share_not_reached' && (
                <>
                  {': '}
                  <a href="#hearing-reach" className="inline-link">
                    {t('plan:hearing.toReach')}
                  </a>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A blocker as the end of the sentence «It cannot start yet, because …». */
export function blockerText(blocker: Blocker, t: Translate): string {
  switch (blocker.code) {
    case 'no_phases':
    case 'no_hearing':
    case 'open_suggestion':
      return t(`plan:hearing.blockers.${blocker.code}`);
    case 'hearing_not_lasted':
      return t('plan:hearing.blockers.hearing_not_lasted', { count: blocker.daysLeft });
    case 'share_not_reached':
      return t('plan:hearing.blockers.share_not_reached', {
        share: blocker.share,
        audience: blocker.audienceName ?? t('plan:hearing.everyone'),
        count: blocker.more,
      });
    case 'open_cases':
      return blocker.overdue > 0
        ? t('plan:hearing.blockers.overdue_cases', { count: blocker.count, overdue: blocker.overdue })
        : t('plan:hearing.blockers.open_cases', { count: blocker.count });
    default:
      return unreachable(blocker);
  }
}

function keyOf(blocker: Blocker): string {
  if (blocker.code === 'open_suggestion') return blocker.suggestionId;
  if (blocker.code === 'share_not_reached') return `reach ${blocker.audienceId}`;
  return 'lineId' in blocker ? `${blocker.code} ${blocker.lineId}` : blocker.code;
}
