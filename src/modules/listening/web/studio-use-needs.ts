import { useQuery } from '@tanstack/react-query';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import type { Need, Needs } from '#web/studio/needs-today.ts';
import { IconListening } from '#web/ui/icons.tsx';
import { usePlansSurveys } from './studio-kinds.ts';

type WaveRow = Answer<'listening.listWaves'>['rows'][number];

// As `wantsAnswer` of the domain, which would bring the schemas of the contract into the thread.
const ANSWERED_KINDS: readonly WaveRow['kind'][] = ['survey', 'pulse', 'enps'];
const RECENT = 20;

/** What listening wants today: answers that are owed, waves that wait to be opened, and what is due to be asked again. */
export function useListeningNeeds(): Needs {
  const t = useT();
  const language = useLanguage();
  const enabled = usePlansSurveys();
  const waves = useQuery({ ...ask('listening.listWaves', { limit: RECENT }), enabled });
  const due = useQuery({ ...ask('listening.listDueFocus', {}), enabled });
  if (!enabled) return { state: 'there', needs: [] };
  const error = waves.error ?? due.error;
  const retry = () => void (waves.error ? waves.refetch() : due.refetch());
  if (error) return { state: 'failed', error, retry };
  if (!waves.data || !due.data) return { state: 'loading' };
  const asked = due.data.focus.length;
  return {
    state: 'there',
    needs: [
      ...waves.data.rows.flatMap((wave) => needOf(wave, editionFor(wave.title, language), t)),
      ...(asked > 0
        ? [
            {
              id: 'listening/due',
              order: 40,
              icon: IconListening,
              tone: 'plain' as const,
              title: t('listening:needs.askAgain', { count: asked }),
              act: { verb: t('listening:needs.look'), link: { to: '/studio/listening' } as const },
            },
          ]
        : []),
    ],
  };
}

function needOf({ id, status, kind, number }: WaveRow, title: string, t: Translate): Need[] {
  const common = { icon: IconListening, meta: t('listening:studio.waveOf', { title, number }) };
  const params = { waveId: id };
  if (status === 'published' && ANSWERED_KINDS.includes(kind))
    return [
      {
        ...common,
        id: `listening/${id}/answer`,
        order: 20,
        tone: 'unsure',
        title: t('listening:needs.answer'),
        act: {
          verb: t('listening:needs.write'),
          link: { to: '/studio/listening/waves/$waveId/answer', params },
        },
      },
    ];
  if (status === 'planned')
    return [
      {
        ...common,
        id: `listening/${id}/open`,
        order: 40,
        tone: 'plain',
        title: t('listening:needs.open'),
        act: { verb: t('listening:needs.look'), link: { to: '/studio/listening/waves/$waveId', params } },
      },
    ];
  return [];
}
