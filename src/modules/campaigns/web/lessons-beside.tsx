import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './campaign.module.css';
import { useSettled } from './use-settled.ts';

const LEAST = 3;
const MOST = 4000;

/** What closed campaigns that resemble what is typed have taught. */
export function LessonsBeside({ text }: { text: string }) {
  const t = useT();
  const format = useFormat();
  const typed = useSettled(text.trim().slice(0, MOST));
  const lessons = useQuery({
    ...ask('campaigns.findLessons', { text: typed }),
    enabled: typed.length >= LEAST,
    placeholderData: keepPreviousData,
  });
  const found = lessons.data?.lessons ?? [];
  return (
    <Section title={t('campaigns:begin.lessons')}>
      {lessons.error && <Failure error={lessons.error} onRetry={() => void lessons.refetch()} />}
      {!lessons.error && found.length === 0 && (
        <p className={classes['none']}>{t('campaigns:begin.noLessons')}</p>
      )}
      <ul role="list" className={classes['objectives']}>
        {found.map(({ campaignId, title, conclusion, closedAt }) => (
          <li key={campaignId} className={classes['lesson']}>
            <a href={`/campaigns/${campaignId}`}>
              <strong>{title.text}</strong>
            </a>
            <p className={classes['meta']}>{t('campaigns:begin.closed', { day: format.dayOf(closedAt) })}</p>
            <p>{conclusion.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
