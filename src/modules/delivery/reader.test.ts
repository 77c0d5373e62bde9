import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type TestApp, testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { deliveryContract as delivery } from './contract.ts';
import { verifyEvidence } from './domain/evidence.ts';
import { drafted, messageOf } from './fixtures/message.ts';
import { sha256 } from './service/evidence.ts';
import { advanceDueReleases } from './service/lifecycle.ts';
import { putMessage } from './service/publish.ts';
import { remindOwing } from './service/reminder.ts';
import { countResults } from './service/result.ts';

const app: TestApp = await testApp();
await createOrganisation(app.db);
const NOW = '2026-11-23T09:00:00.000Z';

const question = {
  text: { en: 'A visitor stands in your picture. What do you do?' },
  answers: [{ en: 'Post it' }, { en: 'Ask first' }],
  right: 1,
  explanation: { en: 'Everyone in the picture says yes first.' },
};

/** Releases to some people, past the screens that other tests go through. */
async function released(people: readonly Visitor[], facts: Parameters<typeof drafted>[1]['facts'] = {}) {
  const planner = await app.person(['planner']);
  const { messageId, releaseId, version } = await drafted(app, {
    facts,
    personIds: people.map(({ id }) => id),
  });
  const { advice } = await planner.call(delivery.previewRelease, { releaseId });
  await planner.call(delivery.confirmRelease, { releaseId, version, advice, againstReason: 'It is a test' });
  await app.queue.drain(app.context);
  return { messageId, releaseId, planner };
}

const read = (messageId: string, seconds: number, id = newId()) => ({
  id,
  messageId,
  version: 1,
  kind: 'read' as const,
  seconds,
  at: NOW,
});

describe('a reader', () => {
  test('gets a Today that is what the contract says, letter by letter', async () => {
    const reader = await app.person([], { language: 'fi' });
    await released([reader], { lane: 'must_know', level: 'seen', title: 'He said "yes", \\ and\u2028left' });
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
    const { messageId } = await released([reader], { seconds: 20 });
    const first = read(messageId, 6);
    expect((await reader.call(delivery.sendReceipts, { receipts: [first] })).counted).toBe(1);
    expect((await reader.call(delivery.sendReceipts, { receipts: [first, first] })).counted).toBe(0);
    expect((await reader.call(delivery.readToday, {})).rows.map(({ id }) => id)).toContain(messageId);
    const late = { ...read(messageId, 6), at: '2026-11-22T20:00:00.000Z' };
    await reader.call(delivery.sendReceipts, { receipts: [late, read(newId(), 60)] });
    expect((await reader.call(delivery.readToday, {})).total).toBe(0);
    expect((await reader.call(delivery.readAttention, {})).secondsRead).toBe(6);
    expect((await colleague.refused(delivery.readMessage, { messageId })).status).toBe(404);
    expect((await colleague.call(delivery.sendReceipts, { receipts: [read(messageId, 9)] })).counted).toBe(0);
    const future = { ...read(messageId, 6), at: '2027-01-01T00:00:00.000Z' };
    expect((await reader.refused(delivery.sendReceipts, { receipts: [future] })).code).toBe(
      'delivery.clock_is_ahead',
    );
  });

  test('understands by answering; a changed version asks again only those whom it affects, and shows the difference', async () => {
    const [affected, other] = [await app.person([], { title: 'Welder' }), await app.person()];
    const piece = { kind: 'campaigns.piece', id: newId(), version: 1 };
    const { messageId } = await released([affected, other], {
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
    const { messageId } = await released([slow, quick], { lane: 'must_know', level: 'seen', seconds: 30 });
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

describe('planners', () => {
  test('confirm a release once, and not when its audience is gone or the message was withdrawn', async () => {
    const [one, two, member] = [
      await app.person(['planner']),
      await app.person(['planner']),
      await app.person(),
    ];
    const { releaseId, version } = await drafted(app, { personIds: [member.id] });
    const input = {
      releaseId,
      version,
      advice: (await one.call(delivery.previewRelease, { releaseId })).advice,
      againstReason: 'We know',
    };
    await one.call(delivery.confirmRelease, input);
    expect(await two.refused(delivery.confirmRelease, input)).toMatchObject({
      status: 409,
      code: 'edited_meanwhile',
    });
    expect((await member.refused(delivery.cancelRelease, { releaseId, version: 2 })).status).toBe(403);
    const gone = await one.refused(delivery.createRelease, {
      messageId: (await one.call(delivery.readRelease, { releaseId })).messageId,
      target: { audienceId: newId() },
      ring: 'Everyone',
      timing: { kind: 'at', opensAt: NOW },
    });
    expect(gone).toMatchObject({ status: 404, code: 'people.audience_not_found' });
  });

  test('need a second name for safety, which then passes the caps and is counted in public', async () => {
    const [planner, leader, member] = [
      await app.person(['planner']),
      await app.person(['leader']),
      await app.person(),
    ];
    const { releaseId, version } = await drafted(app, { facts: { lane: 'safety' }, personIds: [member.id] });
    await planner.call(delivery.confirmRelease, { releaseId, version, advice: 'go' });
    await app.queue.drain(app.context);
    const before = await member.call(delivery.readSafetyCount, {});
    expect((await member.call(delivery.readToday, {})).total).toBe(0);
    const self = await planner.refused(delivery.secondRelease, { releaseId, version: 2 });
    expect(self.code).toBe('delivery.second_person_is_another');
    await leader.call(delivery.secondRelease, { releaseId, version: 2 });
    await app.queue.drain(app.context);
    expect((await member.call(delivery.readToday, {})).rows[0]?.lane).toBe('safety');
    expect((await member.call(delivery.readSafetyCount, {})).count).toBe(before.count + 1);
    const { rows } = await sql<{
      safety: boolean;
    }>`select safety from delivery_delivery where release_id = ${releaseId}`.execute(app.db);
    expect(rows).toEqual([{ safety: true }]);
  });

  test('see results from five people on, and small groups never by subtraction', async () => {
    const people = await Promise.all(Array.from({ length: 14 }, () => app.person()));
    const { messageId, planner } = await released(people.slice(0, 8), { seconds: 10 });
    for (const [from, to] of [
      [8, 11],
      [11, 14],
    ] as const) {
      const ctx = app.context();
      const { createRelease, confirmRelease, previewRelease } = await import('./service/release.ts');
      const target = {
        rule: { kind: 'people' as const, personIds: people.slice(from, to).map(({ id }) => id) },
      };
      const row = await createRelease(ctx, {
        messageId,
        target,
        ring: 'Night shift',
        timing: { kind: 'at', opensAt: NOW },
      });
      const { advice } = await previewRelease(ctx, { releaseId: row.id });
      await confirmRelease(ctx, {
        releaseId: row.id,
        version: row.version,
        advice,
        againstReason: 'It is a test',
      });
      await app.queue.drain(app.context);
    }
    for (const reader of people.slice(0, 6))
      await reader.call(delivery.sendReceipts, { receipts: [read(messageId, 9)] });
    await countResults(app.context());
    const { all, releases } = await planner.call(delivery.readResults, { messageId });
    expect(all).toMatchObject({ people: 14, figures: { read: { value: 45, bound: 'about' } } });
    expect(releases.map(({ shown }) => shown?.people ?? null)).toEqual([8, null, null]);
    // A straggler's receipt, of yesterday, is in the next count.
    const late = { ...read(messageId, 9), at: '2026-11-22T08:00:00.000Z' };
    for (const reader of people.slice(6, 12))
      await reader.call(delivery.sendReceipts, { receipts: [{ ...late, id: newId() }] });
    await countResults(app.context());
    expect((await planner.call(delivery.readResults, { messageId })).all?.figures.read).toMatchObject({
      bound: 'at-least',
    });
    expect((await (people[0] ?? planner).refused(delivery.readResults, { messageId })).status).toBe(403);
  });

  test('hand out evidence that can be checked, and members cannot have it', async () => {
    const reader = await app.person([], { name: 'Ñandú, "Pepe" Äijälä' });
    const { messageId, planner } = await released([reader], { level: 'signed', lane: 'must_know' });
    await reader.call(delivery.acknowledge, {
      messageId,
      version: 1,
      language: 'fi',
      signedName: 'Pepe Äijälä',
    });
    const file = await planner.call(delivery.exportEvidence, { messageId });
    const text = await file.text();
    expect(text).toContain('Pepe Äijälä');
    expect(verifyEvidence(text, sha256)).toMatchObject({ sound: true, lines: 1 });
    expect(verifyEvidence(text.replace('signed', 'seen'), sha256).sound).toBe(false);
    expect((await reader.refused(delivery.exportEvidence, { messageId })).status).toBe(403);
    expect((await readFile('src/main.ts', 'utf8')).includes("'verify-evidence'")).toBe(true);
  });

  test('see the load of an audience in the calendar, and each person has a feed without signing in', async () => {
    const reader = await app.person();
    const { planner } = await released([reader], { title: 'Only for one', seconds: 60 });
    const { loads, releases } = await planner.call(delivery.readCalendar, {
      fromOn: '2026-11-23',
      toOn: '2026-11-24',
    });
    expect(releases.map(({ title }) => title)).toContain('Only for one');
    expect(loads[0]?.days[0]?.minutes).toBeGreaterThan(0);
    const { address } = await reader.call(delivery.makeCalendarFeed, {});
    const token = address.split('/').at(-1) ?? '';
    const ics = await (await app.nobody.call(delivery.readCalendarFeed, { token })).text();
    expect(ics).toContain('SUMMARY:Only for one');
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect((await app.nobody.refused(delivery.readCalendarFeed, { token: 'guessed' })).status).toBe(404);
    expect((await reader.refused(delivery.makeCalendarFeed, { audienceId: newId() })).status).toBe(403);
    await reader.call(delivery.endCalendarFeeds, {});
    expect((await app.nobody.refused(delivery.readCalendarFeed, { token })).status).toBe(404);
  });
});

test('a clock that jumps back opens nothing twice and takes nothing back', async () => {
  const reader = await app.person();
  const { messageId } = await released([reader]);
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
  await released([reader], { topicId, lane: 'nice_to_know', title: 'Soup' });
  await released([reader], { topicId, lane: 'must_know', title: 'Allergens' });
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
