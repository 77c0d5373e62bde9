import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { deliveryContract as delivery } from './contract.ts';
import { drafted } from './fixtures/message.ts';

const app = await testApp();
await createOrganisation(app.db);

test('a planner releases a message, and it lies in the feed of its people and is pushed once', async () => {
  const planner = await app.person(['planner']);
  const [reader, other] = [await app.person(), await app.person()];
  const { releaseId } = await drafted(app, { personIds: [reader.id] });
  const seen = await planner.call(delivery.previewRelease, { releaseId });
  expect(seen).toMatchObject({ people: 1, reached: 1, advice: 'go' });
  const row = await planner.call(delivery.readRelease, { releaseId });
  await planner.call(delivery.confirmRelease, { releaseId, version: row.version, advice: seen.advice });
  await app.queue.drain(app.context);
  const today = await reader.call(delivery.readToday, {});
  expect(today).toMatchObject({ total: 1, seconds: 60 });
  expect(today.rows[0]).toMatchObject({ title: 'Filming on the floor: ask first', owed: false, read: false });
  expect((await other.call(delivery.readToday, {})).total).toBe(0);
  const { rows } = await sql`select person_id, state, channel, seconds from delivery_delivery`.execute(
    app.db,
  );
  expect(rows).toEqual([{ personId: reader.id, state: 'waiting', channel: 'email', seconds: 60 }]);
  expect((await other.refused(delivery.confirmRelease, { releaseId, version: 1, advice: 'go' })).status).toBe(
    403,
  );
});
