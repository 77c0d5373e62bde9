import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconChevron, IconDone, IconPlan, IconResults, IconSpeak } from '#web/ui/icons.tsx';
import { Progress } from '#web/ui/marks.tsx';
import { prepareProblemText } from '#web/ui/problem-text.ts';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { wantsAnswer } from '../domain/wave.ts';
import classes from './studio-wave.module.css';
import type { Wave } from './studio-wave-page.tsx';

const ASK_AGAIN_MS = 2_000;

/** What follows a closed wave: results being made, read, named, worked on and answered. */
export function WaveAfter({ wave }: { wave: Wave }) {
  const t = useT();
  const { status } = wave;
  if (status === 'closing' || status === 'closed') return <Making waveId={wave.id} />;
  return (
    <>
      <Section title={t('listening:studio.after')}>
        <Steps wave={wave} />
      </Section>
      <Exports waveId={wave.id} />
    </>
  );
}

function Making({ waveId }: { waveId: string }) {
  const t = useT();
  const format = useFormat();
  const progress = useQuery({
    ...ask('listening.readResultProgress', { waveId }),
    refetchInterval: ASK_AGAIN_MS,
  });
  const { done = 0, of = 0, state } = progress.data ?? {};
  return (
    <Section title={t('listening:results.making')} lede={t('listening:results.makingText')}>
      <Progress
        share={of > 0 ? done / of : 0}
        label={t(`listening:studio.making.${state ?? 'waiting'}`)}
        words={`${format.number(done)} / ${format.number(of)}`}
      />
    </Section>
  );
}

function Steps({ wave: { id: waveId, status, kind } }: { wave: Wave }) {
  const t = useT();
  const link = (icon: ReactNode, to: ReactNode, meta: string) => (
    <Row mark={icon} name={to} meta={meta} act={<IconChevron size={18} />} />
  );
  return (
    <Rows label={t('listening:studio.after')}>
      {link(
        <IconResults size={18} />,
        <Link to="/results/$waveId" params={{ waveId }}>
          {t('listening:studio.toResults')}
        </Link>,
        t('listening:studio.toResultsText'),
      )}
      {link(
        <IconSpeak size={18} />,
        <Link to="/studio/listening/waves/$waveId/themes" params={{ waveId }}>
          {t('listening:studio.themes.title')}
        </Link>,
        t('listening:studio.themes.lede'),
      )}
      {link(
        <IconPlan size={18} />,
        <Link to="/studio/listening/waves/$waveId/focus" params={{ waveId }}>
          {t('listening:studio.focus.title')}
        </Link>,
        t('listening:studio.focus.lede'),
      )}
      {wantsAnswer(kind) &&
        link(
          <IconDone size={18} />,
          <Link to="/studio/listening/waves/$waveId/answer" params={{ waveId }}>
            {t('listening:results.heardAndDoing')}
          </Link>,
          t(status === 'answered' ? 'listening:studio.answerDone' : 'listening:studio.answerOwed'),
        )}
    </Rows>
  );
}

function Exports({ waveId }: { waveId: string }) {
  const t = useT();
  const [error, setError] = useState<Error | null>(null);
  const take = (name: 'listening.exportResultTable' | 'listening.exportResultPackage') => {
    setError(null);
    download(name, { waveId }).catch(async (failure: unknown) => {
      await prepareProblemText(failure);
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    });
  };
  return (
    <Section title={t('listening:studio.exports')} lede={t('listening:studio.exportsText')}>
      {error && <Failure error={error} />}
      <div className={classes['exports']}>
        <Button onClick={() => take('listening.exportResultTable')}>
          {t('listening:results.exportTable')}
        </Button>
        <Button onClick={() => take('listening.exportResultPackage')}>
          {t('listening:results.exportPackage')}
        </Button>
      </div>
    </Section>
  );
}
