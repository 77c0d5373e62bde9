import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Input } from '#web/client.ts';
import { ask, queryClient, useSend } from '#web/query.ts';
import type { PeopleImport } from './import-targets.ts';

export type Settings = Input<'people.changeImport'>['settings'];

const UNDER_WAY = ['uploaded', 'checking', 'writing'];
const ASK_EVERY_MS = 400;

/** One import, asked again while something is going on with it. */
export function useImport(importId: string) {
  const given = useQuery({
    ...ask('people.readImport', { importId }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && UNDER_WAY.includes(data.state) ? ASK_EVERY_MS : false),
  });
  const isDone = given.data?.state === 'done';
  useEffect(() => {
    // People, units, attributes, counts: nothing that was known of them is certain now.
    if (isDone)
      void queryClient.invalidateQueries({
        predicate: ({ queryKey: [name] }) =>
          String(name).startsWith('people.') && name !== 'people.readImport',
      });
  }, [isDone]);
  return given;
}

/** Whether the server is reading, checking or writing it just now. */
export function isUnderWay({ state }: PeopleImport): boolean {
  return UNDER_WAY.includes(state);
}

/**
 * The planner's choices about an import. A choice shows at once; while the file is being checked, further ones wait and go
 * together with the next check.
 */
export function useSettings(given: PeopleImport) {
  const [wanted, setWanted] = useState<Settings | null>(null);
  const send = useSend('people.changeImport', {
    onDone: (answer) => {
      queryClient.setQueryData(ask('people.readImport', { importId: given.id }).queryKey, answer);
    },
  });
  const { mutate, isPending } = send;
  const ready = given.can.change && !isPending;
  useEffect(() => {
    if (!ready || !wanted) return;
    setWanted(null);
    mutate({ importId: given.id, version: given.version, settings: wanted });
  }, [ready, wanted, mutate, given.id, given.version]);
  const checked = given.state === 'checked' ? given.version : null;
  useEffect(() => {
    if (checked === null) return;
    void queryClient.invalidateQueries({ queryKey: ['people.listImportProblems'] });
    void queryClient.invalidateQueries({ queryKey: ['people.listImportChanges'] });
  }, [checked]);
  const settings = wanted ?? given.settings;
  return {
    settings,
    error: send.error,
    /** A choice has been made and its check is not done yet. */
    checking: wanted !== null || isPending || isUnderWay(given),
    change: (part: Partial<Settings>) => setWanted({ ...settings, ...part }),
  };
}

export type SettingsInHand = ReturnType<typeof useSettings>;
