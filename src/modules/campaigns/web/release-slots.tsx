import { useId } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './release.module.css';
import type { Consequence } from './release-consequence-page.tsx';

type Burden = Consequence['asPlanned'];

interface ReleaseSlotsProps {
  readonly asPlanned: Burden;
  readonly better: readonly Burden[];
  readonly chosen: string;
  readonly onChoose: (opensAt: string) => void;
}

/** Whom it would overload at each time, and which time is lighter; choosing one changes nothing yet. */
export function ReleaseSlots({ asPlanned, better, chosen, onChoose }: ReleaseSlotsProps) {
  const t = useT();
  const format = useFormat();
  const name = useId();
  const slots = [asPlanned, ...better.filter(({ opensAt }) => opensAt !== asPlanned.opensAt)];
  const most = Math.max(1, ...slots.map(({ minutesOver }) => minutesOver));
  const lightest = slots.toSorted((one, other) => one.minutesOver - other.minutesOver)[0];
  const { overloaded, minutesOver } = slots.find(({ opensAt }) => opensAt === chosen) ?? asPlanned;
  return (
    <Section
      title={
        overloaded > 0
          ? t('campaigns:release.overloads', { count: overloaded })
          : t('campaigns:release.overloadsNobody')
      }
      end={overloaded > 0 && t('campaigns:release.together', { count: Math.round(minutesOver) })}
    >
      <fieldset className={classes['slots']} aria-label={t('campaigns:release.slots')}>
        {slots.map((slot) => (
          <label
            key={slot.opensAt}
            className={cx(classes['slot'], slot.opensAt === chosen && classes['chosen'])}
          >
            <input
              type="radio"
              name={name}
              checked={slot.opensAt === chosen}
              onChange={() => onChoose(slot.opensAt)}
            />
            <span className={classes['slotTime']}>{format.instant(slot.opensAt)}</span>
            <span className={classes['slotOver']}>
              <span className={classes['over']} style={{ width: `${(100 * slot.minutesOver) / most}px` }} />
              {slot.overloaded > 0
                ? t('campaigns:release.over', {
                    count: slot.overloaded,
                    minutes: Math.round(slot.minutesOver),
                  })
                : t('campaigns:release.nobodyOver')}
            </span>
            <span className={classes['slotWord']}>
              {slot === lightest && slots.length > 1 ? (
                <StatusWord tone="works">{t('campaigns:release.bestThisWeek')}</StatusWord>
              ) : (
                slot === asPlanned && t('campaigns:release.asPlanned')
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="small">
        {t('campaigns:release.pushed', {
          count: asPlanned.pushed,
          digest: format.number(asPlanned.digest),
        })}
      </p>
    </Section>
  );
}
