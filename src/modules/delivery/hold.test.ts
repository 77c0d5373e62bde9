import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { importUndone } from '#modules/people/events.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { deliveryContract as delivery } from './contract.ts';
import { drafted } from './fixtures/message.ts';
import { endHold, holdBack } from './service/hold.ts';
import { bringHeld } from './service/lifecycle.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const LATER = '2026-12-07T09:00:00.000Z';
const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);

/** A release to three people, of whom one waits and one is to get another piece. */
async function withHolds(facts: { lane?: 'ours' | 'must_know' } = {}) {
  app.setClock(NOW);
  const [first, waits, other] = [await app.person(), await app.person(), await app.person()];
  const pieceId = newId();
  const experimentId = newId();
  const hold = { pieceId, experimentId };
  await holdBack(app.context(), { ...hold, untilAt: LATER, personIds: [waits.id] });
  await holdBack(app.context(), { ...hold, untilAt: null, personIds: [other.id] });
  const { releaseId, messageId } = await drafted(app, {
    facts: { piece: { kind: 'campaigns.piece', id: pieceId, version: 1 }, ...facts },
    personIds: [first.id, waits.id, other.id],
  });
  const seen = await planner.call(delivery.previewRelease, { releaseId });
  const { advice } = seen;
  const against = advice === 'go' ? {} : { againstReason: 'A test' };
  await planner.call(delivery.confirmRelease, { releaseId, version: 1, advice, ...against });
  await app.queue.drain(app.context);
  const has = async (who: typeof first) => (await who.call(delivery.readToday, {})).total;
  return { first, waits, other, releaseId, messageId, experimentId, seen, has };
}

test('a piece that is held back from some goes to the others now, and to those who wait when their time comes', async () => {
  const { first, waits, other, releaseId, messageId, seen, has } = await withHolds();
  expect(seen.people).toBe(1);
  expect([await has(first), await has(waits), await has(other)]).toEqual([1, 0, 0]);
  app.setClock('2026-12-07T08:59:00.000Z');
  await bringHeld(app.context());
  expect(await has(waits)).toBe(0);
  app.setClock('2026-12-07T09:01:00.000Z');
  await bringHeld(app.context());
  await bringHeld(app.context());
  expect([await has(first), await has(waits), await has(other)]).toEqual([1, 1, 0]);
  expect(await planner.call(delivery.readRelease, { releaseId })).toMatchObject({ people: 2, state: 'open' });
  const pushes = await app.db
    .selectFrom('delivery_delivery')
    .select(['personId', 'kind'])
    .where('messageId', '=', messageId)
    .orderBy('personId')
    .execute();
  expect(pushes).toEqual([first.id, waits.id].sort().map((personId) => ({ personId, kind: 'message' })));
});

test('an experiment that is ended early lets everyone have the piece, but nobody gets both of two', async () => {
  const { waits, other, experimentId, has } = await withHolds();
  app.setClock('2026-11-25T09:00:00.000Z');
  await endHold(app.context(), experimentId);
  await bringHeld(app.context());
  expect([await has(waits), await has(other)]).toEqual([1, 0]);
});

test('what everybody must know is held back from nobody', async () => {
  const { first, waits, other, has } = await withHolds({ lane: 'must_know' });
  expect([await has(first), await has(waits), await has(other)]).toEqual([1, 1, 1]);
});

test('when an import is taken back, holds of the people whom it had added go with them, and others stay', async () => {
  const { waits, other, experimentId } = await withHolds();
  await app.db.deleteFrom('people_person').where('id', '=', waits.id).execute();
  await app.context().publish(importUndone, { kind: 'people.import', id: newId() }, {});
  await app.queue.drain(app.context);
  const { rows: held } = await sql<{ personId: string }>`
    select person_id from delivery_hold where experiment_id = ${experimentId}`.execute(app.db);
  expect(held).toEqual([{ personId: other.id }]);
});
