import { useEffect, useRef } from 'react';
import classes from './data-table.module.css';
import { useWords } from './words.ts';

export interface MoreRowsProps {
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly loadMore: () => void;
}

/** Loads the next page when the end comes near; the button is for those who do not scroll. */
export function MoreRows({ hasMore, loading, loadMore }: MoreRowsProps) {
  const t = useWords();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore || loading) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMore(), {
      rootMargin: '600px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loading, loadMore]);
  return (
    <div ref={end} role="status" className={classes['more']}>
      {loading && t('web:table.loading')}
      {hasMore && !loading && (
        <button type="button" className="link" onClick={loadMore}>
          {t('web:table.more')}
        </button>
      )}
    </div>
  );
}
