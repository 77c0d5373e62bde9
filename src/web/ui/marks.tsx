import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import {
  type Icon,
  IconCheck,
  IconClock,
  IconDone,
  IconHarm,
  IconLock,
  IconMinus,
  IconUnsure,
} from './icons.tsx';
import classes from './marks.module.css';

export type Tone = 'works' | 'unsure' | 'harm' | 'plain' | 'accent';

const ICONS: Record<Tone, Icon> = {
  works: IconDone,
  unsure: IconUnsure,
  harm: IconHarm,
  plain: IconMinus,
  accent: IconClock,
};

interface StatusWordProps {
  readonly tone: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A state as icon and word; the colour only repeats it. */
export function StatusWord({ tone, icon, children }: StatusWordProps) {
  const Own = ICONS[tone];
  return (
    <span className={cx(classes['status'], classes[tone])}>
      {icon ?? <Own size={16} />}
      {children}
    </span>
  );
}

/** The one sign for what is unseen: nobody learns who wrote it. */
export function Seal({ children }: { children: ReactNode }) {
  return (
    <span className={classes['seal']}>
      <IconLock size={14} />
      {children}
    </span>
  );
}

/** The initials of a name; silent, because the name stands beside it. */
export function Avatar({ name, small }: { name: string | null; small?: true }) {
  const words = (name ?? '').trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '·';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (
    <span aria-hidden="true" className={cx(classes['avatar'], small && classes['small'])}>
      {(first + last).toUpperCase()}
    </span>
  );
}

/** Grey lines of the height of what is coming; `label` tells a screen reader that it is. */
export function SkeletonLines({
  label,
  widths = [60, 90, 75],
}: {
  label: string;
  widths?: readonly number[];
}) {
  return (
    <div role="status" className={classes['lines']}>
      <span className="hidden">{label}</span>
      {widths.map((width) => (
        <span key={width} className={classes['skeleton']} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** As many grey rows as the list will probably have. */
export function SkeletonRows({ label, count = 5 }: { label: string; count?: number }) {
  return (
    <div role="status">
      <span className="hidden">{label}</span>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={index} className={classes['skeletonRow']}>
          <span className={classes['skeleton']} style={{ width: `${44 + ((index * 17) % 31)}%` }} />
          <span
            className={classes['skeleton']}
            style={{ width: `${24 + ((index * 13) % 17)}%`, height: 10 }}
          />
        </div>
      ))}
    </div>
  );
}

interface ProgressProps {
  /** 0 to 1. */
  readonly share: number;
  /** What is going on. */
  readonly label: string;
  /** How far it is, in words: «1,200 of 1,470 rows». */
  readonly words?: string;
}

/** How far something has come, as a bar and in words. */
export function Progress({ share, label, words }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div>
      <div className={classes['progressWords']}>
        <span>{label}</span>
        {words && <span className="num">{words}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={words}
        className={classes['progress']}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

/** The steps of a task on one line; those before the current one are done. */
export function Stepper({
  label,
  steps,
  current,
}: {
  label: string;
  steps: readonly ReactNode[];
  current: number;
}) {
  return (
    <ol aria-label={label} className={classes['steps']}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are told apart by their place
        <li key={index} aria-current={index === current ? 'step' : undefined}>
          {index < current && <IconCheck size={16} />}
          {step}
        </li>
      ))}
    </ol>
  );
}

/** A few counts that matter, large. */
export function Numbers({ numbers }: { numbers: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className={classes['numbers']}>
      {numbers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
