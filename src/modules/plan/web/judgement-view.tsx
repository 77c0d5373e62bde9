import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconClock, IconDone, IconRefuse } from '#web/ui/icons.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import type { Judgement } from '../contract/goal.ts';
import classes from './panel.module.css';

const TONES = { strong: 'works', usable: 'unsure', weak: 'harm' } as const;
const ICONS = { good: IconDone, watch: IconClock, weak: IconRefuse } as const;

/** What the answers to the four questions say about a measure, in words. */
export function JudgementView({ judgement: { verdict, findings } }: { judgement: Judgement }) {
  const t = useT();
  const format = useFormat();
  return (
    <section className={classes['judgement']} aria-live="polite" aria-label={t('plan:measure.judgement')}>
      <StatusWord tone={TONES[verdict]}>{t(`plan:measure.verdicts.${verdict}`)}</StatusWord>
      <ul role="list" className={classes['findings']}>
        {findings.map(({ code, weight, values }) => {
          const Own = ICONS[weight];
          const said = Object.entries(values).map(
            ([name, value]) => [name, format.number(value, 1)] as const,
          );
          return (
            <li key={code} data-weight={weight}>
              <Own size={18} />
              <span>{t(`plan:measure.findings.${code}`, Object.fromEntries(said))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
