import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Progress } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Wave } from './studio-wave-page.tsx';

/** How far the keys of the labels are made; nobody can draw a paper before all are. */
export function WaveKeys({ wave: { keys, unanswered } }: { wave: Wave }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {keys.made < keys.of && (
        <Progress
          share={keys.of === 0 ? 0 : keys.made / keys.of}
          label={t('listening:studio.keys')}
          words={t('listening:studio.keysOf', { made: format.number(keys.made), of: format.number(keys.of) })}
        />
      )}
      {unanswered && (
        <Notice
          tone="unsure"
          title={t('listening:errors.answer_the_last_wave', { number: unanswered.number })}
        />
      )}
    </>
  );
}
