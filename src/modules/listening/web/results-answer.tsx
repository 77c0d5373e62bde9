import { useQuery } from '@tanstack/react-query';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconCheck, IconSpeak } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './results.module.css';

interface ResultsAnswerProps {
  readonly waveId: string;
  readonly state: 'closed' | 'published' | 'answered';
}

/** What we heard and what we do: the answer to everybody who answered; until it is there, that it is owed. */
export function ResultsAnswer({ waveId, state }: ResultsAnswerProps) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const answer = useQuery({ ...ask('listening.readWaveAnswer', { waveId }), enabled: state === 'answered' });
  if (state !== 'answered') return <p className={classes['owed']}>{t('listening:results.answerOwed')}</p>;
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const { parts, publishedAt, publishedBy } = answer.data;
  return (
    <Section title={t('listening:results.heardAndDoing')}>
      {parts.map(({ group, name, heard, doing }) => (
        <div key={group} className={classes['answer']}>
          {group !== 'everyone' && <h3>{editionFor(name, language)}</h3>}
          <div className={classes['heard']}>
            <IconSpeak size={20} />
            <div>
              <h4>{t('listening:results.heard')}</h4>
              <p>{editionFor(heard, language)}</p>
            </div>
          </div>
          <div className={classes['heard']}>
            <IconCheck size={20} />
            <div>
              <h4>{t('listening:results.doing')}</h4>
              <p>{editionFor(doing, language)}</p>
            </div>
          </div>
        </div>
      ))}
      {publishedAt && (
        <p className={classes['facts']}>
          {t('listening:results.answeredBy', {
            name: publishedBy?.name ?? '',
            day: format.dayOf(publishedAt),
          })}
        </p>
      )}
    </Section>
  );
}
