import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { needSources } from '#web/studio/needs-today.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import classes from './thread.module.css';

/** What waits for this person in Studio, whichever module it comes from. */
export function NeedsToday() {
  const t = useT();
  // biome-ignore lint/correctness/useHookAtTopLevel: the list is a constant, so the order of the hooks is too
  const sources = needSources.map(({ id, useNeeds }) => ({ id, found: useNeeds() }));
  const needs = sources
    .flatMap(({ found }) => (found.state === 'there' ? found.needs : []))
    .sort((a, b) => a.order - b.order);
  const loading = sources.some(({ found }) => found.state === 'loading');
  return (
    <Section title={t('brand:needs.title')}>
      {sources.map(
        ({ id, found }) =>
          found.state === 'failed' && <Failure key={id} error={found.error} onRetry={found.retry} />,
      )}
      {loading && <SkeletonRows label={t('web:page.loading')} count={3} />}
      {!loading && needs.length === 0 && <p className="small">{t('brand:needs.none')}</p>}
      {needs.length > 0 && (
        <Rows label={t('brand:needs.title')}>
          {needs.map(({ id, icon: Own, tone, title, meta, act }) => (
            <Row
              key={id}
              mark={
                <span className={classes[tone]}>
                  <Own size={18} />
                </span>
              }
              name={title}
              meta={meta}
              act={
                <Link
                  {...act.link}
                  className="link"
                  aria-label={t('brand:needs.act', { verb: act.verb, title })}
                >
                  {act.verb}
                </Link>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}
