import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { quiet, testDatabase } from '#test/postgres.ts';
import { createContext, type Runtime, SYSTEM } from './context.ts';
import type { Db } from './database.ts';
import { openFiles } from './files.ts';
import { createQueue, jobType, onJob, type Queue } from './queue.ts';

const database = await testDatabase();

const runtimeOf = (queue: Queue): Runtime => ({
  db: database.db,
  log: quiet,
  queue,
  files: openFiles('/tmp/inward-queue-test'),
  url: 'http://localhost',
  mailFrom: undefined,
  clock: () => '2026-11-23T09:00:00.000Z',
});

const queueOf = ({ retryLimit, every }: { retryLimit: number; every: string }) =>
  createQueue({
    database,
    log: quiet,
    jobs: [
      {
        handlers: [onJob(jobType('sample.paint', z.object({}), { retryLimit }), async () => undefined)],
        schedules: [{ name: 'sample.sweep', every, run: async () => undefined }],
      },
    ],
  });

async function installed(settings: { retryLimit: number; every: string }) {
  const queue = queueOf(settings);
  await queue.install();
  await queue.stop();
  const { rows } = await sql`
    select queue.retry_limit, schedule.cron from pgboss.queue queue, pgboss.schedule schedule
    where queue.name = 'sample.paint' and schedule.name = 'sample.sweep'`.execute(database.db);
  return rows;
}

test('a start makes the queues that are missing, leaves those that are right, and changes what a new version sets otherwise', async () => {
  const first = { retryLimit: 2, every: '0 3 * * *' };
  expect(await installed(first)).toEqual([{ retryLimit: 2, cron: '0 3 * * *' }]);
  expect(await installed(first)).toEqual([{ retryLimit: 2, cron: '0 3 * * *' }]);
  expect(await installed({ retryLimit: 4, every: '30 4 * * *' })).toEqual([
    { retryLimit: 4, cron: '30 4 * * *' },
  ]);
});

test('of a kind and key one job waits, and it is not done before the change that it stands for', async () => {
  const done: string[] = [];
  const paint = jobType('sample.paintDoor', z.object({ door: z.string() }));
  const queue = createQueue({
    database,
    log: quiet,
    jobs: [{ handlers: [onJob(paint, async (_ctx, { door }) => void done.push(door))] }],
  });
  await queue.install();
  const send = (db: Db, door: string) => queue.send(db, paint, { door }, { singletonKey: door });
  const drain = () => queue.drain(() => createContext(runtimeOf(queue), SYSTEM));
  await send(database.db, 'red');
  await send(database.db, 'red');
  await send(database.db, 'blue');
  await database.db.transaction().execute(async (trx) => {
    await send(trx, 'red');
    await drain();
    expect(done).toEqual(['blue']);
  });
  await drain();
  expect(done).toEqual(['blue', 'red']);
  await send(database.db, 'red');
  await drain();
  expect(done).toEqual(['blue', 'red', 'red']);
  await queue.stop();
});
