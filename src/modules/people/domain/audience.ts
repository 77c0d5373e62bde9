import { addDays, addMonths, type Day } from '#kernel/calendar.ts';
import { unreachable } from '#kernel/errors.ts';
import type { Language } from '#kernel/language.ts';
import type { AttributeTest, Condition, Generation, Rule } from '../contract/audience-rule.ts';

/** What a rule asks of a person; null is «not known». */
export interface AudiencePerson {
  readonly id: string;
  readonly state: 'candidate' | 'active' | 'on_leave' | 'left';
  readonly unitId: string | null;
  readonly managerId: string | null;
  readonly roleFamily: string | null;
  readonly location: string | null;
  readonly language: Language | null;
  readonly startedOn: Day | null;
  readonly birthYear: number | null;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** What a rule asks of the organisation around a person. */
export interface World {
  readonly today: Day;
  /** The unit above each unit; null at the top. */
  readonly unitAbove: ReadonlyMap<string, string | null>;
  /** The manager of each person; null without one. */
  readonly managerOf: ReadonlyMap<string, string | null>;
  readonly audiences: ReadonlyMap<string, Rule>;
}

/** Birth years of the generations, first and last; see GENERATIONS for their source. */
export const BIRTH_YEARS: Record<
  Exclude<Generation, 'unknown'>,
  { readonly from: number; readonly to: number }
> = {
  silent: { from: 1900, to: 1945 },
  boomers: { from: 1946, to: 1964 },
  x: { from: 1965, to: 1980 },
  millennials: { from: 1981, to: 1996 },
  z: { from: 1997, to: 2012 },
  alpha: { from: 2013, to: 2100 },
};

/** Whether a person belongs to an audience. Only those who are active or on leave can. */
export function matches(rule: Rule, person: AudiencePerson, world: World): boolean {
  return (person.state === 'active' || person.state === 'on_leave') && holds(rule, person, world);
}

/** The generation of a birth year. */
export function generationOf(birthYear: number | null): Generation {
  if (birthYear === null) return 'unknown';
  if (birthYear <= BIRTH_YEARS.silent.to) return 'silent';
  if (birthYear <= BIRTH_YEARS.boomers.to) return 'boomers';
  if (birthYear <= BIRTH_YEARS.x.to) return 'x';
  if (birthYear <= BIRTH_YEARS.millennials.to) return 'millennials';
  return birthYear <= BIRTH_YEARS.z.to ? 'z' : 'alpha';
}

/**
 * The last first day of somebody who has been here for so many full months today. More than `today` minus the months:
 * on 28 February those who started on 29, 30 and 31 January have completed their month too.
 */
export function lastStartFor(months: number, today: Day): Day {
  let start = addMonths(today, -months);
  while (addMonths(addDays(start, 1), months) <= today) start = addDays(start, 1);
  return start;
}

/** A tenure condition in months. */
export function tenureMonths({ in: unit, atLeast, lessThan }: Extract<Condition, { kind: 'tenure' }>) {
  const factor = unit === 'years' ? 12 : 1;
  return {
    atLeast: atLeast === undefined ? undefined : atLeast * factor,
    lessThan: lessThan === undefined ? undefined : lessThan * factor,
  };
}

function holds(rule: Rule, person: AudiencePerson, world: World): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.rules.every((part) => holds(part, person, world));
    case 'any':
      return rule.rules.some((part) => holds(part, person, world));
    case 'not':
      return !holds(rule.rule, person, world);
    case 'audience': {
      const other = world.audiences.get(rule.audienceId);
      return other !== undefined && holds(other, person, world);
    }
    case 'unit':
      return isInUnits(person.unitId, rule, world);
    case 'manager':
      return rule.reach === 'direct'
        ? person.managerId === rule.managerId
        : reaches(person.managerId, rule.managerId, world.managerOf);
    default:
      return meets(rule, person, world.today);
  }
}

type OwnFact = Exclude<Condition, { kind: 'audience' | 'unit' | 'manager' }>;

function meets(condition: OwnFact, person: AudiencePerson, today: Day): boolean {
  switch (condition.kind) {
    case 'everyone':
      return true;
    case 'roleFamily':
      return person.roleFamily !== null && condition.names.includes(person.roleFamily);
    case 'location':
      return person.location !== null && condition.names.includes(person.location);
    case 'tenure':
      return person.startedOn !== null && hasTenure(person.startedOn, condition, today);
    case 'generation':
      return condition.generations.includes(generationOf(person.birthYear));
    case 'language':
      return person.language !== null && condition.languages.includes(person.language);
    case 'attribute':
      return passes(condition.test, attributeOf(person, condition.key));
    case 'people':
      return condition.personIds.includes(person.id);
    default:
      return unreachable(condition);
  }
}

function isInUnits(
  unitId: string | null,
  { unitIds, below }: Extract<Condition, { kind: 'unit' }>,
  { unitAbove }: World,
): boolean {
  if (unitId === null) return false;
  return below ? unitIds.some((id) => reaches(unitId, id, unitAbove)) : unitIds.includes(unitId);
}

// Walks upwards. Circles are refused when they are written; the set of those seen keeps one from hanging us all the same.
function reaches(start: string | null, goal: string, above: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = start; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === goal) return true;
    seen.add(at);
  }
  return false;
}

// Somebody who is yet to start has no full month behind them.
function hasTenure(startedOn: Day, condition: Extract<Condition, { kind: 'tenure' }>, today: Day): boolean {
  const { atLeast, lessThan } = tenureMonths(condition);
  const completed = (months: number) => addMonths(startedOn, months) <= today;
  return (atLeast === undefined || completed(atLeast)) && (lessThan === undefined || !completed(lessThan));
}

// An attribute may be called `constructor`, which every object answers to.
function attributeOf({ attributes }: AudiencePerson, key: string): string | number | undefined {
  return Object.hasOwn(attributes, key) ? attributes[key] : undefined;
}

function passes(test: AttributeTest, value: string | number | undefined): boolean {
  if (value === undefined) return false;
  switch (test.is) {
    case 'known':
      return true;
    case 'oneOf':
      return test.values.includes(value);
    case 'atLeast':
      return typeof value === 'number' && value >= test.number;
    case 'atMost':
      return typeof value === 'number' && value <= test.number;
    case 'moreThan':
      return typeof value === 'number' && value > test.number;
    case 'lessThan':
      return typeof value === 'number' && value < test.number;
    case 'onOrAfter':
      return isWrittenDay(value) && value >= test.day;
    case 'before':
      return isWrittenDay(value) && value < test.day;
    default:
      return unreachable(test);
  }
}

// ISO days compare as text. The shape is what SQL's `like` sees of it, at a hundredth of the price of a pattern match.
function isWrittenDay(value: string | number): value is string {
  return typeof value === 'string' && /^.{4}-.{2}-.{2}$/su.test(value);
}
