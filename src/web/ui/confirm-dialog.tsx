import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';
import { useWords } from './words.ts';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Names the thing: «Sign out Firefox on Windows?». */
  readonly title: string;
  /** What happens then, and whether it can be undone. */
  readonly text: ReactNode;
  /** The verb of the title: «Sign out». */
  readonly verb: string;
  readonly onConfirm: () => void;
  readonly pending?: boolean;
  readonly error?: Error | null;
  /** Nothing is lost by it: an ordinary button instead of a red one. */
  readonly harmless?: true;
}

/** Asks once before an act that cannot simply be undone. The safe way out has the focus first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, text, verb, onConfirm, pending, error, harmless } = props;
  const t = useWords();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      text={text}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            {t('web:dialog.cancel')}
          </Button>
          <Button
            kind={harmless ? 'primary' : 'danger'}
            pending={pending && t('web:form.sending')}
            onClick={onConfirm}
          >
            {verb}
          </Button>
        </>
      }
    >
      {error && <Failure error={error} />}
    </Dialog>
  );
}
