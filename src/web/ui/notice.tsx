import type { ReactNode, Ref } from 'react';
import { cx } from './class-names.ts';
import { type Icon, IconClock, IconDone, IconInfo, IconRefuse } from './icons.tsx';
import classes from './notice.module.css';

export type NoticeTone = 'info' | 'works' | 'unsure' | 'harm';

const ICONS: Record<NoticeTone, Icon> = {
  info: IconInfo,
  works: IconDone,
  unsure: IconClock,
  harm: IconRefuse,
};

export interface NoticeProps {
  readonly tone: NoticeTone;
  /** What happened. */
  readonly title: string;
  /** What happens next, and what is not lost. */
  readonly children?: ReactNode;
  /** Link words or buttons. */
  readonly act?: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Says what happened, in the flow of the page. Errors are read out at once, the rest when there is a pause. */
export function Notice({ tone, title, children, act, ref }: NoticeProps) {
  const Own = ICONS[tone];
  return (
    <div
      ref={ref}
      role={tone === 'harm' ? 'alert' : 'status'}
      tabIndex={ref ? -1 : undefined}
      data-summary={ref ? '' : undefined}
      className={cx(classes['notice'], classes[tone])}
    >
      <Own size={22} />
      <div>
        <p className={classes['title']}>{title}</p>
        {children && <div className={classes['text']}>{children}</div>}
        {act && <div className={classes['act']}>{act}</div>}
      </div>
    </div>
  );
}

export interface EmptyStateProps {
  /** One sentence on what would be here. */
  readonly title: string;
  /** What to do first. */
  readonly text?: ReactNode;
  readonly act?: ReactNode;
}

/** A list that has nothing yet: says so, and offers the first step. */
export function EmptyState({ title, text, act }: EmptyStateProps) {
  return (
    <div className={classes['empty']}>
      <p className={classes['heading']}>{title}</p>
      {text && <p>{text}</p>}
      {act && <div className={classes['emptyAct']}>{act}</div>}
    </div>
  );
}
