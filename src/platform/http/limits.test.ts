import { afterAll, expect, test } from 'vitest';
import { quiet, testDatabase } from '#test/postgres.ts';
import { openFiles } from '../files.ts';
import { createHttp } from '../http.ts';
import { createMetrics } from '../metrics.ts';
import { createQueue } from '../queue.ts';

const database = await testDatabase();
afterAll(() => database.close());

/** A door that takes two requests a minute from each. */
const narrowDoor = (options: { trustProxy: boolean }) =>
  createHttp({
    runtime: {
      db: database.db,
      log: quiet,
      queue: createQueue({ database, log: quiet, jobs: [] }),
      files: openFiles('/nowhere'),
      url: 'http://localhost',
      mailFrom: undefined,
      clock: () => '2026-11-23T09:00:00.000Z',
    },
    modules: [],
    authenticate: async () => null,
    metrics: createMetrics(database.pool),
    metricsToken: undefined,
    webDirectory: undefined,
    perMinute: 2,
    ...options,
  });

test('behind a proxy the address that it wrote counts, not one that the caller put before it', async () => {
  const door = await narrowDoor({ trustProxy: true });
  const statuses: number[] = [];
  for (const from of ['1.1.1.1, 192.0.2.7', '2.2.2.2, 192.0.2.7', '3.3.3.3, 192.0.2.7', '192.0.2.8']) {
    const answer = await door.inject({ url: '/healthz', headers: { 'x-forwarded-for': from } });
    statuses.push(answer.statusCode);
  }
  await door.close();
  expect(statuses).toEqual([200, 200, 429, 200]);
});

test('people of one office, who share an address, are counted each for themselves', async () => {
  const door = await narrowDoor({ trustProxy: false });
  const statusFor = async (session?: string) => {
    const cookies = session ? { inward_session: session } : {};
    return (await door.inject({ url: '/healthz', cookies })).statusCode;
  };
  expect([await statusFor('aino'), await statusFor('aino'), await statusFor('aino')]).toEqual([
    200, 200, 429,
  ]);
  expect([await statusFor('iker'), await statusFor(), await statusFor(), await statusFor()]).toEqual([
    200, 200, 200, 429,
  ]);
  await door.close();
});
