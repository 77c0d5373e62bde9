import { type MouseEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { IconButton } from './button.tsx';
import { cx } from './class-names.ts';
import classes from './dialog.module.css';
import { DialogAround } from './floating-place.ts';
import { IconClose } from './icons.tsx';
import { useWords } from './words.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  /** `panel` stands at the right edge, full height; `wide` has room for two columns. */
  readonly shape?: 'usual' | 'wide' | 'panel';
  readonly children?: ReactNode;
}

/**
 * A modal dialog on the browser's own `<dialog>`: it keeps the focus inside, makes the rest inert, closes with Esc, and
 * gives the focus back to where it was.
 */
export function Dialog({ open, onClose, title, text, actions, shape = 'usual', children }: DialogProps) {
  const t = useWords();
  const heading = useId();
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  useEffect(() => {
    if (!dialog || !open) return;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, [dialog, open]);
  if (!open) return null;
  const closeOutside = ({ target, clientX, clientY }: MouseEvent) => {
    if (!dialog || target !== dialog) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) onClose();
  };
  return (
    <dialog
      ref={setDialog}
      aria-labelledby={heading}
      className={cx(classes['dialog'], shape !== 'usual' && classes[shape])}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={closeOutside}
    >
      <div className={classes['head']}>
        <h2 id={heading}>{title}</h2>
        <IconButton label={t('web:dialog.close')} className={classes['close']} onClick={onClose}>
          <IconClose size={20} />
        </IconButton>
      </div>
      {text && <p className={classes['text']}>{text}</p>}
      {children && (
        <DialogAround value={dialog}>
          <div className={classes['body']}>{children}</div>
        </DialogAround>
      )}
      {actions && <div className={classes['actions']}>{actions}</div>}
    </dialog>
  );
}

/** What is chosen in a list, beside the list: a dialog at the right edge. */
export function SidePanel(props: Omit<DialogProps, 'shape'>) {
  return <Dialog {...props} shape="panel" />;
}
