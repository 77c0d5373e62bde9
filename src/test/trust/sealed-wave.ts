import { ballotId } from '#kernel/ballot/ballot-input.ts';
import { fromBase64url } from '#kernel/ballot/base64url.ts';
import { secureRandom } from '#kernel/ballot/random-bytes.ts';
import { seededRandom } from '#kernel/disclosure/example-organisation.ts';
import { listeningContract as contract } from '#modules/listening/contract.ts';
import { itemId } from '#modules/listening/fixtures/items.ts';
import { createSurvey, drawer, opened, staff, type Voter } from '#modules/listening/fixtures/open-wave.ts';
import { shuffleBoxes } from '#modules/listening/service/closing.ts';
import { pauseMillis, putIntoEnvelopes } from '#modules/listening/web/ballot-client.ts';
import type { TestApp, Visitor } from '../app.ts';

/** Somebody who voted on the running product, and what only the judge knows: which ballot is theirs. */
export interface Person {
  readonly visitor: Visitor;
  readonly voter: Voter;
  readonly unitId: string;
  readonly ballot: string;
}

/** One copy of what is kept: each ordering of persons and of ballots that the database has. */
export interface Copy {
  readonly persons: readonly Ordering[];
  readonly ballots: readonly Ordering[];
}

/** Names (person ids or ballot ids) with the value by which a column, a place or a transaction orders them. */
export interface Ordering {
  readonly name: string;
  readonly values: ReadonlyMap<string, number>;
}

export interface SealedRun {
  readonly waveId: string;
  readonly planner: Visitor;
  readonly people: readonly Person[];
  /** Before and after the box was written anew, of each hour. */
  readonly copies: readonly { readonly before: Copy; readonly after: Copy }[];
}

/**
 * People of three units draw their tokens, come and go during four hours, and vote on the way: each view in an envelope of
 * its own, after the pauses of the real client, through the real door. The clock of the product is set to each moment.
 */
export async function runSealedWave(
  app: TestApp,
  {
    perUnit,
    hours,
    seed,
    weakened = false,
  }: { perUnit: number; hours: number; seed: number; weakened?: boolean },
): Promise<SealedRun> {
  const draw = seededRandom(seed);
  const planner = await app.person(['planner']);
  if (weakened) await plantTimes(app);
  const units = [await staff(app, 0), await staff(app, 0), await staff(app, 0)];
  // A unit in which only three answer, so that something is withheld.
  const quiet = await staff(app, 10);
  const visitors: { visitor: Visitor; unitId: string }[] = [];
  for (const { unitId } of units)
    for (let at = 0; at < perUnit; at++) visitors.push({ visitor: await app.person([], { unitId }), unitId });
  for (let at = 0; at < 3; at++)
    visitors.push({ visitor: await app.person([], { unitId: quiet.unitId }), unitId: quiet.unitId });
  const { id: waveId } = await opened(app, planner, { surveyId: await createSurvey(app) });
  const people: Person[] = [];
  for (const { visitor, unitId } of shuffled(visitors, draw)) {
    const voter = await drawer(app, visitor, waveId);
    const token = voter.purse.tokens.find(({ view }) => view === 'core');
    people.push({ visitor, unitId, voter, ballot: ballotId(fromBase64url(token?.input ?? '', 'bad-input')) });
  }
  await shuffleBoxes(app.context());
  const copies: { before: Copy; after: Copy }[] = [];
  const left = shuffled(people, draw);
  for (let hour = 0; hour < hours; hour++) {
    const voting = left.splice(0, Math.ceil(people.length / hours));
    for (const { at, run } of await momentsOf({ app, waveId, people, voting, draw, hour, weakened })) {
      app.setClock(new Date(at).toISOString());
      await run();
    }
    const before = await copyOf(app, waveId, people);
    await shuffleBoxes(app.context());
    copies.push({ before, after: await copyOf(app, waveId, people) });
  }
  return { waveId, planner, people, copies };
}

const MORNING = Date.parse('2026-11-24T08:00:00.000Z');
const HOUR = 3_600_000;

/** What a careless product would have: when a ballot came, a number in the order of coming, and a log of page views. */
async function plantTimes(app: TestApp): Promise<void> {
  await app.database.pool.query(
    'alter table listening_ballot add planted_at timestamptz, add planted_number bigserial',
  );
  await app.database.pool.query('alter table listening_ballot_cell add planted_number bigserial');
  await app.database.pool.query('create table planted_page_view (person_id uuid, at timestamptz)');
}

/** Who looked at the survey, and when: what many products log. */
async function notePageView(app: TestApp, personId: string, at: string): Promise<void> {
  await app.database.pool.query('insert into planted_page_view values ($1, $2)', [personId, at]);
}

async function stampBallots(app: TestApp, at: string): Promise<void> {
  await app.database.pool.query('update listening_ballot set planted_at = $1 where planted_at is null', [at]);
}

interface Moment {
  readonly at: number;
  readonly run: () => Promise<unknown>;
}

/** What happens in an hour, in its order: two of three look in, voters do and send their ballots a minute or three later. */
async function momentsOf({
  app,
  waveId,
  people,
  voting,
  draw,
  hour,
  weakened,
}: {
  app: TestApp;
  waveId: string;
  people: readonly Person[];
  voting: readonly Person[];
  draw: () => number;
  hour: number;
  weakened: boolean;
}): Promise<readonly Moment[]> {
  const moments: Moment[] = [];
  for (const person of people) {
    const votes = voting.includes(person);
    if (!votes && draw() > 0.67) continue;
    let at = MORNING + hour * HOUR + Math.floor(draw() * (HOUR - 300_000));
    const seenAt = new Date(at).toISOString();
    moments.push({
      at,
      run: async () => {
        await person.visitor.call(contract.listMyWaves, {});
        if (weakened && votes) await notePageView(app, person.visitor.id, seenAt);
      },
    });
    if (!votes) continue;
    at += 60_000 + Math.floor(draw() * 120_000);
    const { voter } = person;
    const answers = { [itemId(0)]: 1 + Math.floor(5 * draw()), [itemId(1)]: draw() < 0.5 ? [1] : [2] };
    const sitting = {
      answers,
      words: { [itemId(2)]: `Words ${waveId} ${draw()}` },
      language: 'en' as const,
      under: {},
    };
    const { waiting } = await putIntoEnvelopes(
      { store: voter.store },
      { purse: voter.purse, manifest: voter.manifest, sitting },
    );
    for (const ballot of waiting) {
      at += pauseMillis(secureRandom);
      const sentAt = new Date(at).toISOString();
      moments.push({
        at,
        run: async () => {
          await app.nobody.call(contract.castBallot, ballot);
          if (weakened) await stampBallots(app, sentAt);
        },
      });
    }
  }
  return moments.sort((left, right) => left.at - right.at);
}

/** Everything in the database by which persons or ballots of the wave can be put in an order. */
async function copyOf(app: TestApp, waveId: string, people: readonly Person[]): Promise<Copy> {
  const ids = new Set(people.map(({ visitor }) => visitor.id));
  const persons: Ordering[] = [];
  for (const { table, column } of await personColumns(app)) {
    const rows = await rowsOf(
      app,
      `select ${column} as name, t.* from ${table} as t where ${column} = any($1)`,
      [...ids],
      table,
    );
    persons.push(...orderingsOf(table, rows));
  }
  const rows = await rowsOf(
    app,
    `select encode(id, 'hex') as name, t.* from listening_ballot as t where wave_id = $1 and view = 'core'`,
    waveId,
    'listening_ballot',
  );
  return { persons, ballots: orderingsOf('listening_ballot', rows) };
}

async function personColumns(app: TestApp): Promise<readonly { table: string; column: string }[]> {
  const { rows } = await app.database.pool.query<{ table: string; column: string }>(`
    select format('%I.%I', c.table_schema, c.table_name) as table, quote_ident(c.column_name) as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.data_type = 'uuid' and t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and (c.column_name ~ 'person|actor|_by$|owner|author' or c.table_name = 'people_person')`);
  return rows;
}

type Row = Readonly<Record<string, unknown>> & { readonly name: string };

async function rowsOf(app: TestApp, text: string, value: unknown, table: string): Promise<readonly Row[]> {
  const placed = text.replace(
    'select ',
    `select (ctid::text::point)[0] * 10000 + (ctid::text::point)[1] as "place in file", xmin::text::bigint as "transaction", `,
  );
  const partitioned = await app.database.pool.query(
    `select 1 from pg_class where oid = $1::regclass and relkind = 'p'`,
    [table],
  );
  if (partitioned.rows.length > 0) return [];
  const { rows } = await app.database.pool.query<Row>(placed, [value]);
  return rows;
}

/** One ordering for every column that has an order; of several rows of one name the last counts. */
function orderingsOf(table: string, rows: readonly Row[]): Ordering[] {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'name');
  return columns.flatMap((column) => {
    const values = new Map<string, number>();
    for (const row of rows) {
      const value = numberOf(row[column]);
      if (value !== null)
        values.set(row.name, Math.max(value, values.get(row.name) ?? Number.NEGATIVE_INFINITY));
    }
    return new Set(values.values()).size > 2 ? [{ name: `${table}.${column}`, values }] : [];
  });
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (value instanceof Date) return value.getTime();
  if (Buffer.isBuffer(value)) return value.length >= 6 ? value.readUIntBE(0, 6) : null;
  if (typeof value !== 'string') return null;
  if (/^\d+$/.test(value)) return Number(value);
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value))
    return Number.parseInt(value.replaceAll('-', '').slice(0, 12), 16);
  const time = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function shuffled<T>(given: readonly T[], draw: () => number): T[] {
  const order = [...given];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    const [one, two] = [order[at], order[other]];
    if (one !== undefined && two !== undefined) [order[at], order[other]] = [two, one];
  }
  return order;
}
