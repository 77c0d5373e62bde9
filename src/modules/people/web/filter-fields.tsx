import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { type DirectoryFilters, narrowed, PERSON_STATES } from './directory-filters.ts';
import classes from './people.module.css';

type Facets = Answer<'people.readDirectoryFacets'>;

interface FilterFieldsProps {
  readonly filters: DirectoryFilters;
  readonly facets: Facets | undefined;
  readonly onNarrow: (filters: DirectoryFilters) => void;
  /** Candidates and former colleagues are only for those who keep the directory. */
  readonly states?: boolean;
  /** Stands before the filters: the search. */
  readonly children?: ReactNode;
}

/** What the directory can be narrowed to, each choice with how many it leaves. */
export function FilterFields({ filters, facets, onNarrow, states = false, children }: FilterFieldsProps) {
  const t = useT();
  const counted = useCounted();
  const units = useQuery(ask('people.readUnits', {}));
  const choose = (field: keyof DirectoryFilters) => (value: string | null) =>
    onNarrow(narrowed(filters, { [field]: value ?? '' }));
  const field = (
    name: Exclude<keyof DirectoryFilters, 'search'>,
    data: { value: string; label: string }[],
  ) => (
    <SelectField
      label={t(`people:fields.${name === 'unitId' ? 'unit' : name}`)}
      placeholder={name === 'state' ? t('people:directory.here') : t('people:directory.any')}
      clearable
      clearButtonProps={{ 'aria-label': t('people:directory.anyAgain') }}
      data={withChosen(data, filters[name])}
      value={filters[name] ?? null}
      onChange={choose(name)}
      limit={100}
    />
  );
  return (
    <div className={classes['filters']}>
      {children}
      {field(
        'unitId',
        (units.data?.units ?? []).map(({ id, name, below }) => ({ value: id, label: counted(name, below) })),
      )}
      {field(
        'roleFamily',
        (facets?.roleFamilies ?? []).map(({ value, count }) => ({ value, label: counted(value, count) })),
      )}
      {field(
        'location',
        (facets?.locations ?? []).map(({ value, count }) => ({ value, label: counted(value, count) })),
      )}
      {field(
        'language',
        (facets?.languages ?? []).map(({ value, count }) => ({
          value,
          // Safe: the server counts by the three languages of the product.
          label: counted(LANGUAGE_NAMES[value as Language] ?? value, count),
        })),
      )}
      {states &&
        field(
          'state',
          PERSON_STATES.map((value) => ({ value, label: t(`people:state.${value}`) })),
        )}
    </div>
  );
}

function useCounted() {
  const t = useT();
  const format = useFormat();
  return (name: string, count: number) =>
    t('people:directory.counted', { name, number: format.number(count) });
}

/** What was chosen stays to be seen although nobody fits it together with the rest. */
function withChosen(data: { value: string; label: string }[], chosen: string | undefined) {
  return chosen === undefined || data.some(({ value }) => value === chosen)
    ? data
    : [{ value: chosen, label: chosen }, ...data];
}
