import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import classes from './answer.module.css';

interface SixWordsProps {
  readonly words: readonly string[];
  /** `invitation`: held against the whole hash already; `compare`: for the eye; `none`: only shown. */
  readonly checked: 'invitation' | 'compare' | 'none';
}

/** A wave's six words, the same in every language: a poster and a screen must show the very same. */
export function SixWords({ words, checked }: SixWordsProps) {
  const t = useT();
  return (
    <>
      <ol className={classes['words6']} lang="en" translate="no">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
      {checked === 'invitation' && (
        <p className={classes['checked']}>
          <StatusWord tone="works">{t('listening:sealed.sameAsInvitation')}</StatusWord>
        </p>
      )}
      {checked === 'compare' && <p className={classes['limits']}>{t('listening:sealed.compareThem')}</p>}
    </>
  );
}
