import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { quiet, testDatabase } from '#test/postgres.ts';
import { createQueue, jobType, onJob } from './queue.ts';

const database = await testDatabase();

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
