import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Reach } from '../contract/hearing.ts';
import classes from './hearing.module.css';

/** How much of each group has had the plan in front of them, with a tick at the share that is needed. */
export function HearingReach({ reach, needed }: { reach: readonly Reach[]; needed: number | null }) {
  const t = useT();
  const format = useFormat();
  return (
    <ul role="list" className={classes['reach']}>
      {reach.map(({ audienceId, audienceName, people, share }) => (
        <li key={audienceId ?? 'everyone'}>
          <div className={classes['reachWords']}>
            <span>{audienceName ?? t('plan:hearing.everyone')}</span>
            <span className="num">
              <strong>{t('plan:hearing.haveRead', { share: format.number(share) })}</strong>
              {' · '}
              {t('plan:hearing.people', { count: people, number: format.number(people) })}
            </span>
          </div>
          <div className={classes['meter']} aria-hidden="true">
            <div style={{ width: `${share}%` }} />
            {needed !== null && needed > 0 && <span style={{ left: `${needed}%` }} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
