import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { useRows } from '#web/use-rows.ts';
import { asAsked, type DirectoryFilters, narrowed } from './directory-filters.ts';
import { FilterFields } from './filter-fields.tsx';
import { Found, NobodyFits } from './found.tsx';
import classes from './people.module.css';
import { PersonRows } from './person-rows.tsx';
import { SearchField } from './search-field.tsx';

/** Colleagues, for everybody: find one by any part of name, title or unit. */
export function ColleaguesPage() {
  const t = useT();
  const navigate = useNavigate();
  const filters: DirectoryFilters = useSearch({ from: '/home/people' });
  const people = useRows('people.searchDirectory', asAsked(filters));
  const facets = useQuery({
    ...ask('people.readDirectoryFacets', asAsked(filters)),
    placeholderData: keepPreviousData,
  });
  const narrow = (search: DirectoryFilters) =>
    void navigate({ to: '/people', search, replace: true, resetScroll: false });
  const { search, ...others } = filters;
  const isNarrowed = Object.keys(filters).length > 0;
  return (
    <Page
      title={t('web:rooms.people')}
      actions={<LinkButton to="/people/chart">{t('web:rooms.orgChart')}</LinkButton>}
    >
      <SearchField
        label={t('people:directory.search')}
        placeholder={t('people:directory.searchHintShort')}
        value={search ?? ''}
        onSearch={(text) => narrow(narrowed(filters, { search: text }))}
      />
      <details className={classes['narrow']} open={Object.keys(others).length > 0}>
        <summary className="link">{t('people:directory.narrow')}</summary>
        <FilterFields filters={filters} facets={facets.data} onNarrow={narrow} />
      </details>
      <Found facets={facets.data} fit={people.first?.fit} onClear={isNarrowed ? () => narrow({}) : null} />
      {people.isPending && <SkeletonRows label={t('web:page.loading')} count={6} />}
      {people.error && <Failure error={people.error} onRetry={people.retry} />}
      {people.first?.rows.length === 0 &&
        (isNarrowed ? (
          <NobodyFits onClear={() => narrow({})} />
        ) : (
          <EmptyState title={t('people:directory.empty')} text={t('people:directory.emptyForAll')} />
        ))}
      {people.rows.length > 0 && (
        <>
          <PersonRows label={t('web:rooms.people')} people={people.rows} />
          <MoreRows {...people} />
        </>
      )}
    </Page>
  );
}
