import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { assemble } from '#assemble.ts';
import { authenticate } from '#modules/access/service/authenticate.ts';
import { NOBODY } from '#platform/context.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { visitorsOf } from '#test/visitor.ts';
import { conversationContract as contract } from './contract.ts';
import { drawPermits, newCode, type Permit } from './fixtures/unseen-writer.ts';
import { emptyLetterbox, tellTheNight } from './service/letterbox.ts';

const DRAWN_AT = '2026-11-24T06:10:11.111Z';
const SENT_AT = '2026-11-24T13:37:21.123Z';
const WRITTEN_AT = '2026-11-24T15:43:29.457Z';
const NIGHT = '2026-11-25T01:41:00.000Z';

const app = await testApp();
await createOrganisation(app.db);

/** Every row of every table, the queue's included, as `table: {json}` with its place and transaction. */
async function everyRow(): Promise<string[]> {
  const { rows: tables } = await app.database.pool.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await app.database.pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from only ${name} as t`,
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

/** The same product and database behind a door whose every log line is kept. */
async function loggingDoor() {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const filesDirectory = await mkdtemp(join(tmpdir(), 'inward-unlinkable-'));
  const product = assemble({
    database: app.database,
    log: pino({ level: 'trace' }, stream),
    url: 'http://localhost',
    filesDirectory,
    clock: () => app.context().now,
  });
  const http = await product.http({
    authenticate,
    trustProxy: false,
    metricsToken: undefined,
    webDirectory: undefined,
  });
  afterAll(async () => {
    await http.close();
    await rm(filesDirectory, { recursive: true, force: true });
  });
  const nobody = visitorsOf(http)(NOBODY, { cookies: async () => new Map(), keep: () => undefined });
  return { nobody, lines };
}

const writer = await app.person([], { name: 'Aino Varpu Testinen', email: 'aino.testinen@example.org' });
const { rows: sessions } = await app.database.pool.query<{ id: string }>(
  'select id from access_session where person_id = $1',
  [writer.id],
);
const traces = [writer.id, 'Aino Varpu', 'aino.testinen', ...sessions.map(({ id }) => id)];
const pointsAtWriter = (row: string) => traces.some((trace) => row.includes(trace));

test('sending, answering back and objecting unseen leaves no row and no log line that points at the writer', async () => {
  const planner = await app.person(['planner']);
  app.setClock(DRAWN_AT);
  const [permit] = await drawPermits(writer, app.nobody, 5);
  const code = newCode();
  const door = await loggingDoor();
  const before = await everyRow();

  app.setClock(SENT_AT);
  const sent = { kind: 'worry', text: 'Heron on the roof', language: 'en', code } as const;
  // A browser that sends a key for repeats must not be tied to it either.
  const headers = { 'idempotency-key': writer.id };
  await door.nobody.call(contract.sendUnseenCase, { ...sent, permit: permit as Permit }, { headers });
  app.setClock('2026-11-24T14:00:00.000Z');
  await emptyLetterbox(app.context());
  const { case: found } = await door.nobody.call(contract.readUnseenCase, { code });
  const id = found?.id ?? '';
  await planner.call(contract.answerCase, { caseId: id, outcome: 'no', reason: 'No.', version: 1 });
  app.setClock(WRITTEN_AT);
  await door.nobody.call(contract.writeUnseenMessage, { code, text: 'Why not?' });
  await door.nobody.call(contract.objectUnseen, { code, text: 'Unfair.' });
  app.setClock('2026-11-24T16:00:00.000Z');
  await emptyLetterbox(app.context());
  app.setClock(NIGHT);
  await tellTheNight(app.context());
  await app.queue.drain(() => app.context());

  const after = await everyRow();
  const fresh = after.filter((row) => !before.includes(row));
  expect(fresh.length).toBeGreaterThan(5);
  expect(fresh.filter(pointsAtWriter)).toEqual([]);
  // Nor the instants at which it was written, in whatever spelling: not to the minute.
  expect(fresh.filter((row) => /13:37|15:43/.test(row))).toEqual([]);
  const millis = [SENT_AT, WRITTEN_AT].map((at) => Date.parse(at).toString(16).padStart(12, '0'));
  const asUuid = millis.map((hex) => `${hex.slice(0, 8)}-${hex.slice(8)}`);
  expect(fresh.filter((row) => asUuid.some((prefix) => row.includes(prefix)))).toEqual([]);
  expect(fresh.filter((row) => row.includes(code))).toEqual([]);

  expect(door.lines.length).toBeGreaterThan(3);
  expect(door.lines.filter((line) => pointsAtWriter(line) || /Heron|127\.0\.0\.1/.test(line))).toEqual([]);
  expect(door.lines.filter((line) => line.includes(code) || line.includes(code.slice(0, 6)))).toEqual([]);
});

test('the event log is told at night, by the system, without a request', async () => {
  const facts = await app.db
    .selectFrom('event')
    .select(['name', 'at', 'actorKind', 'actorId', 'requestId'])
    .where('name', 'in', [
      'conversation.caseOpened',
      'conversation.caseContinued',
      'conversation.caseReopened',
    ])
    .execute();
  const atNight = { at: NIGHT, actorKind: 'system', actorId: null, requestId: null };
  expect(facts.map(({ name }) => name).sort()).toEqual([
    'conversation.caseContinued',
    'conversation.caseOpened',
    'conversation.caseReopened',
  ]);
  for (const fact of facts) expect(fact).toMatchObject(atNight);
});

test('the same search finds the writer of a case by name', async () => {
  const before = await everyRow();
  await writer.call(contract.createCase, { kind: 'question', text: 'By name', language: 'en' });
  const fresh = (await everyRow()).filter((row) => !before.includes(row));
  expect(fresh.filter(pointsAtWriter).length).toBeGreaterThan(1);
});

test('after the night neither transaction nor place of a row tells in which order people came', async () => {
  app.setClock('2026-11-26T09:00:00.000Z');
  const codes: string[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const member = await app.person();
    const [permit] = await drawPermits(member, app.nobody, 1);
    codes.push(newCode());
    const sent = {
      kind: 'question',
      text: `Question ${turn}`,
      language: 'en',
      code: codes.at(-1) ?? '',
    } as const;
    await app.nobody.call(contract.sendUnseenCase, { ...sent, permit: permit as Permit });
    if (turn % 4 === 3) await emptyLetterbox(app.context());
  }
  app.setClock('2026-11-27T01:41:00.000Z');
  await tellTheNight(app.context());
  for (const [table, key, where] of [
    ['conversation_case', 'id', 'where unseen'],
    ['conversation_permit_issue', '(week, person_id, blinded_hash)', ''],
    ['conversation_permit_spent', 'id', ''],
  ]) {
    const { rows } = await app.database.pool.query<{ xmin: string; place: number; rank: number }>(
      `select xmin, row_number() over (order by ctid) as place, row_number() over (order by ${key}) as rank
       from ${table} ${where}`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
    expect(rows.every(({ place, rank }) => place === rank)).toBe(true);
  }
});

test('a backup taken at any time holds no unseen case beside a time or a name', async () => {
  const { rows } = await app.database.pool.query<{ row: string }>(
    'select to_jsonb(c)::text as row from conversation_case as c where unseen',
  );
  expect(rows.length).toBeGreaterThan(0);
  // Days, never instants: no colon between digits stands anywhere in the row but in the text search vector.
  for (const { row } of rows) {
    const { search: _search, ...rest } = JSON.parse(row);
    expect(JSON.stringify(rest)).not.toMatch(/\dT?\d{2}:\d{2}/);
    expect(rest).toMatchObject({ author_id: null, opened_at: null });
  }
});

test('the keys of a week that is over can sign nothing more, and what is older is forgotten', async () => {
  app.setClock('2026-12-01T01:41:00.000Z');
  await tellTheNight(app.context());
  const keys = await app.db.selectFrom('conversation_permit_key').select(['week', 'privatePem']).execute();
  expect(keys).toEqual([{ week: '2026-W48', privatePem: null }]);
  app.setClock('2026-12-08T01:41:00.000Z');
  await tellTheNight(app.context());
  for (const table of [
    'conversation_permit_key',
    'conversation_permit_issue',
    'conversation_permit_spent',
  ] as const)
    expect(await app.db.selectFrom(table).selectAll().execute()).toEqual([]);
});
