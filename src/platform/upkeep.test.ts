import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { testApp } from '#test/app.ts';
import { eventType } from './events.ts';
import { forgetRepeats, makePartitions } from './upkeep.ts';

const app = await testApp();
const happened = eventType('sample.happened', z.object({}));

test('the log has its partitions before their months begin, and they are append-only too', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  await makePartitions(app.context());
  await makePartitions(app.context());
  app.setClock('2026-12-05T09:00:00.000Z');
  await app.context().publish(happened, null, {});
  const { rows } = await sql<{ place: string }>`
    select tableoid::regclass::text as place from event where name = 'sample.happened'`.execute(app.db);
  expect(rows).toEqual([{ place: 'event_2026_12' }]);
  await expect(sql`truncate event_2026_12`.execute(app.db)).rejects.toThrow('append-only');
  await expect(sql`delete from event_2026_12`.execute(app.db)).rejects.toThrow('append-only');
});

test('answers to repeated requests are kept for a week', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  for (const [key, at] of [
    ['old', '2026-11-15T09:00:00Z'],
    ['young', '2026-11-20T09:00:00Z'],
  ]) {
    await sql`insert into platform_repeat values ('somebody', 'POST /api', ${key}, '', 200, '{}', ${at})`.execute(
      app.db,
    );
  }
  await forgetRepeats(app.context());
  const { rows } = await sql`select key from platform_repeat`.execute(app.db);
  expect(rows).toEqual([{ key: 'young' }]);
});
