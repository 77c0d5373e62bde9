import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { deliveryContract as delivery } from './contract.ts';
import { verifyEvidence } from './domain/evidence.ts';
import { drafted, readFor, released } from './fixtures/message.ts';
import { sha256 } from './service/evidence.ts';
import { confirmRelease, createRelease, previewRelease } from './service/release.ts';
import { countResults } from './service/result.ts';

const app = await testApp();
await createOrganisation(app.db);
const NOW = '2026-11-23T09:00:00.000Z';

describe('planners', () => {
  test('confirm a release once, and not when its audience is gone', async () => {
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

  test('take a message back: it leaves Today, says so to whoever opens it, and nothing more goes out', async () => {
    const [planner, reader, other] = [await app.person(['planner']), await app.person(), await app.person()];
    const { messageId } = await released(app, [reader, other], { title: 'Wrong day' });
    const later = await createRelease(app.context(), {
      messageId,
      target: { rule: { kind: 'everyone' } },
      ring: 'Everyone',
      timing: { kind: 'at', opensAt: '2026-11-24T09:00:00.000Z' },
    });
    expect((await reader.refused(delivery.withdrawMessage, { messageId })).status).toBe(403);
    const taken = await planner.call(delivery.withdrawMessage, { messageId });
    // Pressed twice it stays the first time.
    expect(await planner.call(delivery.withdrawMessage, { messageId })).toEqual(taken);
    expect((await other.call(delivery.readToday, {})).rows).toEqual([]);
    expect((await reader.call(delivery.readMessage, { messageId })).withdrawn).toBe(true);
    const releaseId = later.id;
    expect((await planner.call(delivery.readRelease, { releaseId })).state).toBe('cancelled');
    expect(await planner.refused(delivery.withdrawMessage, { messageId: newId() })).toMatchObject({
      status: 404,
      code: 'delivery.message_not_found',
    });
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
    const { messageId, planner } = await released(app, people.slice(0, 8), { seconds: 10 });
    for (const [from, to] of [
      [8, 11],
      [11, 14],
    ] as const) {
      const ctx = app.context();
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
      await reader.call(delivery.sendReceipts, { receipts: [readFor(messageId, 9)] });
    await countResults(app.context());
    const { all, releases } = await planner.call(delivery.readResults, { messageId });
    expect(all).toMatchObject({ people: 14, figures: { read: { value: 45, bound: 'about' } } });
    expect(releases.map(({ shown }) => shown?.people ?? null)).toEqual([8, null, null]);
    const two = { messageIds: [messageId, newId()] };
    expect(
      (await planner.call(delivery.listResults, two)).messages.map(({ all: one }) => one?.people),
    ).toEqual([14, undefined]);
    expect(await people[0]?.refused(delivery.listResults, two)).toMatchObject({ status: 403 });
    // A straggler's receipt, of yesterday, is in the next count.
    const late = { ...readFor(messageId, 9), at: '2026-11-22T08:00:00.000Z' };
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
    const { messageId, planner } = await released(app, [reader], { level: 'signed', lane: 'must_know' });
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
    const paper = Buffer.from(
      await (await planner.call(delivery.printEvidence, { messageId })).arrayBuffer(),
    );
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    // One page, in the language of whoever prints it.
    expect(paper.toString('latin1')).toMatch(/\/Type \/Pages[\s\S]*?\/Count 1\b/);
    expect((await reader.refused(delivery.exportEvidence, { messageId })).status).toBe(403);
    expect((await reader.refused(delivery.printEvidence, { messageId })).status).toBe(403);
  });

  test('see the load of an audience in the calendar, and each person has a feed without signing in', async () => {
    const reader = await app.person();
    const { planner } = await released(app, [reader], { title: 'Only for one', seconds: 60 });
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
