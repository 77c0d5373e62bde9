import { useT } from '#web/i18n.ts';
import { IconSpeak } from '#web/ui/icons.tsx';
import { IconOffer, IconSuggestion } from './line-icons.tsx';
import classes from './outline.module.css';
import type { StudioAction } from './plan-words.ts';

type Counts = Pick<StudioAction, 'openCases' | 'overdueCases' | 'openSuggestions' | 'openOffers'>;

/** What waits on a line, as signs with numbers; a screen reader hears the words. */
export function LineCounts({ line }: { line: Counts }) {
  const t = useT();
  const { openCases, overdueCases, openSuggestions, openOffers } = line;
  return (
    <span className={classes['counts']}>
      {openCases > 0 && (
        <span
          data-late={overdueCases > 0 ? '' : undefined}
          title={t('plan:counts.cases', { count: openCases })}
        >
          <IconSpeak size={14} />
          <span aria-hidden="true">{openCases}</span>
          <span className="hidden">{t('plan:counts.cases', { count: openCases })}</span>
        </span>
      )}
      {openSuggestions > 0 && (
        <span title={t('plan:counts.suggestions', { count: openSuggestions })}>
          <IconSuggestion size={14} />
          <span aria-hidden="true">{openSuggestions}</span>
          <span className="hidden">{t('plan:counts.suggestions', { count: openSuggestions })}</span>
        </span>
      )}
      {openOffers > 0 && (
        <span title={t('plan:counts.offers', { count: openOffers })}>
          <IconOffer size={14} />
          <span aria-hidden="true">{openOffers}</span>
          <span className="hidden">{t('plan:counts.offers', { count: openOffers })}</span>
        </span>
      )}
    </span>
  );
}
