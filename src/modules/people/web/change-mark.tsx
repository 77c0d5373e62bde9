import { IconArrow } from '#web/ui/icons.tsx';
import classes from './people.module.css';

interface ChangeMarkProps {
  /** As it was; null when there was nothing. */
  readonly before: string | null;
  /** As it is; null when nothing is left. */
  readonly after: string | null;
}

/** What was, struck, and what is; the marks hold without colour, and elements say the same to a screen reader. */
export function ChangeMark({ before, after }: ChangeMarkProps) {
  return (
    <span className={classes['change']}>
      {before !== null && <del>{before}</del>}
      {before !== null && after !== null && <IconArrow size={14} />}
      {after !== null && <ins>{after}</ins>}
    </span>
  );
}
