import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#web/query.ts';
import type { RuleNames } from '../contract/audience.ts';
import { Many } from './multi-select.tsx';
import { useDisplayName } from './use-names.ts';

interface PeoplePickerProps {
  readonly label: string;
  readonly value: readonly string[];
  /** Names of those who were chosen earlier. */
  readonly known: RuleNames['people'];
  readonly onChange: (personIds: string[]) => void;
}

const SHOWN = 20;

/** Finds people one by one, by any part of name, title or unit. */
export function PeoplePicker({ label, value, known, onChange }: PeoplePickerProps) {
  const nameOf = useDisplayName();
  const [search, setSearch] = useState('');
  const [met, setMet] = useState<ReadonlyMap<string, string>>(new Map());
  const found = useQuery({
    ...ask('people.searchDirectory', { search: search.slice(0, 100), limit: SHOWN }),
    placeholderData: keepPreviousData,
  });
  const options = new Map([...known.map((person) => [person.id, nameOf(person)] as const), ...met]);
  for (const card of found.data?.rows ?? []) options.set(card.id, nameOf(card));
  const choose = (personIds: string[]) => {
    // The next search forgets the people of this one; those chosen keep their names.
    setMet(new Map([...options].filter(([id]) => personIds.includes(id))));
    onChange(personIds);
  };
  return (
    <Many
      label={label}
      value={value.filter((id) => options.has(id))}
      data={[...options].map(([id, text]) => ({ value: id, label: text }))}
      filter={({ options: all }) => all}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={choose}
    />
  );
}
