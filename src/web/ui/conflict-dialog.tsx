import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import classes from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import { useWords } from './words.ts';

export interface ConflictDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Only what differs, in the words of the form. */
  readonly differences: readonly {
    readonly field: string;
    readonly mine: ReactNode;
    readonly theirs: ReactNode;
  }[];
  /** Sends mine again, on top of their version. */
  readonly onKeepMine: () => void;
  /** Puts their version into the form; mine is gone. */
  readonly onTakeTheirs: () => void;
}

/** Two people changed the same thing: shows both versions side by side, and nothing is lost before somebody chooses. */
export function ConflictDialog({
  open,
  onClose,
  differences,
  onKeepMine,
  onTakeTheirs,
}: ConflictDialogProps) {
  const t = useWords();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      shape="wide"
      title={t('web:conflict.title')}
      text={t('web:conflict.text')}
      actions={
        <>
          <Button onClick={onTakeTheirs}>{t('web:conflict.takeTheirs')}</Button>
          <Button kind="primary" onClick={onKeepMine}>
            {t('web:conflict.keepMine')}
          </Button>
        </>
      }
    >
      <table className={classes['versions']}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('web:conflict.mine')}</th>
            <th scope="col">{t('web:conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
