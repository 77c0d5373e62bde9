import { useCallback } from 'react';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import { displayName, type NamedPerson, type Say } from '../domain/person-name.ts';

/** The translator as the rules of this module take it: names without the module before them. */
export function useSay(): Say {
  const t = useT();
  // Safe: the rules name only messages of this module, which messages.test.ts holds against the files.
  return useCallback((key, values) => t(`people:${key}` as MessageName, values), [t]);
}

/** What to call a person: a name, or what there is instead. */
export function useDisplayName(): (person: NamedPerson) => string {
  const say = useSay();
  return useCallback((person) => displayName(person, say), [say]);
}
