import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './board.module.css';
import type { BoardFilter } from './closure-board.tsx';
import { DaysChart } from './days-chart.tsx';

type Figures = Answer<'conversation.readClosureFigures'>;

/** How long an answer takes, in words, drawn, and as a table. */
export function ClosureFigures({ filter = {} }: { filter?: BoardFilter }) {
  const t = useT();
  const figures = useQuery(ask('conversation.readClosureFigures', filter));
  if (figures.data && figures.data.answered + figures.data.waiting === 0) return null;
  return (
    <Section title={t('conversation:board.howLong')}>
      {figures.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {figures.error && <Failure error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.data && <Shown figures={figures.data} />}
    </Section>
  );
}

function Shown({ figures }: { figures: Figures }) {
  const t = useT();
  const format = useFormat();
  const { answered, inTime, waiting, medianDays, declinedShare } = figures;
  return (
    <div className={classes['figures']}>
      <p className="small num">
        {t('conversation:board.howLongText', {
          count: answered + waiting,
          inTime,
          late: answered - inTime,
          waiting,
        })}
      </p>
      <DaysChart byDays={figures.byDays} />
      {medianDays !== null && <p>{t('conversation:board.median', { count: Math.ceil(medianDays) })}</p>}
      {declinedShare !== null && declinedShare > 0 && (
        <p>{t('conversation:board.declined', { share: format.share(declinedShare) })}</p>
      )}
      <details>
        <summary className="link">{t('conversation:board.table')}</summary>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('conversation:board.daysColumn')}</th>
              <th scope="col">{t('conversation:board.answered')}</th>
              <th scope="col">{t('conversation:board.waitingColumn')}</th>
            </tr>
          </thead>
          <tbody className="num">
            {figures.byDays.map((bar) => (
              <tr key={bar.days}>
                <th scope="row">{format.number(bar.days)}</th>
                <td>{format.number(bar.answered)}</td>
                <td>{format.number(bar.waiting)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
