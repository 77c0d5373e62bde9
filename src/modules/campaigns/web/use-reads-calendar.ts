import { rolesOf, useMe } from '#web/session.ts';

const READERS = ['planner', 'admin', 'leader', 'representative'] as const;

/** Whether I may see all releases and what became of them: who is only named in a brief may not. */
export function useReadsCalendar(): boolean {
  const roles = rolesOf(useMe());
  return READERS.some((role) => roles.includes(role));
}
