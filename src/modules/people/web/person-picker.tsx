import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { SelectField } from '#web/ui/select-field.tsx';

interface PersonPickerProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  /** Whom to show before anything was searched. */
  readonly chosen?: { readonly id: string; readonly name: string } | null;
  readonly onChange: (personId: string | null) => void;
  readonly error?: string | undefined;
  readonly clearable?: true;
  /** The field of the input that this is, for the summary of errors. */
  readonly path?: string;
}

const SHOWN = 20;

/** Finds one person by any part of name, title or unit. */
export function PersonPicker({ value, chosen, onChange, path, ...field }: PersonPickerProps) {
  const t = useT();
  const [search, setSearch] = useState('');
  const found = useQuery({
    ...ask('people.searchDirectory', { search, limit: SHOWN }),
    placeholderData: keepPreviousData,
  });
  const options = new Map((chosen ? [chosen] : []).map(({ id, name }) => [id, name]));
  for (const { id, name, title, unit } of found.data?.rows ?? []) {
    options.set(id, [name ?? title ?? t('people:person.unnamed'), unit?.name].filter(Boolean).join(' · '));
  }
  return (
    <SelectField
      {...field}
      {...(path ? { 'data-path': path } : {})}
      value={value}
      onChange={onChange}
      data={[...options].map(([id, label]) => ({ value: id, label }))}
      // The server has searched, forgiving mistakes; filtering again here would hide what it forgave.
      filter={({ options: all }) => all}
      onSearchChange={setSearch}
    />
  );
}
