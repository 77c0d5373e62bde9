import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { useDisplayName } from './use-names.ts';

interface PersonPickerProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  /** Whom to show before anything was searched. */
  readonly chosen?: { readonly id: string; readonly name: string } | null;
  readonly onChange: (personId: string | null) => void;
  readonly error?: string | undefined;
  readonly clearable?: true;
  readonly placeholder?: string;
  /** The label is for a screen reader only, where a sentence around the field already says it. */
  readonly silent?: true;
  /** The field of the input that this is, for the summary of errors. */
  readonly path?: string;
}

const SHOWN = 20;

/** Finds one person by any part of name, title or unit. */
export function PersonPicker({
  label,
  value,
  chosen,
  onChange,
  path,
  silent,
  clearable,
  ...field
}: PersonPickerProps) {
  const t = useT();
  const nameOf = useDisplayName();
  const [search, setSearch] = useState('');
  const found = useQuery({
    ...ask('people.searchDirectory', { search: search.slice(0, 100), limit: SHOWN }),
    placeholderData: keepPreviousData,
  });
  const options = new Map((chosen ? [chosen] : []).map(({ id, name }) => [id, name]));
  for (const card of found.data?.rows ?? [])
    if (!options.has(card.id))
      options.set(card.id, [nameOf(card), card.unit?.name].filter(Boolean).join(' · '));
  return (
    <SelectField
      {...field}
      {...(silent ? { 'aria-label': label } : { label })}
      {...(path ? { 'data-path': path } : {})}
      {...(clearable ? { clearable, clearButtonProps: { 'aria-label': t('people:person.leaveOpen') } } : {})}
      value={value}
      onChange={onChange}
      data={[...options].map(([id, text]) => ({ value: id, label: text }))}
      // The server has searched, forgiving mistakes; filtering again here would hide what it forgave.
      filter={({ options: all }) => all}
      onSearchChange={setSearch}
    />
  );
}
