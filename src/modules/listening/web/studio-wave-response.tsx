import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Progress, SkeletonRows } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { belongs, useRefusal } from './studio-refusal.ts';
import classes from './studio-wave.module.css';
import type { Wave } from './studio-wave-page.tsx';

type Response = Answer<'listening.readResponse'>;

const ASK_AGAIN_MS = 60_000;

/** How many have answered, in steps of five and never fewer than five; letters to whole labels, for nobody knows who has. */
export function WaveResponse({ wave }: { wave: Wave }) {
  const t = useT();
  const response = useQuery({
    ...ask('listening.readResponse', { waveId: wave.id }),
    refetchInterval: ASK_AGAIN_MS,
  });
  return (
    <Section title={t('listening:studio.response')} lede={t('listening:studio.responseText')}>
      {response.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {response.error && <Failure error={response.error} onRetry={() => void response.refetch()} />}
      {response.data && <Labels wave={wave} response={response.data} />}
    </Section>
  );
}

function Labels({ wave, response: { everyone, labels, reminders } }: { wave: Wave; response: Response }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const refusal = useRefusal();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const remind = useSend('listening.remindLabels', {
    changes: ['listening.readResponse', 'listening.readWave'],
    onDone: ({ people }) => {
      setChosen([]);
      say(t('listening:studio.reminded', { count: people }));
    },
  });
  return (
    <>
      <Share name={t('listening:results.everyone')} response={everyone} />
      <ul className={classes['labels']} aria-label={t('listening:studio.response')}>
        {labels.map(({ id, names, people, response }) => {
          const name = editionFor(names, language);
          return (
            <li key={id}>
              <Checkbox
                label={<span className="hidden">{t('listening:studio.remindNamed', { name })}</span>}
                checked={chosen.includes(id)}
                onChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
              />
              <Share name={t('listening:studio.labelPeople', { name, count: people })} response={response} />
            </li>
          );
        })}
      </ul>
      {reminders.length > 0 && (
        <p className="small">
          {t('listening:studio.remindersSent', {
            count: reminders.length,
            at: format.instant(reminders.at(-1)?.at ?? ''),
          })}
        </p>
      )}
      {remind.error && <Failure error={remind.error} />}
      {belongs(wave.can.remind) && (
        <div className={classes['row']}>
          <Button
            locked={refusal(wave.can.remind) || (chosen.length === 0 && t('listening:studio.chooseLabels'))}
            pending={remind.isPending && t('web:form.sending')}
            onClick={() => remind.mutate({ waveId: wave.id, labelIds: [...chosen] })}
          >
            {t('listening:studio.remind')}
          </Button>
        </div>
      )}
    </>
  );
}

function Share({ name, response }: { name: string; response: Response['everyone'] }) {
  const t = useT();
  const format = useFormat();
  if ('withheld' in response)
    return (
      <div className={classes['fewer']}>
        <span>{name}</span>
        <span className="small">{t('listening:studio.fewerThanFive')}</span>
      </div>
    );
  const share = response.percent / 100;
  return (
    <Progress
      share={share}
      label={name}
      words={t('listening:studio.about', { share: format.share(share) })}
    />
  );
}
