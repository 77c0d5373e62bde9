import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import classes from './campaign.module.css';
import { type Ring, useSaid } from './campaign-words.ts';
import paths from './cascade.module.css';

/** How many days the word took in each unit, from the opening to «I can explain it» and «told my team». */
export function LagMap({ ring }: { ring: Ring }) {
  const t = useT();
  const said = useSaid();
  const format = useFormat();
  const lag = useQuery(ask('campaigns.readLag', { ringId: ring.id }));
  if (lag.error) return <Failure error={lag.error} onRetry={() => void lag.refetch()} />;
  const units = lag.data?.units ?? [];
  if (units.length === 0) return null;
  const longest = Math.max(
    1,
    ...units.flatMap(({ daysToConfirm, daysToTell }) => [daysToConfirm, daysToTell]),
  );
  const bar = (days: number, complete: boolean) => (
    <>
      <span className="num">{t('campaigns:lag.days', { count: days })}</span>
      <span
        className={paths['bar']}
        data-open={complete ? undefined : ''}
        style={{ width: `${Math.max(2, (days / longest) * 100)}%` }}
      />
    </>
  );
  return (
    <div className={classes['scroll']}>
      <h3 className={classes['part']}>{t('campaigns:lag.title', { ring: said(ring.name) })}</h3>
      <table className={paths['lag']}>
        <thead>
          <tr>
            <th scope="col">{t('campaigns:lag.unit')}</th>
            <th scope="col">{t('campaigns:lag.confirmed')}</th>
            <th scope="col">{t('campaigns:lag.toConfirm')}</th>
            <th scope="col">{t('campaigns:lag.told')}</th>
            <th scope="col">{t('campaigns:lag.toTell')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, people, confirmed, told, daysToConfirm, daysToTell, complete }) => (
            <tr key={unit?.id ?? 'none'}>
              <th scope="row">{unit?.name ?? t('campaigns:lag.noUnit')}</th>
              <td className="num">
                {t('campaigns:lag.of', { some: format.number(confirmed), all: format.number(people) })}
              </td>
              <td>{bar(daysToConfirm, confirmed === people)}</td>
              <td className="num">
                {t('campaigns:lag.of', { some: format.number(told), all: format.number(people) })}
              </td>
              <td>{bar(daysToTell, complete)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
