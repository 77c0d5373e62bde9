import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, download } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { useRows } from '#web/use-rows.ts';
import { KEEPERS, keepsAll } from '../domain/person.ts';
import { asAsked, type DirectoryFilters, narrowed } from './directory-filters.ts';
import { FilterFields } from './filter-fields.tsx';
import { Found, NobodyFits } from './found.tsx';
import { NewPersonDialog } from './new-person-dialog.tsx';
import { PeopleFrame } from './people-frame.tsx';
import { SearchField } from './search-field.tsx';
import { StateWord } from './state-word.tsx';
import { useDisplayName } from './use-names.ts';

type Card = Answer<'people.searchDirectory'>['rows'][number];

/** Everybody, to search, to narrow, and to open. The filters are in the address, so that a view can be shared. */
export function DirectoryPage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const filters: DirectoryFilters = useSearch({ from: '/studio/people' });
  const people = useRows('people.searchDirectory', asAsked(filters));
  const facets = useQuery({
    ...ask('people.readDirectoryFacets', asAsked(filters)),
    placeholderData: keepPreviousData,
  });
  const keepsEverybody = keepsAll({ kind: 'person', personId: me.id, grants: me.grants });
  const narrow = (search: DirectoryFilters) =>
    void navigate({ to: '/studio/people', search, replace: true, resetScroll: false });
  const columns = useColumns(keepsEverybody);
  const isNarrowed = Object.keys(filters).length > 0;
  const empty = !people.isPending && !people.error && people.rows.length === 0;
  return (
    <PeopleFrame page="people" actions={<Actions filters={filters} mayExport={keepsEverybody} />}>
      <FilterFields filters={filters} facets={facets.data} onNarrow={narrow} states={keepsEverybody}>
        <SearchField
          label={t('people:directory.search')}
          placeholder={t('people:directory.searchHint')}
          value={filters.search ?? ''}
          onSearch={(search) => narrow(narrowed(filters, { search }))}
        />
      </FilterFields>
      <Found facets={facets.data} fit={people.first?.fit} onClear={isNarrowed ? () => narrow({}) : null} />
      {people.isPending && <SkeletonRows label={t('web:page.loading')} count={8} />}
      {people.error && <Failure error={people.error} onRetry={people.retry} />}
      {empty && (isNarrowed ? <NobodyFits onClear={() => narrow({})} /> : <NobodyYet />)}
      {people.rows.length > 0 && (
        <DataTable
          label={t('web:rooms.people')}
          rows={people.rows}
          rowId={({ id }) => id}
          columns={columns}
          {...(facets.data ? { total: facets.data.total } : {})}
          more={people}
          onOpen={({ id }) => void navigate({ to: '/studio/people/$personId', params: { personId: id } })}
        />
      )}
    </PeopleFrame>
  );
}

function Actions({ filters, mayExport }: { filters: DirectoryFilters; mayExport: boolean }) {
  const t = useT();
  const roles = rolesOf(useMe());
  const [creating, setCreating] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  if (!KEEPERS.some((role) => roles.includes(role))) return null;
  const { unitId, state } = filters;
  const save = () =>
    download('people.exportDirectory', {
      ...(unitId ? { unitId } : {}),
      ...(state ? { state: [state] } : {}),
    }).catch(setFailure);
  return (
    <>
      {mayExport && (
        <Button kind="quiet" onClick={() => void save()}>
          {t('people:directory.export')}
        </Button>
      )}
      <LinkButton to="/studio/people/import">{t('web:rooms.importPeople')}</LinkButton>
      <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setCreating(true)}>
        {t('people:directory.add')}
      </Button>
      {failure && <Failure error={failure} />}
      {creating && <NewPersonDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function NobodyYet() {
  const t = useT();
  return (
    <EmptyState
      title={t('people:directory.empty')}
      text={t('people:directory.emptyText')}
      act={
        <LinkButton to="/studio/people/import" kind="primary">
          {t('web:rooms.importPeople')}
        </LinkButton>
      }
    />
  );
}

function useColumns(withDetails: boolean): readonly Column<Card>[] {
  const t = useT();
  const nameOf = useDisplayName();
  const columns: Column<Card>[] = [
    {
      id: 'name',
      title: t('people:fields.name'),
      cell: (card) => (
        // The row is the stop for the keyboard; the link is for a finger, a screen reader and a new tab.
        <Link
          to="/studio/people/$personId"
          params={{ personId: card.id }}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
        >
          {nameOf(card)}
        </Link>
      ),
    },
    { id: 'title', title: t('people:fields.title'), cell: ({ title }) => title ?? '' },
    { id: 'unit', title: t('people:fields.unit'), narrow: 'hide', cell: ({ unit }) => unit?.name ?? '' },
    {
      id: 'location',
      title: t('people:fields.location'),
      narrow: 'hide',
      cell: ({ location }) => location ?? '',
    },
  ];
  if (!withDetails) return columns;
  return [
    ...columns,
    {
      id: 'number',
      title: t('people:fields.employeeNumber'),
      narrow: 'hide',
      align: 'end',
      cell: ({ employeeNumber }) => employeeNumber ?? '',
    },
    {
      id: 'state',
      title: t('people:fields.state'),
      narrow: 'hide',
      cell: ({ state }) => state && <StateWord state={state} />,
    },
  ];
}
