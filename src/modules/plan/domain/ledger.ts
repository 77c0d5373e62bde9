import type { ChangeWord } from '../contract/history.ts';
import type { LineKind } from '../contract/line.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What happened to one line: `made` and `restored` have all fields in `after`, `removed` all in `before`. */
export interface Change {
  readonly lineKind: LineKind;
  readonly lineId: string;
  readonly change: ChangeWord;
  readonly before: Fields;
  readonly after: Fields;
}

/** A line as the log tells it; `removed` ones keep the fields that they had. */
export interface LoggedLine {
  readonly kind: LineKind;
  readonly id: string;
  readonly fields: Fields;
  readonly removed: boolean;
}

/** The fields that an edit would really change, with what they were; undefined when it changes nothing. */
export function differenceOf(fields: Fields, edit: Fields): Pick<Change, 'before' | 'after'> | undefined {
  const changed = Object.keys(edit).filter((name) => !isSame(fields[name], edit[name]));
  if (changed.length === 0) return undefined;
  return {
    before: Object.fromEntries(changed.map((name) => [name, fields[name] ?? null])),
    after: Object.fromEntries(changed.map((name) => [name, edit[name] ?? null])),
  };
}

const INVERSE: Record<ChangeWord, ChangeWord> = {
  made: 'removed',
  restored: 'removed',
  removed: 'restored',
  changed: 'changed',
};

/** The change that takes another back. */
export function inverseOf(change: Change): Change {
  return { ...change, change: INVERSE[change.change], before: change.after, after: change.before };
}

/**
 * Whether a line still is as a change left it, so that taking the change back takes nobody else's work with it. Fields
 * that the change did not touch may have moved on.
 */
export function holdsStill(
  { change, before, after }: Change,
  line: Pick<LoggedLine, 'fields' | 'removed'> | undefined,
): boolean {
  if (!line) return false;
  const left = change === 'removed' ? before : after;
  return (
    line.removed === (change === 'removed') &&
    Object.keys(left).every((name) => isSame(line.fields[name], left[name]))
  );
}

/** The lines of a plan after some changes in their order: with all changes up to a time, the plan as it stood then. */
export function linesAfter(changes: Iterable<Change>): Map<string, LoggedLine> {
  const lines = new Map<string, LoggedLine>();
  for (const change of changes) lines.set(change.lineId, lineAfter(lines.get(change.lineId), change));
  return lines;
}

/** One line after one more change. */
export function lineAfter(line: LoggedLine | undefined, change: Change): LoggedLine {
  const { lineKind: kind, lineId: id } = change;
  if (change.change === 'removed')
    return { kind, id, fields: { ...line?.fields, ...change.before }, removed: true };
  return { kind, id, fields: { ...line?.fields, ...change.after }, removed: false };
}

/** Whether two values of fields are the same; the order of keys does not matter, that of lists does. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return (one ?? null) === (other ?? null);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = new Map(Object.entries(one));
  const right = new Map(Object.entries(other));
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].every((name) => isSame(left.get(name), right.get(name)));
}
