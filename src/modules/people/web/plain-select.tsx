import type { ReactNode, SelectHTMLAttributes } from 'react';
import { cx } from '#web/ui/class-names.ts';
import { IconDown } from '#web/ui/icons.tsx';
import classes from './plain-select.module.css';

interface PlainSelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  /** For a screen reader; the eye has the row or the sentence around it. */
  readonly label: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

/** A short list of choices within a row or a sentence: the device's own, so that it is quick by the dozen and right on a phone. */
export function PlainSelect({ label, onChange, children, className, ...rest }: PlainSelectProps) {
  return (
    <span className={cx(classes['frame'], className)}>
      <select
        {...rest}
        aria-label={label}
        className={classes['select']}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
      <IconDown size={14} />
    </span>
  );
}
