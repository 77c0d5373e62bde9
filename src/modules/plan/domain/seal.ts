import type { Day } from '#kernel/calendar.ts';

export interface Sealable {
  readonly sealReason: string | null;
  readonly sealOpensOn: Day | null;
}

/** The seal of a line while it holds: it opens by itself on its day. */
export function sealOf(line: Sealable, today: Day): { reason: string; opensOn: Day } | null {
  const { sealReason, sealOpensOn } = line;
  if (sealReason === null || sealOpensOn === null || sealOpensOn <= today) return null;
  return { reason: sealReason, opensOn: sealOpensOn };
}

/** Fields of a change that say nothing of a sealed line's content: members read why and until when. */
const SEAL_FIELDS: readonly string[] = ['sealReason', 'sealOpensOn'];

/** What those who may not read a sealed line learn of its fields. */
export function sealFieldsOnly<T>(fields: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => SEAL_FIELDS.includes(name)));
}
