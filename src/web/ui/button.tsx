import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { useId } from 'react';
import classes from './button.module.css';
import { cx } from './class-names.ts';
import { IconLock } from './icons.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  /** `phone`: as wide as the column on a phone, as wide as its words on a desk. */
  readonly wide?: 'always' | 'phone';
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** What is said instead while the work is under way; presses are ignored meanwhile. */
  readonly pending?: string | false | undefined;
  /** Why it cannot be pressed now, in a sentence; the button stays visible and says so. */
  readonly locked?: string | false | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button whose words are a verb. One `primary` per task. */
export function Button({
  kind = 'secondary',
  icon,
  wide,
  pending,
  locked,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reason = useId();
  const still = Boolean(pending || locked);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (still) return event.preventDefault();
    onClick?.(event);
  };
  return (
    <>
      <button
        {...rest}
        type={type}
        className={cx(lookOf({ kind, wide }), className)}
        aria-disabled={still || undefined}
        aria-busy={pending ? true : undefined}
        aria-describedby={locked ? reason : rest['aria-describedby']}
        onClick={press}
      >
        {locked ? <IconLock size={16} /> : icon}
        {pending || children}
      </button>
      {locked && (
        <span id={reason} className="small">
          {locked}
        </span>
      )}
    </>
  );
}

interface AnchorProps extends Look, AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ kind = 'secondary', icon, wide, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={cx(lookOf({ kind, wide }), className)}>
      {icon}
      {children}
    </a>
  );
}

/** A link that looks like a button: `<LinkButton to="/studio/people/import" kind="primary">`. */
export const LinkButton = createLink(Anchor);

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What a screen reader says, and the tooltip. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that shows only an icon, 44 px for a finger. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={label}
      className={cx(classes['icon'], className)}
    >
      {children}
    </button>
  );
}

function lookOf({ kind, wide }: { kind: ButtonKind; wide: Look['wide'] }): string {
  return cx(
    classes['button'],
    classes[kind],
    wide === 'always' && classes['wide'],
    wide === 'phone' && classes['wideOnPhone'],
  );
}
