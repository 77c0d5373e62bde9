import { useT } from '#web/i18n.ts';
import { Seal } from '#web/ui/marks.tsx';
import classes from './speak.module.css';

/** Exactly what stays hidden when something is sent unseen, and what does not; always open, never behind a link. */
export function UnseenLimits({ left }: { left: number | null }) {
  const t = useT();
  return (
    <section className={classes['limits']}>
      <Seal>{t('conversation:speak.unseen')}</Seal>
      <h2 className={classes['h3']}>{t('conversation:unseen.what')}</h2>
      <p>{t('conversation:unseen.hidden')}</p>
      <p>{t('conversation:unseen.shown')}</p>
      <p>{t('conversation:unseen.limits')}</p>
      <p>{t('conversation:unseen.when')}</p>
      {left !== null && left > 0 && <p className="num">{t('conversation:unseen.left', { count: left })}</p>}
    </section>
  );
}
