import { expect, test } from 'vitest';
import { readCatalog } from '#platform/backup/catalog.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { listeningContract as contract } from './contract.ts';
import { itemId } from './fixtures/items.ts';
import { answer, createSurvey, drawer, opened, staff, type Voter } from './fixtures/open-wave.ts';
import { everyRow, loggingDoor } from './fixtures/witness.ts';
import { closeWave, shuffleBoxes } from './service/closing.ts';
import { turnWaves } from './service/opening.ts';

const CAST_AT = '2026-11-24T13:37:21.123Z';
const BOX = [
  'listening_ballot',
  'listening_ballot_cell',
  'listening_issued',
  'listening_private_key',
] as const;

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const { unitId } = await staff(app, 26);
const member = (name: string) => app.person([], { unitId, name });
const [aino, bea] = [await member('Aino Varpu Testinen'), await member('Bea')];
const more = await Promise.all(Array.from({ length: 9 }, (_, at) => member(`Number ${at}`)));

const trust = (value: number) => ({ [itemId(0)]: value });
const open = async () => (await opened(app, planner, { surveyId: await createSurvey(app) })).id;

function paper(voter: Voter, view: string) {
  const token = voter.purse.tokens.find((one) => one.view === view);
  if (!token) throw new Error(`No token of ${view}`);
  const { input, signature } = token;
  return { input, signature, language: 'en' as const, answers: {} };
}

test('a ballot leaves no name, no time, no address and no event: neither in a row nor in a log line', async () => {
  const waveId = await open();
  const voter = await drawer(app, aino, waveId);
  const door = await loggingDoor(app);
  const before = await everyRow(app);
  app.setClock(CAST_AT);
  // A browser that sends a key for repeats must not be tied to it either.
  const headers = { 'idempotency-key': aino.id, 'user-agent': 'Heron/1', 'x-request-id': aino.id };
  for (const view of ['core', 'org'])
    await door.nobody.call(
      contract.castBallot,
      { ...paper(voter, view), answers: trust(4) },
      { headers, address: '192.0.2.77' },
    );
  const words = { [itemId(2)]: 'Storks above the yard' };
  await door.nobody.call(contract.castBallot, { ...paper(voter, 'comment'), answers: words }, { headers });
  const fresh = (await everyRow(app)).filter(
    // The queue looks after itself now and then.
    (row) => !before.includes(row) && !row.startsWith('pgboss.version'),
  );
  const tables = new Set(fresh.map((row) => row.split(':')[0]));
  expect([...tables].sort()).toEqual(['public.listening_ballot', 'public.listening_ballot_cell']);
  expect(
    fresh.filter((row) => row.includes(aino.id) || row.includes('Aino') || /13:37|192\.0\.2/.test(row)),
  ).toEqual([]);
  // Nor the time in the spelling of a UUIDv7.
  const millis = Date.parse(CAST_AT).toString(16).padStart(12, '0');
  expect(fresh.filter((row) => row.replaceAll('-', '').includes(millis.slice(0, 9)))).toEqual([]);
  expect(door.lines).toEqual([]);
  await door.nobody.refused(contract.castBallot, { ...paper(voter, 'core'), answers: trust(9) });
  expect(door.lines).toEqual([]);
  const metrics = await door.http.inject({
    url: '/metrics',
    headers: { authorization: `Bearer ${'m'.repeat(20)}` },
  });
  expect(metrics.body).not.toContain('listening/ballots');
  // The same door does log what is not sealed.
  await door.nobody.refused(contract.drawTokens, {});
  expect(door.lines.length).toBeGreaterThan(0);
  app.setClock('2026-11-23T09:00:00.000Z');
});

test('a failure of the database says nothing of the ballot that it was about', async () => {
  const waveId = await open();
  const voter = await drawer(app, bea, waveId);
  const door = await loggingDoor(app);
  await app.database.pool.query(
    `alter table listening_ballot_cell add constraint planted check (answer is null) not valid`,
  );
  const failed = await door.nobody.refused(contract.castBallot, {
    ...paper(voter, 'org'),
    answers: trust(4),
  });
  await app.database.pool.query(`alter table listening_ballot_cell drop constraint planted`);
  expect(failed).toMatchObject({ status: 500, code: 'unexpected' });
  expect(door.lines).toHaveLength(1);
  expect(Object.keys(JSON.parse(door.lines[0] ?? '')).sort()).toEqual(['level', 'msg', 'reason', 'time']);
});

test('a request that brings a session or a token is turned away before anybody looks whose it is', async () => {
  const waveId = await open();
  const voter = await drawer(app, bea, waveId);
  const lastSeen = () =>
    app.db.selectFrom('access_session').selectAll().where('personId', '=', bea.id).execute();
  const before = await lastSeen();
  app.setClock('2026-11-23T12:00:00.000Z');
  const sealed = Object.values(contract).filter((endpoint) => 'sealed' in endpoint && endpoint.sealed);
  expect(sealed.length).toBeGreaterThanOrEqual(5);
  for (const endpoint of sealed) {
    expect(endpoint.who).toBe('anyone');
    const given = { ...paper(voter, 'core'), waveId, code: 'x'.repeat(16) };
    expect((await bea.refused(endpoint, given)).code).toBe('send_without_session');
    const headers = { authorization: `Bearer ${'t'.repeat(30)}` };
    expect((await app.nobody.refused(endpoint, given, { headers })).code).toBe('send_without_session');
  }
  expect(await lastSeen()).toEqual(before);
  expect(
    await app.db.selectFrom('listening_ballot').select('id').where('waveId', '=', waveId).execute(),
  ).toEqual([]);
  app.setClock('2026-11-23T09:00:00.000Z');
});

test('no table of the box has a time, a sequence or a default that would betray an order', async () => {
  const { rows } = await app.database.pool.query<{ column: string }>(
    `select table_name || '.' || column_name as column from information_schema.columns
     where table_name = any($1) and (data_type ~ 'time|date' or column_default is not null or is_identity = 'YES')`,
    [[...BOX, 'listening_row', 'listening_comment', 'listening_ballot_id', 'listening_count']],
  );
  expect(rows).toEqual([]);
});

test('labelled answers of one ballot are joined by nothing that is kept', async () => {
  const waveId = await open();
  const voter = await drawer(app, bea, waveId);
  await answer(voter, { ...trust(4), [itemId(1)]: [2] });
  const ballots = await app.db
    .selectFrom('listening_ballot')
    .selectAll()
    .where('waveId', '=', waveId)
    .execute();
  expect(ballots.filter(({ answers }) => answers !== null).map(({ view }) => view)).toEqual(['core']);
  const cells = await app.db
    .selectFrom('listening_ballot_cell')
    .selectAll()
    .where('waveId', '=', waveId)
    .execute();
  const names = [...cells, ...ballots].map(({ id }) => id.toString('hex'));
  expect(new Set(names).size).toBe(names.length);
  // What was left out lies there like what was answered, or its place would tell.
  expect(cells.filter(({ view }) => view === 'org')).toHaveLength(2);
  expect(cells.filter(({ view }) => view === 'comment')).toHaveLength(2);
});

test('ten minutes later neither transaction nor place of a row tells in which order tokens and ballots came', async () => {
  const waveId = await open();
  for (const person of more) await answer(await drawer(app, person, waveId), trust(3));
  await shuffleBoxes(app.context());
  for (const [table, key] of [
    ['listening_ballot', '(wave_id, id)'],
    ['listening_ballot_cell', '(wave_id, id)'],
    ['listening_issued', '(wave_id, person_id, view)'],
  ]) {
    const { rows } = await app.database.pool.query<{ xmin: string; place: number; rank: number }>(
      `select xmin, row_number() over (order by ctid) as place, row_number() over (order by ${key}) as rank from ${table}`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(27);
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
    expect(rows.every(({ place, rank }) => place === rank)).toBe(true);
  }
});

test('the box is written anew only when something came, be it one ballot; cancelling writes it anew, too', async () => {
  const waveId = await open();
  const first = await drawer(app, bea, waveId);
  await shuffleBoxes(app.context());
  const still = await boxFile();
  await shuffleBoxes(app.context());
  expect(await boxFile()).toEqual(still);
  await answer(first, trust(3));
  await shuffleBoxes(app.context());
  const written = await boxFile();
  expect(written).not.toEqual(still);
  await shuffleBoxes(app.context());
  expect(await boxFile()).toEqual(written);
  await answer(first, trust(2));
  await shuffleBoxes(app.context());
  const full = await boxFile();
  expect(full).not.toEqual(written);
  await planner.call(contract.cancelWave, { waveId, reason: 'The questions were wrong' });
  expect(await boxFile()).not.toEqual(full);
});

/** The name of the file of the box: another one after it was written anew. */
async function boxFile(): Promise<unknown> {
  const { rows } = await app.database.pool.query(`select pg_relation_filepath('listening_ballot') as path`);
  return rows[0];
}

test('at close ballots and keys are gone, rows are random, and only ids of ballots are published', async () => {
  const waveId = await open();
  const voters: Voter[] = [];
  for (const person of more) voters.push(await drawer(app, person, waveId));
  for (const [at, voter] of voters.entries()) await answer(voter, trust((at % 5) + 1));
  expect((await app.nobody.refused(contract.listBallotIds, { waveId })).code).toBe(
    'listening.ballots_not_published',
  );
  const keys = await app.db.selectFrom('listening_private_key').select('sealed').execute();
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter(({ sealed }) => sealed.toString('latin1').includes('PRIVATE KEY'))).toEqual([]);
  const { rows: files } = await app.database.pool.query(
    `select pg_relation_filepath('listening_ballot') as path`,
  );
  await planner.call(contract.closeWave, { waveId, reason: 'Everybody has answered' });
  await closeWave(app.context(), { waveId });
  for (const table of BOX)
    expect(await app.db.selectFrom(table).select('waveId').where('waveId', '=', waveId).execute()).toEqual(
      [],
    );
  const { rows: later } = await app.database.pool.query(
    `select pg_relation_filepath('listening_ballot') as path`,
  );
  expect(later).not.toEqual(files);
  const rows = await app.db.selectFrom('listening_row').selectAll().where('waveId', '=', waveId).execute();
  expect(rows).toHaveLength(9);
  expect(rows.every(({ id }) => id[14] === '4')).toBe(true);
  const { ids, counted } = await app.nobody.call(contract.listBallotIds, { waveId });
  expect(ids).toHaveLength(27);
  expect(ids).toEqual([...ids].sort());
  expect(counted.every(({ ballots, invited }) => ballots === 9 && invited === 38)).toBe(true);
  // Closing again, as a job that was killed is done again, counts nothing twice.
  await closeWave(app.context(), { waveId });
  const { people } = await app.db
    .selectFrom('listening_count')
    .select(({ fn }) => fn.sum<number>('people').as('people'))
    .where('waveId', '=', waveId)
    .where('view', '=', 'core')
    .where('itemId', '=', itemId(0))
    .executeTakeFirstOrThrow();
  expect(Number(people)).toBe(9);
});

test('a backup holds no ballot, no key and nobody who drew; a restored wave is cancelled openly', async () => {
  const waveId = await open();
  await answer(await drawer(app, bea, waveId), trust(2));
  const client = await app.database.pool.connect();
  const { tables } = await readCatalog(client);
  client.release();
  const names = tables.map(({ name }) => name);
  expect(names).toContain('public.listening_wave');
  for (const table of [...BOX, 'listening_code', 'listening_code_issued'])
    expect(names).not.toContain(`public.${table}`);
  // What a restore leaves: the wave without its box.
  for (const table of BOX) await app.db.deleteFrom(table).where('waveId', '=', waveId).execute();
  await turnWaves(app.context());
  const shown = await app.nobody.call(contract.readPublicWave, { waveId });
  expect(shown.status).toBe('cancelled');
  expect(shown.acts).toMatchObject([{ kind: 'cancelled', by: null }]);
  expect(shown.acts[0]?.reason).toContain('restored from a backup');
});
