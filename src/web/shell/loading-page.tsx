import { useT } from '../i18n.ts';
import { SkeletonLines, SkeletonRows } from '../ui/marks.tsx';
import classes from './shell.module.css';

/** Stands in while the code or the first answer of a page is on its way. */
export function LoadingPage() {
  const t = useT();
  return (
    <div className={classes['loading']}>
      <SkeletonLines label={t('web:page.loading')} widths={[52, 34]} />
      <SkeletonRows label="" count={6} />
    </div>
  );
}
