import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import { readFeed } from './service/feed.ts';
import { checkRollups, countRollups, noteMessage, notePerson } from './service/rollup.ts';

const app = await testApp();
await createOrganisation(app.db);
const units = [await createUnit(app.db), await createUnit(app.db)];
const people: { id: string }[] = [];
for (let index = 0; index < 12; index++)
  people.push(await createPerson(app.db, { unitId: units[index % 2]?.id ?? null }));

const NONE = '00000000-0000-0000-0000-000000000000';
const DAY = 86_400_000;
const START = Date.parse('2026-11-01T20:00:00.000Z');

interface Stand {
  unit: string;
  openedAt: number;
  seenAt: number | null;
  readAt: number | null;
  seconds: number;
  useful: number | null;
  understoodAt: number | null;
}

type Act =
  | { kind: 'open' | 'see' | 'read' | 'understand'; person: number; message: number; hours: number }
  | { kind: 'useful'; person: number; message: number; value: 1 | -1 }
  | { kind: 'move'; person: number; unit: 0 | 1 | 2 }
  | { kind: 'erase'; person: number }
  | { kind: 'count' };

const person = fc.nat(11);
const message = fc.nat(1);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('open', 'see', 'read', 'understand'),
      person,
      message,
      hours: fc.nat(24 * 20),
    }),
  },
  fc.record({ kind: fc.constant('useful'), person, message, value: fc.constantFrom(1, -1) }),
  fc.record({ kind: fc.constant('move'), person, unit: fc.constantFrom(0, 1, 2) }),
  fc.record({ kind: fc.constant('erase'), person }),
  fc.record({ kind: fc.constant('count') }),
);

/** What the rollups have to say, told from the acts alone. */
function expected(stands: ReadonlyMap<string, Stand>) {
  const reach = new Map<string, number[]>();
  const days = new Map<string, number[]>();
  const add = (of: Map<string, number[]>, key: string, place: number, amount: number) => {
    const row = of.get(key) ?? [0, 0, 0, 0, 0, 0, 0];
    row[place] = (row[place] ?? 0) + amount;
    of.set(key, row);
  };
  // The day in Helsinki, two hours ahead in November.
  const dayOf = (at: number) => new Date(at + 2 * 3_600_000).toISOString().slice(0, 10);
  for (const [key, stand] of stands) {
    const messageId = key.split(' ')[1];
    const place = `${messageId} ${stand.unit}`;
    add(reach, place, 0, 1);
    add(reach, place, 5, stand.seconds);
    if (stand.useful === 1) add(reach, place, 4, 1);
    const acts = [stand.openedAt, stand.seenAt, stand.readAt, stand.understoodAt];
    for (const [index, at] of acts.entries()) {
      if (at === null) continue;
      if (index > 0) add(reach, place, index, 1);
      add(days, `${messageId} ${dayOf(at)}`, index, 1);
    }
  }
  const asRows = (of: Map<string, number[]>) => [...of].map(([key, row]) => `${key} ${row.join(' ')}`).sort();
  return { reach: asRows(reach), days: asRows(days) };
}

async function counted(messageIds: readonly string[]) {
  const ids = sql`any(${[...messageIds]}::uuid[])`;
  const { rows: reach } = await sql<{ row: string }>`
    select concat_ws(' ', message_id, unit_id, people, seen, read, understood, useful, seconds, 0) as row
    from measurement_reach where message_id = ${ids}`.execute(app.db);
  const { rows: days } = await sql<{ row: string }>`
    select concat_ws(' ', message_id, day, opened, seen, read, understood, 0, 0, 0) as row
    from measurement_day where message_id = ${ids}`.execute(app.db);
  return { reach: reach.map(({ row }) => row).sort(), days: days.map(({ row }) => row).sort() };
}

test('rollups say what the feed says, whatever comes late, twice, moves or is erased in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const messageIds = [newId(), newId()];
      for (const id of messageIds)
        await sql`insert into delivery_message (id, piece_kind, piece_id, lane, level, created_at, filed_on)
          values (${id}, 'test', ${id}, 'ours', 'understood', now(), '2026-11-01')`.execute(app.db);
      for (const [index, { id }] of people.entries())
        await sql`update people_person set unit_id = ${units[index % 2]?.id} where id = ${id}`.execute(
          app.db,
        );
      const unitOf = new Map(people.map(({ id }, index) => [id, units[index % 2]?.id ?? NONE]));
      const stands = new Map<string, Stand>();
      for (const one of acts) await perform(one, { messageIds, unitOf, stands });
      await checkRollups(app.context());
      expect(await counted(messageIds)).toEqual(expected(stands));
    }),
    { numRuns: 25 },
  );
});

interface World {
  readonly messageIds: readonly string[];
  readonly unitOf: Map<string, string>;
  readonly stands: Map<string, Stand>;
}

async function perform(one: Act, { messageIds, unitOf, stands }: World): Promise<void> {
  if (one.kind === 'count') return countRollups(app.context());
  const personId = people[one.person]?.id ?? '';
  if (one.kind === 'move') {
    const unitId = units[one.unit]?.id ?? null;
    await sql`update people_person set unit_id = ${unitId} where id = ${personId}`.execute(app.db);
    unitOf.set(personId, unitId ?? NONE);
    for (const [key, stand] of stands) if (key.startsWith(personId)) stand.unit = unitId ?? NONE;
    return notePerson(app.context(), personId, ['unitId']);
  }
  if (one.kind === 'erase') {
    // No event tells of it: only the nightly check finds it.
    await sql`delete from delivery_feed where person_id = ${personId}`.execute(app.db);
    for (const key of [...stands.keys()]) if (key.startsWith(personId)) stands.delete(key);
    return;
  }
  const messageId = messageIds[one.message] ?? '';
  const key = `${personId} ${messageId}`;
  const row = sql`person_id = ${personId} and message_id = ${messageId}`;
  const stand = stands.get(key);
  if (one.kind === 'useful') {
    if (!stand) return;
    stand.useful = one.value;
    await sql`update delivery_feed set useful = ${one.value} where ${row}`.execute(app.db);
    return noteMessage(app.context(), messageId);
  }
  const at = START + one.hours * 3_600_000;
  const instant = new Date(at).toISOString();
  if (one.kind === 'open') {
    if (stand) return;
    await sql`insert into delivery_feed (person_id, message_id, filed_on, release_id, opened_at, version)
      values (${personId}, ${messageId}, '2026-11-01', ${messageId}, ${instant}, 1)`.execute(app.db);
    stands.set(key, {
      unit: unitOf.get(personId) ?? NONE,
      openedAt: at,
      seenAt: null,
      readAt: null,
      seconds: 0,
      useful: null,
      understoodAt: null,
    });
  } else if (stand) {
    if (one.kind === 'understand') {
      stand.understoodAt = Math.min(stand.understoodAt ?? at, at);
      const version = 1 + one.hours;
      await sql`insert into delivery_acknowledgement (message_id, version, person_id, level, language, at)
        values (${messageId}, ${version}, ${personId}, 'understood', 'en', ${instant}) on conflict do nothing`.execute(
        app.db,
      );
    } else if (one.kind === 'see') {
      stand.seenAt = Math.min(stand.seenAt ?? at, at);
      await sql`update delivery_feed set seen_at = least(seen_at, ${instant}) where ${row}`.execute(app.db);
    } else {
      stand.readAt = Math.min(stand.readAt ?? at, at);
      stand.seconds += 7;
      await sql`update delivery_feed set read_at = least(read_at, ${instant}), seconds = seconds + 7 where ${row}`.execute(
        app.db,
      );
    }
  }
  await noteMessage(app.context(), messageId);
}

test('a measure that is fed by reading follows late data, keeps what it said, and leaves what was entered by hand', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const measureId = newId();
  const messageId = newId();
  const piece = newId();
  await sql`insert into campaigns_campaign (id, made_at) values (${piece}, now())`.execute(app.db);
  await sql`insert into delivery_message (id, piece_kind, piece_id, lane, level, created_at, filed_on)
    values (${messageId}, 'campaigns.piece', ${piece}, 'ours', 'none', now(), '2026-11-01')`.execute(app.db);
  await sql`insert into campaigns_piece (id, campaign_id, code, settings, first_language, message_id, made_at, changed_at)
    values (${piece}, ${piece}, 'abc', '{}', 'en', ${messageId}, now(), now())`.execute(app.db);
  for (const { id } of people)
    await sql`insert into delivery_feed (person_id, message_id, filed_on, release_id, opened_at, version)
      values (${id}, ${messageId}, '2026-11-01', ${messageId}, '2026-11-02T09:00:00Z', 1)`.execute(app.db);
  const readBy = (count: number, at: number) =>
    sql`update delivery_feed set read_at = ${new Date(at).toISOString()} where message_id = ${messageId}
      and person_id = any(${people.slice(0, count).map(({ id }) => id)}::uuid[])`.execute(app.db);
  const feed = {
    kind: 'behaviour',
    behaviour: 'read',
    campaignId: piece,
    figure: 'share',
    every: 'week',
    fromOn: '2026-11-02',
  } as const;
  const run = async () => {
    await noteMessage(app.context(), messageId);
    await countRollups(app.context());
    return readFeed(app.context(), { measureId, feed });
  };
  const series = async () =>
    (
      await app.db
        .selectFrom('measurement_reading')
        .select(['readOn', 'value', 'source'])
        .where('measureId', '=', measureId)
        .orderBy('readOn')
        .execute()
    ).map(({ readOn, value, source }) => `${readOn} ${value} ${source}`);
  await readBy(6, Date.parse('2026-11-05T09:00:00Z'));
  expect(await run()).toBe(3);
  expect(await series()).toEqual([
    '2026-11-08 50 behaviour',
    '2026-11-15 50 behaviour',
    '2026-11-22 50 behaviour',
  ]);
  await sql`update measurement_reading set source = 'by_hand', value = 1
    where measure_id = ${measureId} and read_on = '2026-11-15'`.execute(app.db);
  // Phones that were offline tell on Monday what was read a week ago.
  await readBy(9, Date.parse('2026-11-05T09:00:00Z') + 5 * DAY);
  expect(await run()).toBe(2);
  expect((await series()).map((row) => row.slice(0, 13))).toEqual([
    '2026-11-08 20',
    '2026-11-15 1 ',
    '2026-11-22 75',
  ]);
  const { rows } = await sql<{ reason: string; before: { value: number } }>`
    select reason, before from measurement_correction`.execute(app.db);
  expect(rows).toMatchObject([{ reason: 'recount', before: { value: 50 } }, { reason: 'recount' }]);
  expect(await run()).toBe(0);
});
