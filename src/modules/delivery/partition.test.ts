import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { deliveryContract as delivery } from './contract.ts';
import { drafted } from './fixtures/message.ts';
import { advanceRelease } from './service/lifecycle.ts';
import { makePartitions } from './service/upkeep.ts';

const app = await testApp();
await createOrganisation(app.db);

test('what goes out in a coming month lies in the partitions of that month, and Today finds it with what came before', async () => {
  const [planner, reader] = [await app.person(['planner']), await app.person()];
  const release = async (title: string) => {
    const { releaseId, version, messageId } = await drafted(app, {
      facts: { title },
      personIds: [reader.id],
    });
    const { advice } = await planner.call(delivery.previewRelease, { releaseId });
    await planner.call(delivery.confirmRelease, {
      releaseId,
      version,
      advice,
      againstReason: 'It is a test',
    });
    await advanceRelease(app.context(), { releaseId });
    return messageId;
  };
  await release('November');
  await makePartitions(app.context());
  await makePartitions(app.context());
  app.setClock('2026-12-07T09:00:00.000Z');
  const messageId = await release('December');
  await reader.call(delivery.sendReceipts, {
    receipts: [{ id: newId(), messageId, version: 1, kind: 'seen', at: '2026-12-07T08:00:00.000Z' }],
  });
  const { rows } = await sql<{ place: string }>`
    select tableoid::regclass::text as place from delivery_feed union all
    select tableoid::regclass::text from delivery_delivery union all
    select tableoid::regclass::text from delivery_receipt`.execute(app.db);
  expect(rows.map(({ place }) => place).sort()).toEqual([
    'delivery_delivery_2026_12',
    'delivery_delivery_default',
    'delivery_feed_2026_12',
    'delivery_feed_default',
    'delivery_receipt_2026_12',
  ]);
  const today = await reader.call(delivery.readToday, {});
  expect(today.rows.map(({ title, seen }) => [title, seen])).toEqual([
    ['December', true],
    ['November', false],
  ]);
});
