import type { Instant } from '#kernel/calendar.ts';
import {
  type ActionFields,
  actionFields,
  type GoalFields,
  goalFields,
  type LineKind,
  type MeasureFields,
  measureFields,
  type PhaseFields,
  type PlanFields,
  phaseFields,
  planFields,
} from '../contract/line.ts';

/** What is logged of each kind of line. */
export interface FieldsOf {
  readonly plan: PlanFields;
  readonly goal: GoalFields;
  readonly measure: MeasureFields;
  readonly phase: PhaseFields;
  readonly action: ActionFields;
}

/** Names of the fields of each kind. */
export const FIELDS: Readonly<Record<LineKind, readonly string[]>> = {
  plan: Object.keys(planFields.shape),
  goal: Object.keys(goalFields.shape),
  measure: Object.keys(measureFields.shape),
  phase: Object.keys(phaseFields.shape),
  action: Object.keys(actionFields.shape),
};

/** A line as it stands, whatever its kind. */
export type Line<K extends LineKind> = FieldsOf[K] & {
  readonly id: string;
  readonly planId: string;
  readonly version: number;
  readonly changedAt: Instant;
  readonly removedAt: Instant | null;
};

export type Action = Line<'action'>;
export type Goal = Line<'goal'>;

/** What is logged of a line, without what every line carries. */
export function fieldsOf(kind: LineKind, line: object): Record<string, unknown> {
  const fields = new Map<string, unknown>(Object.entries(line));
  return Object.fromEntries(FIELDS[kind].map((name) => [name, fields.get(name) ?? null]));
}

/** The name of the field that says what a line is. */
export function titleFieldOf(kind: LineKind): 'title' | 'sentence' | 'name' {
  if (kind === 'goal') return 'sentence';
  return kind === 'measure' ? 'name' : 'title';
}

/** Whether a line of these fields would end before it begins. */
export function endsBeforeItStarts(fields: Readonly<Record<string, unknown>>): boolean {
  const { startsOn, endsOn, dueOn } = fields;
  const end = endsOn ?? dueOn;
  return typeof startsOn === 'string' && typeof end === 'string' && startsOn > end;
}

/** A new action with what nobody has said yet left open. */
export const EMPTY_ACTION: Omit<ActionFields, 'title' | 'phaseId' | 'position'> = {
  kind: 'other',
  description: null,
  ownerId: null,
  helperIds: [],
  audienceId: null,
  startsOn: null,
  dueOn: null,
  costs: [],
  goalIds: [],
  waitsForIds: [],
  state: 'not_begun',
  stateReason: null,
  sealReason: null,
  sealOpensOn: null,
};
