import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { startedPlan } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en', zone: 'Europe/Helsinki' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const owner = await app.person([], { name: 'Lucía Ferrer' });
const member = await app.person([], { name: 'Marta Ibáñez' });
const people: Visitor[] = [member, owner];
for (let n = 0; n < 8; n += 1) people.push(await app.person([]));

const monday = { weekday: 1, time: '09:00', zone: 'Europe/Helsinki', startsOn: '2026-12-01' } as const;

/** Opens the meeting of a day at nine in Helsinki. */
async function meet(planId: string, on: string) {
  app.setClock(`${on}T07:00:00.000Z`);
  return planner.call(planContract.openCheckIn, { planId, occursOn: on });
}

test('the guest seat is drawn so that anybody can repeat it, may be declined, and nobody learns who declined', async () => {
  const { planId } = await startedPlan(app, planner, owner);
  await planner.call(planContract.setSeries, { planId, ...monday, ownerId: owner.id });
  const { id: checkInId, version } = await meet(planId, '2026-12-07');
  const drawn = await planner.call(planContract.drawGuest, { checkInId });
  const { guest } = drawn;
  // Everybody but the planner, whose plan it is, and the owner of the series.
  const candidates = (await app.db.selectFrom('people_census').select('personId').execute())
    .map(({ personId }) => personId)
    .filter((id) => id !== planner.id && id !== owner.id);
  const ranked = candidates.sort((one, other) =>
    hash(guest?.seed, one) < hash(guest?.seed, other) ? -1 : 1,
  );
  expect(guest).toMatchObject({ candidates: candidates.length, state: 'asked', person: { id: ranked[0] } });
  expect(await planner.refused(planContract.drawGuest, { checkInId })).toMatchObject({
    code: 'plan.guest_seat_taken',
  });

  const chosen = people.find(({ id }) => id === ranked[0]);
  const other = people.find(({ id }) => id !== ranked[0] && id !== owner.id);
  expect(await other?.refused(planContract.answerAsGuest, { checkInId, coming: true })).toMatchObject({
    status: 404,
  });
  expect(await chosen?.call(planContract.readMyInvitations, {})).toMatchObject({
    invitations: [{ checkInId, at: '2026-12-07T07:00:00.000Z', state: 'asked' }],
  });
  await chosen?.call(planContract.answerAsGuest, { checkInId, coming: false });
  const after = await planner.call(planContract.readCheckIn, { checkInId });
  expect(after.guest).toMatchObject({ state: 'declined', person: null });
  expect(JSON.stringify(after)).not.toContain(ranked[0]);

  const again = await planner.call(planContract.drawGuest, { checkInId });
  expect(again.guest?.person?.id).not.toBe(ranked[0]);
  const second = people.find(({ id }) => id === again.guest?.person?.id);
  await second?.call(planContract.answerAsGuest, { checkInId, coming: true });
  // The guest sits in the meeting, and does not keep its minutes.
  expect((await second?.call(planContract.readCheckIn, { checkInId }))?.can).toEqual({
    record: false,
    drawGuest: false,
    answerAsGuest: true,
  });
  await planner.call(planContract.closeCheckIn, { checkInId, version });
  const minutes = await member.call(planContract.readCheckIn, { checkInId });
  expect(minutes.guest).toMatchObject({ state: 'coming', person: { id: second?.id } });
});

const hash = (seed: string | undefined, id: string) =>
  createHash('sha256').update(`${seed}${id}`).digest('hex');

test('the series comes as a calendar file and as a feed that its person can end', async () => {
  const { planId } = await startedPlan(app, planner, owner);
  await planner.call(planContract.setSeries, { planId, ...monday, ownerId: owner.id });
  const file = await (await member.call(planContract.readCalendarFile, { planId })).text();
  expect(file).toContain('DTSTART;TZID=Europe/Helsinki:20261207T090000');
  expect(file.replaceAll('\r\n ', '')).toContain('SUMMARY:Check-in: Showing our work without fear');

  const { address } = await member.call(planContract.makeCalendarFeed, { planId });
  const token = address.split('/').at(-1) ?? '';
  const feed = async (given: string) =>
    (await app.nobody.call(planContract.readCalendarFeed, { token: given })).text();
  expect(await feed(token)).toContain('BEGIN:VTIMEZONE');
  const { address: newer } = await member.call(planContract.makeCalendarFeed, { planId });
  expect(await app.nobody.refused(planContract.readCalendarFeed, { token })).toMatchObject({ status: 404 });
  const newToken = newer.split('/').at(-1) ?? '';
  expect(await feed(newToken)).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO');
  await owner.call(planContract.endCalendarFeed, { planId });
  expect(await feed(newToken)).toContain('RRULE');
  await member.call(planContract.endCalendarFeed, { planId });
  expect(await app.nobody.refused(planContract.readCalendarFeed, { token: newToken })).toMatchObject({
    status: 404,
  });
  const kept = await app.db.selectFrom('plan_calendar').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(newToken);
});

test('the feed of somebody who left is gone, and that of a draft says nothing of it', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { id: planId } = await planner.call(planContract.createPlan, {
    title: { en: 'Nobody knows of this yet' },
    startsOn: '2026-12-01',
  });
  await planner.call(planContract.setSeries, { planId, ...monday, ownerId: null });
  const { address } = await planner.call(planContract.makeCalendarFeed, { planId });
  const token = address.split('/').at(-1) ?? '';
  const feed = await (await app.nobody.call(planContract.readCalendarFeed, { token })).text();
  expect(feed).not.toContain('Nobody knows of this yet');
  expect(feed).not.toContain('VEVENT');

  const leaving = await app.person([]);
  const { planId: openId } = await startedPlan(app, planner, owner);
  const mine = await leaving.call(planContract.makeCalendarFeed, { planId: openId });
  await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', leaving.id).execute();
  expect(
    await app.nobody.refused(planContract.readCalendarFeed, { token: mine.address.split('/').at(-1) }),
  ).toMatchObject({ status: 404 });
});

test('two planners set the series; the later one sees what stands', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { id: planId } = await planner.call(planContract.createPlan, {
    title: { en: 'Plan' },
    startsOn: '2026-12-01',
  });
  const first = await planner.call(planContract.setSeries, { planId, ...monday, ownerId: null });
  expect(first.next[0]).toEqual({ on: '2026-12-07', at: '2026-12-07T07:00:00.000Z' });
  expect(
    await planner.refused(planContract.setSeries, { planId, ...monday, time: '10:00', ownerId: null }),
  ).toMatchObject({ code: 'edited_meanwhile', current: { time: '09:00' } });
  const zone = { ...monday, zone: 'Europe/Atlantis' };
  expect(await planner.refused(planContract.setSeries, { planId, ...zone, ownerId: null })).toMatchObject({
    status: 422,
  });
  expect(await member.refused(planContract.setSeries, { planId, ...monday, ownerId: null })).toMatchObject({
    status: 403,
  });
});
