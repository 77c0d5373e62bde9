import type { CaseKind, SubjectRef } from '../contract/case.ts';
import { kindOf } from './kinds.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const SUBJECT = /^[a-z]+\.[a-zA-Z]+$/;
const TABS = ['open', 'answered', 'done'] as const;

/** What the address of the box says: `?subjectKind=plan.action&subjectId=…&kind=worry`. */
export interface SpeakPlace {
  readonly kind?: CaseKind;
  readonly subjectKind?: string;
  readonly subjectId?: string;
}

/** Reads the address of the box; what is not well formed is left out. */
export function speakPlace({ kind, ...subject }: Record<string, unknown>): SpeakPlace {
  const chosen = kindOf(kind);
  return { ...(chosen ? { kind: chosen } : {}), ...subjectPlace(subject) };
}

/** The object that an address names, to hand on to the box. */
export function subjectIn({ subjectKind, subjectId }: SpeakPlace): SubjectRef | undefined {
  return subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : undefined;
}

/** What the address of the board says. */
export interface BoardPlace extends SpeakPlace {
  readonly tab?: (typeof TABS)[number];
  readonly unitId?: string;
}

/** Reads the address of the board. */
export function boardPlace({ tab, unitId, ...rest }: Record<string, unknown>): BoardPlace {
  const chosen = TABS.find((one) => one === tab);
  return {
    ...(chosen ? { tab: chosen } : {}),
    ...(isId(unitId) ? { unitId } : {}),
    ...speakPlace(rest),
  };
}

function subjectPlace({ subjectKind, subjectId }: Record<string, unknown>) {
  return typeof subjectKind === 'string' && SUBJECT.test(subjectKind) && isId(subjectId)
    ? { subjectKind, subjectId }
    : {};
}

const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
