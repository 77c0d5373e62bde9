import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconLock } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import classes from './results.module.css';
import { groupWords } from './results-words.ts';

/** What is withheld and why, without telling who: none of it depends on what anybody answered. */
export function WithheldPage() {
  const t = useT();
  const language = useLanguage();
  const { waveId } = useParams({ from: '/home/results/$waveId/withheld' });
  const withheld = useQuery(ask('listening.listWithheld', { waveId }));
  return (
    <Page
      title={t('listening:withheldPage.title')}
      lede={t('listening:withheldPage.lede')}
      crumbs={[
        { label: t('listening:results.title'), link: { to: '/results/$waveId', params: { waveId } } },
        { label: t('listening:withheldPage.title') },
      ]}
    >
      {withheld.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {withheld.error && <Failure error={withheld.error} onRetry={() => void withheld.refetch()} />}
      {withheld.data && (
        <>
          <Section title={t('listening:withheldPage.rules')}>
            <ul className={classes['rules']}>
              <li>{t('listening:withheldPage.people', { count: withheld.data.least.people })}</li>
              <li>{t('listening:withheldPage.spread', { count: withheld.data.least.spread })}</li>
              <li>{t('listening:withheldPage.comments', { count: withheld.data.least.comments })}</li>
              <li>{t('listening:withheldPage.together')}</li>
            </ul>
          </Section>
          <Section
            title={t('listening:withheldPage.groups')}
            end={t('listening:withheldPage.shown', { count: withheld.data.shown })}
          >
            {withheld.data.groups.length === 0 && <EmptyState title={t('listening:withheldPage.none')} />}
            <Rows label={t('listening:withheldPage.groups')}>
              {withheld.data.groups.map((group) => (
                <Row
                  key={group.key}
                  mark={<IconLock size={18} />}
                  name={groupWords(group, t, language)}
                  meta={[
                    t(`listening:withheld.${group.reason}`),
                    group.shownIn &&
                      t('listening:withheldPage.shownIn', { name: groupWords(group.shownIn, t, language) }),
                  ]
                    .filter(Boolean)
                    .join(' ')}
                />
              ))}
            </Rows>
            {withheld.data.figures.length > 0 && (
              <p className={classes['facts']}>
                {t('listening:withheldPage.figures', { count: withheld.data.figures.length })}
              </p>
            )}
          </Section>
        </>
      )}
    </Page>
  );
}
