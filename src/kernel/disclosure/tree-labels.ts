import type { Person } from './group.ts';
import type { PlannedLabels } from './label-plan.ts';
import { type Label, labelKey } from './view.ts';

interface Unit {
  readonly path: readonly string[];
  readonly everyone: string[];
  /** People of the unit who belong to none of its parts, such as its head. */
  readonly direct: string[];
  readonly parts: Map<string, Unit>;
}

/** Labels along the organisation, from the top; each unit, and each "others of" a unit, with at least K people. */
export function planTree(invited: readonly Person[], levels: readonly string[], K: number): PlannedLabels {
  if (levels.length === 0) throw new RangeError('A view of the organisation needs at least one level.');
  const root: Unit = { path: [], everyone: [], direct: [], parts: new Map() };
  for (const person of invited) place(person, root, levels);
  const labels: Label[] = [];
  const leaves: PlannedLabels['leaves'][number][] = [];
  divide(root, [], { K, labels, leaves });
  return { labels, leaves };
}

function place(person: Person, root: Unit, levels: readonly string[]): void {
  let unit = root;
  unit.everyone.push(person.id);
  for (const level of levels) {
    const name = person.attributes[level];
    // Somebody without a team still belongs to the department.
    if (name === undefined) break;
    const part = unit.parts.get(name) ?? {
      path: [...unit.path, name],
      everyone: [],
      direct: [],
      parts: new Map(),
    };
    unit.parts.set(name, part);
    unit = part;
    unit.everyone.push(person.id);
  }
  unit.direct.push(person.id);
}

interface Sink {
  readonly K: number;
  readonly labels: Label[];
  readonly leaves: PlannedLabels['leaves'][number][];
}

/** Divides a unit of at least K people among labels; `chain` are the keys of the unit and of those above it. */
function divide(unit: Unit, chain: readonly string[], sink: Sink): void {
  const parts = [...unit.parts.values()].sort(bySizeThenName);
  // The smallest siblings first; one more part joins as long as the others are too few to stand alone.
  const merged: Unit[] = [];
  let others = unit.direct.length;
  for (const part of parts) {
    if (part.everyone.length >= sink.K && (others === 0 || others >= sink.K)) break;
    merged.push(part);
    others += part.everyone.length;
  }
  const standing = parts.slice(merged.length);
  const members = [...unit.direct, ...merged.flatMap((part) => part.everyone)];
  if (standing.length === 0) {
    // Nothing is told apart below this unit, so its people answer under the unit itself.
    sink.leaves.push({ members, chain });
    return;
  }
  if (members.length > 0) {
    const key = addLabel(sink, 'others', { names: unit.path, headCount: members.length });
    sink.leaves.push({ members, chain: [key, ...chain] });
  }
  for (const part of standing) {
    const key = addLabel(sink, 'unit', { names: part.path, headCount: part.everyone.length });
    divide(part, [key, ...chain], sink);
  }
}

function addLabel(
  sink: Sink,
  kind: 'unit' | 'others',
  { names, headCount }: { names: readonly string[]; headCount: number },
): string {
  const key = labelKey(kind, names);
  sink.labels.push({ key, kind, names, headCount, withUnknown: false });
  return key;
}

function bySizeThenName(left: Unit, right: Unit): number {
  const size = left.everyone.length - right.everyone.length;
  if (size !== 0) return size;
  return (left.path.at(-1) ?? '') < (right.path.at(-1) ?? '') ? -1 : 1;
}
