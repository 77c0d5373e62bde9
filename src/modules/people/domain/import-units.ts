import { folded } from './import-cell.ts';

export interface KnownUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly closed: boolean;
}

/** What a row says about its unit: a path or name, a code, or both. */
export interface WantedUnit {
  readonly unit: string | null;
  readonly code: string | null;
}

export interface NewUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
}

export type UnitProblem = 'unit_unknown' | 'unit_ambiguous' | 'unit_too_deep' | 'unit_name_too_long';

export interface ResolvedUnits {
  /** In the order in which they were asked for. */
  readonly answers: readonly ({ readonly unitId: string } | { readonly problem: UnitProblem })[];
  /** Parents before their children. */
  readonly created: readonly NewUnit[];
  /** Closed units that are in use again. */
  readonly reopened: readonly string[];
}

const MAX_DEPTH = 20;
const MAX_NAME = 200;

/** The names of a unit's path: `Production / Coating`, `Production > Coating`. A slash without spaces belongs to the name. */
export function unitPath(text: string): string[] {
  return text
    .split(/[>›»\\]|(?<=^|\s)\/(?=\s|$)/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * Finds the unit of each wanted text: by code, else by its path from the top or from the only unit with the first name,
 * else by a name that only one unit has. What is missing is created below what is there, or reported.
 */
export function resolveUnits(
  known: readonly KnownUnit[],
  wanted: readonly WantedUnit[],
  options: { unknown: 'create' | 'refuse'; newId: () => string },
): ResolvedUnits {
  let unknown = options.unknown;
  const directory = directoryOf(known);
  const created: NewUnit[] = [];
  const reopened = new Set<string>();

  function create(name: string, parentId: string | null, code?: string): KnownUnit {
    const unit = { id: options.newId(), code: code ?? directory.freeCode(name, parentId), name, parentId };
    created.push(unit);
    return directory.add({ ...unit, closed: false });
  }

  function walk(path: readonly string[], code?: string): KnownUnit | UnitProblem {
    if (path.length > MAX_DEPTH) return 'unit_too_deep';
    if (path.some((name) => name.length > MAX_NAME)) return 'unit_name_too_long';
    const [first = '', ...rest] = path;
    const start = directory.child(null, first) ?? directory.onlyNamed(first);
    if (start === 'several') return 'unit_ambiguous';
    if (!start && unknown === 'refuse') return 'unit_unknown';
    let unit = start ?? create(first, null, rest.length === 0 ? code : undefined);
    for (const [index, name] of rest.entries()) {
      const next = directory.child(unit.id, name);
      if (!next && unknown === 'refuse') return 'unit_unknown';
      unit = next ?? create(name, unit.id, index === rest.length - 1 ? code : undefined);
    }
    return unit;
  }

  function find({ unit, code }: WantedUnit): KnownUnit | UnitProblem {
    const byCode = code ? directory.coded(code) : undefined;
    if (byCode) return byCode;
    const path = unit ? unitPath(unit) : [];
    if (code) {
      if (unknown === 'refuse') return 'unit_unknown';
      // A new code is a new unit, even where another one has the same name.
      const parent = path.length > 1 ? walk(path.slice(0, -1)) : undefined;
      if (typeof parent === 'string') return parent;
      const name = path.at(-1) ?? code;
      return name.length > MAX_NAME ? 'unit_name_too_long' : create(name, parent?.id ?? null, code);
    }
    return (path.length === 1 && unit ? directory.coded(unit) : undefined) ?? walk(path);
  }

  const found = wanted.map(find);
  unknown = 'refuse';
  const answers = wanted.map((want, index) => {
    const unit = found[index] ?? 'unit_unknown';
    if (typeof unit === 'string') return { problem: unit };
    // A unit that this very file creates can make a short name ambiguous: the next import would read it otherwise.
    if (find(want) !== unit) return { problem: 'unit_ambiguous' as const };
    if (unit.closed) reopened.add(unit.id);
    return { unitId: unit.id };
  });
  return { answers, created, reopened: [...reopened] };
}

function directoryOf(known: readonly KnownUnit[]) {
  const byCode = new Map<string, KnownUnit>();
  const byId = new Map<string, KnownUnit>();
  const byPlace = new Map<string, KnownUnit>();
  const byName = new Map<string, KnownUnit | 'several'>();
  const place = (parentId: string | null, name: string) => `${parentId ?? ''}/${nameKey(name)}`;

  function add(unit: KnownUnit): KnownUnit {
    byId.set(unit.id, unit);
    byCode.set(unit.code.toLowerCase(), unit);
    const where = place(unit.parentId, unit.name);
    // Of two with one name in one place the open one counts.
    if (!byPlace.has(where) || byPlace.get(where)?.closed) byPlace.set(where, unit);
    const namesake = byName.get(nameKey(unit.name));
    const replaces = namesake === undefined || (namesake !== 'several' && namesake.closed);
    byName.set(nameKey(unit.name), replaces ? unit : unit.closed ? namesake : 'several');
    return unit;
  }
  for (const unit of known) add(unit);
  return {
    add,
    coded: (code: string) => byCode.get(code.toLowerCase()),
    child: (parentId: string | null, name: string) => byPlace.get(place(parentId, name)),
    onlyNamed: (name: string) => byName.get(nameKey(name)),
    freeCode(name: string, parentId: string | null): string {
      const parent = parentId ? byId.get(parentId) : undefined;
      const base = `${parent ? `${parent.code}-` : ''}${slug(name)}`.slice(0, 56);
      let code = base;
      for (let number = 2; byCode.has(code.toLowerCase()); number += 1) code = `${base}-${number}`;
      return code;
    },
  };
}

// «R&D» and «R D» are two units: only case and accents are forgiven.
const nameKey = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

function slug(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase();
  return (
    words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || folded(name).toUpperCase() || 'UNIT'
  );
}
