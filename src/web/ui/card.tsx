import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  /** Icon and a word or two. */
  readonly eyebrow?: ReactNode;
  /** At the right of the eyebrow: until when, how long. */
  readonly end?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** Who it is from, how long it takes. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
}

/** Only for what is acted on as a whole; everything else stands between hairlines. */
export function Card({ eyebrow, end, title, children, meta, actions }: CardProps) {
  return (
    <article className={classes['card']}>
      {eyebrow && (
        <div className={classes['eyebrow']}>
          {eyebrow}
          {end && <span className={classes['end']}>{end}</span>}
        </div>
      )}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {meta && <p className={classes['meta']}>{meta}</p>}
      {actions && <div className={classes['actions']}>{actions}</div>}
    </article>
  );
}
