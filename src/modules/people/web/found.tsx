import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import classes from './people.module.css';

interface FoundProps {
  readonly facets: Answer<'people.readDirectoryFacets'> | undefined;
  readonly fit: 'exact' | 'similar' | undefined;
  readonly onClear: (() => void) | null;
}

/** How many there are, said again whenever the filters change. */
export function Found({ facets, fit, onClear }: FoundProps) {
  const t = useT();
  const format = useFormat();
  if (!facets) return <p className={classes['found']} />;
  const { total, bounded } = facets;
  const similar = fit === 'similar' && total > 0;
  const values = { count: total, number: format.number(total) };
  return (
    <p className={classes['found']} role="status">
      {similar && `${t('people:directory.similar')} `}
      {bounded ? t('people:directory.foundMany', values) : t('people:directory.found', values)}
      {onClear && (
        <button type="button" className="link" onClick={onClear}>
          {t('people:directory.clear')}
        </button>
      )}
    </p>
  );
}

/** Nobody is left by search and filters; the way back is to show everybody. */
export function NobodyFits({ onClear }: { onClear: () => void }) {
  const t = useT();
  return (
    <EmptyState
      title={t('people:directory.nobody')}
      text={t('people:directory.nobodyText')}
      act={<Button onClick={onClear}>{t('people:directory.clear')}</Button>}
    />
  );
}
