import { join } from 'node:path';
import pino from 'pino';
import { assemble } from '#assemble.ts';
import type { InputOf } from '#kernel/contract.ts';
import type { directoryContract } from '#modules/people/contract/directory.ts';
import { chartHandlers } from '#modules/people/service/chart.ts';
import { directoryHandlers } from '#modules/people/service/directory.ts';
import { unitHandlers } from '#modules/people/service/unit.ts';
import { type Actor, SYSTEM } from '#platform/context.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';
import { median, percentile, seededId, seedPeople } from './seed/people.ts';

const PEOPLE = 250_000;
const WARM_UPS = 3;
const RUNS = 25;
const SEARCH_GOAL_MS = 50;

type Asked = Partial<InputOf<typeof directoryContract.searchDirectory>>;

const MEMBER: Actor = {
  ...SYSTEM,
  kind: 'person',
  personId: seededId('person', 7),
  grants: [{ role: 'member', unitId: null }],
};

/** Searches, filters and walks the directory of 250,000 people, as members see it. */
export const bench: Bench = {
  name: 'directory',
  run: () =>
    withThrowawayDatabase(async (database) => {
      await seedPeople(database.db, PEOPLE);
      const one = await nameOf(database.db, seededId('person', 123_456));
      const product = assemble({
        database,
        log: pino({ level: 'silent' }),
        url: 'http://localhost',
        filesDirectory: join(database.directory, 'files'),
      });
      const measurements: Measurement[] = [];
      const measure = async (metric: string, goal: number | undefined, work: () => Promise<unknown>) => {
        const times: number[] = [];
        for (let run = -WARM_UPS; run < RUNS; run += 1) {
          const start = performance.now();
          await work();
          if (run >= 0) times.push(performance.now() - start);
        }
        const value = median(times);
        measurements.push(
          {
            metric: `${metric}, median`,
            value,
            unit: 'ms',
            ...(goal ? { goal: `≤ ${goal}`, met: value <= goal } : {}),
          },
          { metric: `${metric}, p95`, value: percentile(times, 0.95), unit: 'ms' },
        );
      };
      const search = (asked: Asked) => () =>
        Promise.resolve(
          directoryHandlers.searchDirectory(product.context(MEMBER), { limit: 50, ...asked }, EXCHANGE),
        );
      for (const [kind, asked] of Object.entries({
        'one person by both names': { search: one },
        ...SEARCHES,
      }))
        await measure(`search: ${kind}`, SEARCH_GOAL_MS, search(asked));
      for (const [kind, asked] of Object.entries(LISTS))
        await measure(`list: ${kind}`, undefined, search(asked));
      const ctx = () => product.context(MEMBER);
      await measure('facets of everybody', undefined, async () =>
        directoryHandlers.readDirectoryFacets(ctx(), {}, EXCHANGE),
      );
      await measure('chart at the top', undefined, async () =>
        chartHandlers.readChartNode(ctx(), { personId: seededId('person', 1), limit: 50 }, EXCHANGE),
      );
      await measure('chart of a team', undefined, async () =>
        chartHandlers.readChartNode(ctx(), { personId: seededId('person', 5000), limit: 50 }, EXCHANGE),
      );
      await measure('tree of 5,000 units', undefined, async () =>
        unitHandlers.readUnits(ctx(), {}, EXCHANGE),
      );
      return measurements;
    }),
};

const SEARCHES: Record<string, Asked> = {
  'part of a name': { search: 'hoac4' },
  'a first name that 25,000 have': { search: 'aino' },
  'two letters': { search: 'ai' },
  'a spelling mistake': { search: 'etxeberira' },
  nobody: { search: 'xqzwvkk' },
  'a title': { search: 'title 217' },
  'a unit': { search: 'unit 4711' },
  'a name within a unit and below': { search: 'sanna', unitId: seededId('unit', 9) },
  'a name at a location': { search: 'sanna', location: 'Site 5' },
};

async function nameOf(db: Parameters<typeof seedPeople>[0], id: string): Promise<string> {
  const { name } = await db
    .selectFrom('people_person')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return name ?? '';
}

const LISTS: Record<string, Asked> = {
  'everybody by name': {},
  'a unit and below': { unitId: seededId('unit', 9) },
  'a location': { location: 'Site 5' },
};

const EXCHANGE = {
  address: '127.0.0.1',
  userAgent: '',
  cookie: () => undefined,
  setCookie: () => undefined,
  clearCookie: () => undefined,
  upload: undefined,
};
