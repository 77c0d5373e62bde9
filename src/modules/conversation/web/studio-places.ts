import type { CaseKind } from '../contract/case.ts';
import { kindOf } from './kinds.ts';

export const LISTS = ['owned', 'desk', 'all'] as const;
export const STATES = ['open', 'answered'] as const;
/** What cases can be chosen by that are about an object. */
export const SUBJECTS = ['plan.goal', 'plan.action', 'campaigns.campaign', 'campaigns.piece'] as const;
/** Past its date, or open for so many days. */
export const AGES = ['late', '7', '30'] as const;

/** What the address of the inbox says. */
export interface InboxPlace {
  readonly list?: (typeof LISTS)[number] | undefined;
  readonly state?: (typeof STATES)[number] | undefined;
  readonly kind?: CaseKind | undefined;
  readonly subjectKind?: (typeof SUBJECTS)[number] | undefined;
  readonly topicId?: string | undefined;
  readonly age?: (typeof AGES)[number] | undefined;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Reads the address of the inbox; what is not a choice is left out. */
export function inboxPlace(asked: { readonly [name in keyof InboxPlace]?: unknown }): InboxPlace {
  const { list, state, kind, subjectKind, topicId, age } = asked;
  const chosen: InboxPlace = {
    list: LISTS.find((one) => one === list),
    state: STATES.find((one) => one === state),
    kind: kindOf(kind),
    subjectKind: SUBJECTS.find((one) => one === subjectKind),
    topicId: typeof topicId === 'string' && UUID.test(topicId) ? topicId : undefined,
    // The address gives a number back where one was written.
    age: AGES.find((one) => one === String(age)),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}
