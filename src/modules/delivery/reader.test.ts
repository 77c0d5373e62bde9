import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { deliveryContract as delivery } from './contract.ts';
import { messageOf, readFor, released } from './fixtures/message.ts';
import { advanceDueReleases } from './service/lifecycle.ts';
import { putMessage } from './service/publish.ts';
import { remindOwing } from './service/reminder.ts';

const app = await testApp();
await createOrganisation(app.db);
const NOW = '2026-11-23T09:00:00.000Z';

const question = {
  text: { en: 'A visitor stands in your picture. What do you do?' },
  answers: [{ en: 'Post it' }, { en: 'Ask first' }],
  right: 1,
  explanation: { en: 'Everyone in the picture says yes first.' },
};

describe('a reader', () => {
  test('gets a Today that is what the contract says, letter by letter', async () => {
    const reader = await app.person([], { language: 'fi' });
    await released(app, [reader], {
      lane: 'must_know',
      level: 'seen',
      title: 'He said "yes", \\ and\u2028left',
    });
    const answer = await reader.call(delivery.readToday, {});
    expect(delivery.readToday.output.strict().parse(answer)).toEqual(answer);
    expect(answer.rows[0]).toMatchObject({
      language: 'fi',
      owed: true,
      title: 'He said "yes", \\ and\u2028left (fi)',
    });
  });

  test('has read when visible seconds add up, whatever comes twice or late, and nobody else is told', async () => {
    const [reader, colleague] = [await app.person(), await app.person(['manager', 'planner'])];
    const { messageId } = await released(app, [reader], { seconds: 20 });
    const first = readFor(messageId, 6);
    expect((await reader.call(delivery.sendReceipts, { receipts: [first] })).counted).toBe(1);
    expect((await reader.call(delivery.sendReceipts, { receipts: [first, first] })).counted).toBe(0);
    expect((await reader.call(delivery.readToday, {})).rows.map(({ id }) => id)).toContain(messageId);
    const late = { ...readFor(messageId, 6), at: '2026-11-22T20:00:00.000Z' };
    await reader.call(delivery.sendReceipts, { receipts: [late, readFor(newId(), 60)] });
    expect((await reader.call(delivery.readToday, {})).total).toBe(0);
    expect((await reader.call(delivery.readAttention, {})).secondsRead).toBe(6);
    expect((await colleague.refused(delivery.readMessage, { messageId })).status).toBe(404);
    expect((await colleague.call(delivery.sendReceipts, { receipts: [readFor(messageId, 9)] })).counted).toBe(
      0,
    );
    const future = { ...readFor(messageId, 6), at: '2027-01-01T00:00:00.000Z' };
    expect((await reader.refused(delivery.sendReceipts, { receipts: [future] })).code).toBe(
      'delivery.clock_is_ahead',
    );
  });

  test('understands by answering; a changed version asks again only those whom it affects, and shows the difference', async () => {
    const [affected, other] = [await app.person([], { title: 'Welder' }), await app.person()];
    const piece = { kind: 'campaigns.piece', id: newId(), version: 1 };
    const { messageId } = await released(app, [affected, other], {
      lane: 'must_know',
      level: 'understood',
      question,
      piece,
    });
    const given = { messageId, version: 1, language: 'en' as const };
    for (const reader of [affected, other]) {
      const wrong = await reader.refused(delivery.acknowledge, { ...given, answer: 0 });
      expect(wrong.code).toBe('delivery.answer_not_right');
      expect(JSON.stringify(await reader.call(delivery.readMessage, { messageId }))).not.toContain('"right"');
      await reader.call(delivery.acknowledge, { ...given, answer: 1 });
      expect((await reader.call(delivery.readMessage, { messageId })).can.acknowledge).toBe(false);
    }
    const audienceId = newId();
    await sql`insert into people_audience (id, name, rule, created_at)
      values (${audienceId}, 'Welders', ${JSON.stringify({ kind: 'people', personIds: [affected.id] })}, ${NOW})`.execute(
      app.db,
    );
    const change = {
      text: { en: 'Bay 3 is out of frame too.' },
      asksAgain: 'affected' as const,
      affectedAudienceId: audienceId,
    };
    const next = {
      ...messageOf({ lane: 'must_know', level: 'understood', question }),
      piece: { ...piece, version: 2 },
      change,
    };
    expect((await putMessage(app.context(), next)).version).toBe(2);
    const again = await affected.call(delivery.readMessage, { messageId });
    expect(again).toMatchObject({
      version: 2,
      can: { acknowledge: true },
      changed: { text: 'Bay 3 is out of frame too.', sinceVersion: 1 },
    });
    expect((await other.call(delivery.readMessage, { messageId })).can.acknowledge).toBe(false);
    expect((await affected.refused(delivery.acknowledge, { ...given, answer: 1 })).code).toBe(
      'delivery.changed_meanwhile',
    );
    await affected.call(delivery.acknowledge, { ...given, version: 2, answer: 1 });
  });

  test('is reminded only when an acknowledgement is owed, two days later, and three pushes are the end', async () => {
    const [slow, quick] = [await app.person(), await app.person()];
    const { messageId } = await released(app, [slow, quick], {
      lane: 'must_know',
      level: 'seen',
      seconds: 30,
    });
    await quick.call(delivery.acknowledge, { messageId, version: 1, language: 'en' });
    const pushes = async () => {
      await sql`update delivery_delivery set state = 'sent' where state = 'waiting' and due_at <= ${app.context().now}`.execute(
        app.db,
      );
      const { rows } = await sql<{ personId: string; count: number }>`
        select person_id, count(*)::integer as count from delivery_delivery
        where message_id = ${messageId} and state in ('sent', 'waiting') group by person_id`.execute(app.db);
      return Object.fromEntries(rows.map(({ personId, count }) => [personId, count]));
    };
    for (const [at, expected] of [
      ['2026-11-24T03:15:00.000Z', 1],
      ['2026-11-26T03:15:00.000Z', 2],
      ['2026-11-30T03:15:00.000Z', 3],
      ['2026-12-03T03:15:00.000Z', 3],
    ] as const) {
      app.setClock(at);
      await pushes();
      await remindOwing(app.context());
      expect(await pushes()).toEqual({ [slow.id]: expected, [quick.id]: 1 });
    }
    app.setClock(NOW);
  });
});

test('those who owe are named where it must be known, and reminded by hand a day later at the earliest', async () => {
  const [slow, quick] = [await app.person([], { name: 'Iker Goñi' }), await app.person()];
  const facts = { lane: 'must_know', level: 'seen', seconds: 30 } as const;
  const { messageId, planner } = await released(app, [slow, quick], facts);
  await quick.call(delivery.acknowledge, { messageId, version: 1, language: 'en' });
  const { rows } = await planner.call(delivery.listOwing, { messageId });
  expect(rows).toMatchObject([{ person: { id: slow.id, name: 'Iker Goñi' }, remindedAt: null }]);
  expect(await slow.refused(delivery.listOwing, { messageId })).toMatchObject({ status: 403 });
  expect(await slow.refused(delivery.remindOwing, { messageId })).toMatchObject({ status: 403 });
  const leader = await app.person(['leader']);
  expect(await leader.refused(delivery.listOwing, { messageId })).toMatchObject({ status: 403 });

  await sql`update delivery_delivery set state = 'sent' where message_id = ${messageId}`.execute(app.db);
  expect(await planner.call(delivery.remindOwing, { messageId })).toEqual({ people: 0 });
  app.setClock('2026-11-25T07:00:00.000Z');
  expect(await planner.call(delivery.remindOwing, { messageId })).toEqual({ people: 1 });
  expect(await planner.call(delivery.remindOwing, { messageId })).toEqual({ people: 0 });
  expect((await planner.call(delivery.listOwing, { messageId })).rows[0]?.remindedAt).not.toBeNull();
  app.setClock(NOW);

  const ours = await released(app, [slow], { lane: 'ours', level: 'seen' });
  expect(await ours.planner.refused(delivery.listOwing, ours)).toMatchObject({
    code: 'delivery.owing_not_named',
  });
});

test('a clock that jumps back opens nothing twice and takes nothing back', async () => {
  const reader = await app.person();
  const { messageId } = await released(app, [reader]);
  for (const at of ['2026-11-01T09:00:00.000Z', NOW, '2026-11-23T09:05:00.000Z']) {
    app.setClock(at);
    await advanceDueReleases(app.context());
    await app.queue.drain(app.context);
  }
  const { rows } = await sql<{ feed: number; pushes: number }>`
    select (select count(*)::integer from delivery_feed where message_id = ${messageId}) as feed,
      (select count(*)::integer from delivery_delivery where message_id = ${messageId}) as pushes`.execute(
    app.db,
  );
  expect(rows).toEqual([{ feed: 1, pushes: 1 }]);
  app.setClock(NOW);
  expect((await reader.call(delivery.readToday, {})).total).toBe(1);
});

test('a person who goes on leave is not pushed to meanwhile, and mutes topics but not what must be known', async () => {
  const planner = await app.person(['planner']);
  const reader = await app.person();
  const { id: topicId } = await planner.call(delivery.createTopic, { name: { en: 'Canteen' } });
  await released(app, [reader], { topicId, lane: 'nice_to_know', title: 'Soup' });
  await released(app, [reader], { topicId, lane: 'must_know', title: 'Allergens' });
  await reader.call(delivery.muteTopic, { topicId });
  expect((await reader.call(delivery.readToday, {})).rows.map(({ title }) => title)).toEqual(['Allergens']);
  const waiting = async () =>
    (
      await sql<{
        ownOn: string;
      }>`select own_on from delivery_delivery where person_id = ${reader.id} and state = 'waiting'`.execute(
        app.db,
      )
    ).rows;
  expect((await waiting()).length).toBe(1);
  await reader.call(delivery.addLeave, { fromOn: '2026-11-23', toOn: '2026-11-29' });
  expect(await waiting()).toEqual([]);
  const other = await createPerson(app.db);
  expect((await reader.refused(delivery.removeLeave, { leaveId: other.id })).status).toBe(404);
  expect((await reader.refused(delivery.createTopic, { name: { en: 'Mine' } })).status).toBe(403);
});
