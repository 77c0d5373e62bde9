import { CONTENT, type ContentOf, type PartContent, type PartKind } from '../contract/part.ts';

/** What a content names that has to be there: people, audiences, goals of the plan. */
export interface Mentions {
  readonly people: readonly string[];
  readonly audiences: readonly string[];
  readonly goals: readonly string[];
}

/** People, audiences and goals that a part names. */
export function mentionsIn({ kind, content }: PartContent): Mentions {
  const named = (...ids: (string | null)[]) => ids.filter((id) => id !== null);
  const of = (found: Partial<Mentions>): Mentions => ({ people: [], audiences: [], goals: [], ...found });
  switch (kind) {
    case 'head':
      return of({ people: named(content.ownerId), goals: content.goalIds });
    case 'approval':
      return of({ people: content.approverIds });
    case 'member':
      return of({ people: [content.personId] });
    case 'card':
      return of({ audiences: named(content.audienceId) });
    case 'objection':
      return of({ people: named(content.answererId) });
    case 'objective':
      return of({ goals: named(content.goalId) });
    default:
      return of({});
  }
}

/** A content of a kind that was stored as it was checked, with what later versions of the contract added. */
export function contentOf<K extends PartKind>(kind: K, stored: unknown): ContentOf[K] {
  // Safe: the schema of the kind makes the type of the kind.
  return CONTENT[kind].parse(stored) as ContentOf[K];
}

/** Whether two contents say the same; keys in any order. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** The fields of two contents that differ. */
export function differenceOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !saysTheSame(before[name] ?? null, after[name] ?? null),
  );
  if (names.length === 0) return null;
  const only = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: only(before), after: only(after) };
}

/** The single parts that a new brief begins with; its head is given. */
export const EMPTY_PARTS = {
  concept: CONTENT.concept.parse({}),
  messages: CONTENT.messages.parse({}),
  budget: CONTENT.budget.parse({}),
  approval: CONTENT.approval.parse({}),
};
