import { Link } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { StatusWord, type Tone } from '#web/ui/marks.tsx';
import { Row } from '#web/ui/section.tsx';
import type { WaveStatus } from '../contract/wave.ts';
import { wantsAnswer } from '../domain/wave.ts';

type Listed = Answer<'listening.listWaves'>['rows'][number];

const TONES: Record<WaveStatus, Tone> = {
  draft: 'unsure',
  planned: 'unsure',
  open: 'accent',
  closing: 'accent',
  closed: 'accent',
  published: 'unsure',
  answered: 'works',
  cancelled: 'plain',
};

/** Where a wave stands, as icon and word. */
export function WaveStatusWord({ status }: { status: WaveStatus }) {
  const t = useT();
  return <StatusWord tone={TONES[status]}>{t(`listening:waveStates.${status}`)}</StatusWord>;
}

/** A wave in a list: where it stands, and what it waits for. */
export function WaveRow({ wave }: { wave: Listed }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { id, number, title, kind, status, invited, closesAt } = wave;
  const until = closesAt ? format.instant(closesAt) : '';
  const waits = status === 'published' && !wantsAnswer(kind) ? 'answered' : status;
  const meta = [
    t(`listening:studio.waits.${waits}`, { until }),
    invited === null ? '' : t('listening:studio.invitedSentence', { count: invited }),
  ];
  return (
    <Row
      name={
        <Link to="/studio/listening/waves/$waveId" params={{ waveId: id }}>
          {t('listening:studio.waveOf', { title: editionFor(title, language), number })}
        </Link>
      }
      meta={<span className="num">{meta.filter(Boolean).join(' ')}</span>}
      act={<WaveStatusWord status={status} />}
    />
  );
}
