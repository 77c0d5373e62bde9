import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input } from '#web/client.ts';
import { ask, forget, useSend } from '#web/query.ts';
import { isConflict } from '#web/ui/problem.ts';
import type { Meeting, MeetingItem } from './meeting-page.tsx';

export type Said = Omit<Input<'plan.recordItem'>, 'checkInId' | 'kind' | 'objectId' | 'version'>;

// As the lists of the contract, which would bring its schemas into the browser.
export const CAUSES = [
  'no_time',
  'no_money',
  'no_person',
  'waits_for_something',
  'not_understood',
  'not_wanted',
  'wrong_moment',
  'technical',
  'illness',
  'other',
] as const satisfies readonly MeetingItem['cause'][];
export const REACTIONS = [
  'new_date',
  'more_resources',
  'other_message',
  'stop',
  'none',
] as const satisfies readonly MeetingItem['reaction'][];

/** What a colleague in the same meeting said of the same thing meanwhile. */
export interface TheirWord {
  readonly outcome: MeetingItem['outcome'];
  readonly cause: MeetingItem['cause'];
  readonly reaction: MeetingItem['reaction'];
  readonly newDueOn: MeetingItem['newDueOn'];
  readonly words: string | null;
  readonly version: number;
}

/** Records what was said of a thing; when somebody else did so first, their word is held beside ours. */
export function useRecord(meeting: Meeting, item: MeetingItem, onDone: (after: Meeting) => void) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<{ mine: Said; theirs: TheirWord } | null>(null);
  const record = useSend('plan.recordItem');
  const send = async (said: Said, version = item.version): Promise<void> => {
    const input = { checkInId: meeting.id, kind: item.kind, objectId: item.id, version, ...said };
    const after = await record.mutateAsync(input).catch((error: unknown) => {
      const theirs = isConflict(error) ? wordIn(error.detail['current']) : null;
      if (theirs) setConflict({ mine: said, theirs });
      throw error;
    });
    setConflict(null);
    client.setQueryData(ask('plan.readCheckIn', { checkInId: meeting.id }).queryKey, after);
    void forget(client, ['plan.readPlan', 'plan.listCheckIns', 'plan.readAction', 'plan.readChangelog']);
    onDone(after);
  };
  const takeTheirs = () => {
    setConflict(null);
    void forget(client, ['plan.readCheckIn']);
  };
  const keepMine = () => {
    // A refusal of it stands in `error`, which the screen shows.
    if (conflict) void send(conflict.mine, conflict.theirs.version).catch(() => undefined);
  };
  return { send, conflict, keepMine, takeTheirs, isPending: record.isPending, error: record.error };
}

function wordIn(current: unknown): TheirWord | null {
  if (typeof current !== 'object' || current === null || !('outcome' in current)) return null;
  return current as TheirWord; // safe: the row as the server keeps it, which has these fields
}
