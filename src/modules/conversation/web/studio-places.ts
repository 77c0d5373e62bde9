import type { CaseKind } from '../contract/case.ts';
import { kindOf } from './kinds.ts';

export const LISTS = ['owned', 'desk', 'all'] as const;
export const STATES = ['open', 'answered'] as const;

/** What the address of the inbox says. */
export interface InboxPlace {
  readonly list?: (typeof LISTS)[number];
  readonly state?: (typeof STATES)[number];
  readonly kind?: CaseKind;
  readonly subjectKind?: string;
}

/** Reads the address of the inbox; what is not a choice is left out. */
export function inboxPlace({ list, state, kind, subjectKind }: Record<string, unknown>): InboxPlace {
  const chosen = {
    list: LISTS.find((one) => one === list),
    state: STATES.find((one) => one === state),
    kind: kindOf(kind),
    subjectKind:
      typeof subjectKind === 'string' && /^[a-z]+\.[a-zA-Z]+$/.test(subjectKind) ? subjectKind : undefined,
  };
  // Safe: leaving out what is undefined keeps the types of the rest.
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)) as InboxPlace;
}
