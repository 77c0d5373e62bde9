import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { IconArrow } from '#web/ui/icons.tsx';
import type { ReadText } from '../contract/core.ts';
import classes from './core.module.css';

/** The mission, and the way to the rest of what we stand for. */
export function CoreCard({ statement }: { statement: NonNullable<ReadText> }) {
  const t = useT();
  return (
    <section className={classes['card']}>
      <p lang={statement.language}>{statement.text}</p>
      <Link to="/brand" className="link">
        {t('web:rooms.core')}
        <IconArrow size={16} />
      </Link>
    </section>
  );
}
