import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { ConnectionNotice } from '#web/shell/frame.tsx';
import { IconButton } from '#web/ui/button.tsx';
import { IconClose } from '#web/ui/icons.tsx';
import { Seal } from '#web/ui/marks.tsx';
import classes from './answer.module.css';

interface AnswerFrameProps {
  readonly title: string;
  /** How far one is: 0 to 1; none where there is nothing to go through. */
  readonly progress?: { readonly done: number; readonly of: number; readonly words: string } | undefined;
  readonly onClose?: (() => void) | undefined;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** The sealed page: no rail and no bar, for it knows nobody. */
export function AnswerFrame({ title, progress, onClose, end, children }: AnswerFrameProps) {
  const t = useT();
  return (
    <div className={classes['page']}>
      <title>{title}</title>
      <ConnectionNotice />
      <header className={classes['top']}>
        <span>
          {onClose && (
            <IconButton label={t('listening:answering.close')} onClick={onClose}>
              <IconClose />
            </IconButton>
          )}
        </span>
        <span>{progress && <Dashes {...progress} />}</span>
        <span className={classes['topEnd']}>
          {end}
          <Seal>{t('listening:sealed.unseen')}</Seal>
        </span>
      </header>
      <main id="content" className={classes['main']}>
        {children}
      </main>
    </div>
  );
}

const MOST_DASHES = 12;

function Dashes({ done, of, words }: { done: number; of: number; words: string }) {
  if (of > MOST_DASHES)
    return (
      <span className={classes['line']} role="img" aria-label={words}>
        <i style={{ width: `${(100 * done) / of}%` }} />
      </span>
    );
  return (
    <span className={classes['dots']} role="img" aria-label={words} data-many={of > 6}>
      {Array.from({ length: of }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dashes are told apart by their place
        <i key={at} data-on={at < done} />
      ))}
    </span>
  );
}
