import { isDay } from '#kernel/calendar.ts';
import type { Grant } from '#kernel/roles.ts';

/** As much of an actor as the rules here need. */
export interface Reader {
  readonly kind: string;
  readonly personId: string | null;
  readonly grants: readonly Grant[];
}

/** Those who keep the directory: planners and admins. */
export const KEEPERS = ['planner', 'admin'] as const;

/** In which light somebody sees a person. */
export type Relation = 'self' | 'keeper' | 'manager' | 'colleague';

/**
 * Whether the actor keeps what lies in a unit: a planner or admin of the whole organisation, or of the unit or one above it.
 * The path holds the unit and all above; it is empty for who has no unit.
 */
export function keeps(actor: Reader, unitPath: readonly string[]): boolean {
  if (actor.kind === 'system') return true;
  return actor.grants.some(
    ({ role, unitId }) =>
      KEEPERS.some((keeper) => keeper === role) && (unitId === null || unitPath.includes(unitId)),
  );
}

/** Whether the actor keeps the whole directory, so that lists may show them what pages do. */
export function keepsAll(actor: Reader): boolean {
  return keeps(actor, []);
}

/** In which light the actor sees the person. Keeping goes first: who keeps their own row may edit it. */
export function relationTo(
  actor: Reader,
  person: { readonly id: string; readonly managerId: string | null },
  unitPath: readonly string[],
): Relation {
  if (keeps(actor, unitPath)) return 'keeper';
  if (actor.personId === person.id) return 'self';
  return actor.personId !== null && actor.personId === person.managerId ? 'manager' : 'colleague';
}

/** Whether the person can be found at all: candidates and former colleagues only by themselves and by who keeps the directory. */
export function isVisible(relation: Relation, state: string): boolean {
  return relation === 'keeper' || relation === 'self' || state === 'active' || state === 'on_leave';
}

/** E-mail, number, birth year, attributes, state, history: what is nobody's business but the person's and the keepers'. */
export const seesDetails = (relation: Relation) => relation === 'keeper' || relation === 'self';

/** The first day tells tenure, which a manager needs for anniversaries and probation. */
export const seesStart = (relation: Relation) => relation !== 'colleague';

export interface DeclaredAttribute {
  readonly key: string;
  readonly type: 'text' | 'number' | 'day' | 'choice';
  readonly choices: readonly string[];
}

/** The attributes whose value does not fit what was declared, or that nobody declared. */
export function misfitAttributes(
  values: Readonly<Record<string, string | number>>,
  declared: readonly DeclaredAttribute[],
): string[] {
  return Object.entries(values)
    .filter(([key, value]) => {
      const attribute = declared.find((one) => one.key === key);
      return !attribute || !fits(value, attribute);
    })
    .map(([key]) => key);
}

function fits(value: string | number, { type, choices }: DeclaredAttribute): boolean {
  if (type === 'number') return typeof value === 'number';
  if (typeof value !== 'string') return false;
  if (type === 'day') return isDay(value);
  return type === 'text' || choices.includes(value);
}

/** The facts that differ, before and after. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown>; fields: string[] } {
  const fields = Object.keys(after).filter((field) => !isSame(before[field], after[field]));
  const only = (facts: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(fields.map((field) => [field, facts[field] ?? null]));
  return { before: only(before), after: only(after), fields };
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return left.size === right.size && [...left].every(([key, value]) => isSame(value, right.get(key)));
}
