import { type ReactNode, useId } from 'react';
import { cx } from './class-names.ts';
import classes from './section.module.css';

interface SectionProps {
  readonly title: string;
  /** At the right of the heading: a count, a link. */
  readonly end?: ReactNode;
  readonly lede?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own; space divides sections, not boxes. */
export function Section({ title, end, lede, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={classes['section']} aria-labelledby={heading}>
      <div className={classes['head']}>
        <h2 id={heading}>{title}</h2>
        {end && <div className={classes['end']}>{end}</div>}
        {lede && <p className={classes['lede']}>{lede}</p>}
      </div>
      {children}
    </section>
  );
}

/** A list whose rows are divided by hairlines. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul role="list" aria-label={label} className={classes['rows']}>
      {children}
    </ul>
  );
}

interface RowProps {
  readonly mark?: ReactNode;
  readonly name: ReactNode;
  readonly meta?: ReactNode;
  /** What can be done with it: a link word, a button, a count. */
  readonly act?: ReactNode;
}

/** One line of `Rows`: a mark, what it is, facts about it, what can be done. */
export function Row({ mark, name, meta, act }: RowProps) {
  return (
    <li className={cx(classes['row'], mark !== undefined && classes['withMark'])}>
      {mark !== undefined && <div className={classes['mark']}>{mark}</div>}
      <div>
        <div className={classes['name']}>{name}</div>
        {meta && <div className={classes['meta']}>{meta}</div>}
      </div>
      {act && <div className={classes['act']}>{act}</div>}
    </li>
  );
}

/** Names and values, such as the facts about a person. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => [
        <dt key={`${name}:name`}>{name}</dt>,
        <dd key={`${name}:value`}>{value}</dd>,
      ])}
    </dl>
  );
}
