import { EffectRows } from '#web/charts/effect-rows.tsx';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { useValueWords, verdictTone } from './measure-words.ts';
import classes from './measurement.module.css';

type Effect = Answer<'measurement.readEffects'>['effects'][number];

const UNITS = ['percent', 'score', 'count', 'hours', 'days', 'money', 'other', 'percentage_points'] as const;

/** The name of a unit of effects: one of ours, or in the words of the measure. */
export function useUnitName() {
  const t = useT();
  return (unit: string) => {
    const known = UNITS.find((one) => one === unit);
    return known ? t(`measurement:units.${known}`) : unit;
  };
}

/** An effect: verdict first, then the interval, how it was estimated, and what to beware of. */
export function EffectView({ name, effect }: { name: string; effect: Effect }) {
  const t = useT();
  const format = useFormat();
  const words = useValueWords();
  const unitName = useUnitName();
  const { verdict, moreNeeded, warnings } = effect;
  return (
    <div className={classes['effect']}>
      <EffectRows
        label={name}
        say={words.signed}
        rows={[
          {
            id: name,
            name,
            effect: effect.effect,
            worthFrom: effect.smallestWorthwhile,
            tone: verdictTone(verdict),
            verdict: (
              <StatusWord tone={verdictTone(verdict)}>{t(`measurement:verdicts.${verdict}`)}</StatusWord>
            ),
          },
        ]}
      />
      {effect.effect && (
        <p className={classes['meta']}>
          {t('measurement:report.effectLine', {
            estimate: words.signed(effect.effect.estimate),
            low: words.signed(effect.effect.low),
            high: words.signed(effect.effect.high),
            unit: unitName(effect.unit),
            confidence: format.number(100 * effect.confidence, 1),
            worth: format.number(effect.smallestWorthwhile, 2),
            method: t(`measurement:methods.${effect.method}`),
          })}
        </p>
      )}
      {moreNeeded && (
        <p className={classes['meta']}>
          {t(`measurement:effects.more.${moreNeeded.of}`, { count: moreNeeded.count })}
        </p>
      )}
      {warnings.map(({ code, values }) => (
        <p key={code} className={classes['meta']}>
          {/* Safe: codes and their sentences are held together by a test. */}
          {t(`measurement:warnings.${code}` as MessageName, said(values, format.day))}
        </p>
      ))}
    </div>
  );
}

const said = (values: Record<string, string | number>, day: (day: string) => string) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name === 'day' ? day(String(value)) : value]),
  );
