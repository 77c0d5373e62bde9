import { useT } from '#web/i18n.ts';
import classes from './reader.module.css';
import { minutesWord, senderOf } from './reader-words.ts';

/** Who it is from and how long it takes, on one line. */
export function Byline({ fromWhom, seconds }: { fromWhom: string; seconds: number }) {
  const t = useT();
  const { name, rest } = senderOf(fromWhom);
  return (
    <p className={classes['byline']}>
      <strong>{name}</strong>
      {rest && `, ${rest}`} <span className={classes['whole']}>· {minutesWord(seconds, t)}</span>
    </p>
  );
}
