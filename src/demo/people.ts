import { addDays, type Day } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import { type Random, randomIndex, seededRandom, shuffled } from '#kernel/stats/random.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts';
import { NAMED, TEAMS, type Team } from './organisation.ts';

/** A person of the example organisation, in the columns of an import file. */
export interface ExamplePerson {
  readonly employeeNumber: string;
  readonly name: string;
  /** Empty for shift workers: they sign in with a code. */
  readonly email: string;
  readonly unit: string;
  readonly managerNumber: string;
  readonly title: string;
  readonly roleFamily: string;
  readonly location: string;
  readonly language: Language;
  readonly startedOn: Day;
  readonly birthYear: number;
  readonly employment: string;
  readonly zone: string;
  readonly shift: string;
}

const SITES: Record<Team['site'], { location: string; zone: string; languages: readonly Language[] }> = {
  Tampere: {
    location: 'Tampere',
    zone: 'Europe/Helsinki',
    languages: ['fi', 'fi', 'fi', 'fi', 'fi', 'fi', 'fi', 'en'],
  },
  Zaragoza: {
    location: 'Zaragoza',
    zone: 'Europe/Madrid',
    languages: ['es', 'es', 'es', 'es', 'es', 'es', 'es', 'en'],
  },
  remote: { location: 'Remote', zone: 'Europe/Madrid', languages: ['en', 'en', 'es', 'fi'] },
};

const SHIFTS = ['Morning', 'Evening', 'Night'];
const SEED = 20_261_122;

/** The 240 people of Lumo Pumps, always the same but for their days, which follow `today`. */
export function examplePeople(today: Day): ExamplePerson[] {
  const random = seededRandom(SEED);
  const names = nameSource(random);
  const people: ExamplePerson[] = [];
  const heads = new Map<string, string>();
  for (const team of TEAMS) {
    for (let place = 0; place < team.size; place += 1) {
      const person = { team, place, number: `LP${1001 + people.length}`, today };
      people.push(makePerson(person, { random, names, heads }));
      if (place === 0) heads.set(team.unit, person.number);
    }
  }
  return people;
}

interface Place {
  team: Team;
  place: number;
  number: string;
  today: Day;
}

interface Sources {
  random: Random;
  names: (language: Language) => string;
  heads: ReadonlyMap<string, string>;
}

function makePerson({ team, place, number, today }: Place, { random, names, heads }: Sources): ExamplePerson {
  const site = SITES[team.site];
  const named = NAMED.find((one) => one.unit === team.unit && one.place === place);
  const language = named?.language ?? pick(random, site.languages);
  const name = named?.name ?? names(language);
  const leads = place === 0;
  const worksShifts = team.shifts && !leads;
  const age = leads ? 38 + randomIndex(random, 22) : 20 + randomIndex(random, 44);
  const daysHere = Math.min(randomIndex(random, 365 * 18), (age - 18) * 365) + 20;
  return {
    employeeNumber: number,
    name,
    // About half of the people on shifts have no address at work.
    email: worksShifts && !named && random() < 0.5 ? '' : addressOf(name),
    unit: team.unit,
    managerNumber: (leads ? heads.get(team.reportsTo) : heads.get(team.unit)) ?? '',
    title: named?.title ?? (leads ? team.headTitle : pick(random, team.titles)),
    roleFamily: leads ? team.headFamily : team.family,
    location: site.location,
    language,
    startedOn: addDays(today, -daysHere),
    birthYear: Number(today.slice(0, 4)) - age,
    employment: random() < 0.08 ? 'Temporary' : 'Permanent',
    zone: site.zone,
    shift: worksShifts ? (SHIFTS[place % SHIFTS.length] ?? '') : 'Day',
  };
}

/** Names that are not given twice, in the language's own order of likelihood: none. */
function nameSource(random: Random): (language: Language) => string {
  const pools = new Map<Language, string[]>();
  return (language) => {
    let pool = pools.get(language);
    if (!pool) {
      const all = GIVEN_NAMES[language].flatMap((given) =>
        FAMILY_NAMES[language].map((family) => `${given} ${family}`),
      );
      const taken = new Set(NAMED.map(({ name }) => name));
      pool = shuffled(all, random).filter((name) => !taken.has(name));
      pools.set(language, pool);
    }
    return pool.pop() ?? `Person ${randomIndex(random, 1_000_000)}`;
  };
}

function addressOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '.')}@lumo.example`;
}

function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[randomIndex(random, list.length)];
  if (chosen === undefined) throw new RangeError('Nothing to pick from');
  return chosen;
}
