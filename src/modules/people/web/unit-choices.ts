import { useQuery } from '@tanstack/react-query';
import { ask } from '#web/query.ts';

/** All open units to choose from, parents before children; namesakes are told apart by their codes. */
export function useUnitChoices(): { value: string; label: string }[] {
  const units = useQuery(ask('people.readUnits', {})).data?.units ?? [];
  const named = Map.groupBy(units, ({ name }) => name);
  return units.map(({ id, name, code }) => ({
    value: id,
    label: (named.get(name)?.length ?? 0) > 1 ? `${name} (${code})` : name,
  }));
}
