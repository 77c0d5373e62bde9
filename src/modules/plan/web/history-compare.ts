import type { Answer } from '#web/client.ts';
import type { StudioPlan } from './plan-words.ts';

type Past = Answer<'plan.readPlanAt'>;

export type PastKind = 'goals' | 'measures' | 'phases' | 'actions';
export type Mark = 'same' | 'changed' | 'gone';

export interface PastLine {
  readonly id: string;
  readonly title: Past['actions'][number]['title'];
  readonly mark: Mark;
  /** Fields that are otherwise today. */
  readonly differences: readonly { readonly field: string; readonly was: unknown; readonly is: unknown }[];
}

/** Where a line stands among its neighbours is seen in the plan, and tells nothing in a list of differences. */
const SILENT: readonly string[] = ['position'];

/**
 * Lines of a past day held against those of today: the same, changed in some fields, or gone; and the ids of those that
 * came since. Fields that today's answer does not bring are not compared.
 */
export function comparePast(
  then: Past[PastKind],
  now: readonly (StudioPlan[PastKind][number] & object)[],
): { past: PastLine[]; since: string[] } {
  const today = new Map(now.map((line) => [line.id, new Map<string, unknown>(Object.entries(line))]));
  const before = new Set(then.map(({ id }) => id));
  return {
    past: then.map(({ id, title, fields }) => {
      const line = today.get(id);
      if (!line) return { id, title, mark: 'gone', differences: [] };
      const differences = Object.entries(fields)
        .filter(([field]) => line.has(field) && !SILENT.includes(field))
        .map(([field, value]) => ({ field, was: value, is: line.get(field) }))
        .filter(({ was, is }) => inOrder(was) !== inOrder(is));
      return { id, title, mark: differences.length > 0 ? 'changed' : 'same', differences };
    }),
    since: [...today.keys()].filter((id) => !before.has(id)),
  };
}

/** JSON with the keys of objects in one order: a database gives them back as it likes. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
