import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { type DrawnMeasure, movementTone, useValueWords } from './measure-words.ts';
import classes from './measurement.module.css';

/** Whether a measure moves the way we want: the word, and what it rests on. */
export function MovementWords({ measure }: { measure: DrawnMeasure }) {
  const t = useT();
  const format = useFormat();
  const words = useValueWords();
  const { movement } = measure;
  const { word, change, noise, share, reachesOn } = movement;
  const sentences = [
    change !== null &&
      noise !== null &&
      t('measurement:dashboard.changeAndNoise', {
        change: words.signed(measure.direction === 'up' ? change : -change),
        noise: format.number(noise, 2),
      }),
    share !== null && word !== 'reached' && t('measurement:dashboard.share', { share: format.share(share) }),
    reachesOn && t('measurement:dashboard.reachesOn', { day: format.day(reachesOn) }),
    word === 'cannot_tell' && t('measurement:dashboard.needsMore'),
  ].filter((one) => one !== false && one !== null);
  return (
    <>
      <StatusWord tone={movementTone(movement)}>{t(`measurement:movement.${word}`)}</StatusWord>
      {sentences.length > 0 && <p className={classes['meta']}>{sentences.join(' ')}</p>}
    </>
  );
}
