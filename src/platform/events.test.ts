import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#kernel/ids.ts';
import { quiet, testDatabase } from '#test/postgres.ts';
import { createContext, type Runtime, SYSTEM } from './context.ts';
import { eventType } from './events.ts';
import { openFiles } from './files.ts';
import { createQueue, jobType, onEvent, onJob } from './queue.ts';

const opened = eventType('sample.opened', z.object({ door: z.string() }));
const painted = jobType('sample.paint', z.object({ wall: z.string() }), { retryLimit: 2 });
const seen: string[] = [];
let failures = 0;

const database = await testDatabase();
const queue = createQueue({
  database,
  log: quiet,
  jobs: [
    {
      handlers: [
        onJob(painted, async (_ctx, { wall }) => {
          if (wall === 'wet' && failures++ === 0) throw new Error('still wet');
          seen.push(`painted ${wall}`);
        }),
      ],
      reactions: [
        onEvent(
          'other.greetVisitor',
          opened,
          async (_ctx, { body, subject }) => void seen.push(`${body.door} ${subject?.kind}`),
        ),
      ],
    },
  ],
});
await queue.install();
const runtime: Runtime = {
  db: database.db,
  log: quiet,
  queue,
  files: openFiles('/tmp/inward-events-test'),
  url: 'http://localhost',
  mailFrom: undefined,
  clock: () => '2026-11-23T09:00:00.000Z',
};
const ctx = createContext(runtime, SYSTEM);
const drain = () => queue.drain(() => ctx);

afterAll(async () => {
  await queue.stop();
  await database.close();
});

test('a fact and the reaction of another module are committed together', async () => {
  await ctx.transaction(async (tx) =>
    tx.publish(opened, { kind: 'sample.house', id: newId() }, { door: 'front' }),
  );
  await drain();
  expect(seen).toContain('front sample.house');
});

test('what is rolled back has neither happened nor is it reacted to', async () => {
  const before = seen.length;
  const rolledBack = ctx.transaction(async (tx) => {
    await tx.publish(opened, null, { door: 'back' });
    await tx.enqueue(painted, { wall: 'north' });
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  expect(await drain()).toBe(0);
  expect(seen.length).toBe(before);
  const facts = await database.db
    .selectFrom('event')
    .select('body')
    .where('name', '=', 'sample.opened')
    .execute();
  expect(facts.map(({ body }) => body)).not.toContainEqual({ door: 'back' });
});

test('a job that fails is kept and tried again', async () => {
  await ctx.enqueue(painted, { wall: 'wet' });
  await drain();
  expect(failures).toBe(1);
  await sql`update pgboss.job set start_after = now() where name = 'sample.paint' and state = 'retry'`.execute(
    database.db,
  );
  await drain();
  expect(seen).toContain('painted wet');
});

test.each([
  ['changed', sql`update event set name = 'x'`],
  ['deleted', sql`delete from event`],
  ['emptied', sql`truncate event`],
])('the log of facts cannot be %s', async (_what, statement) => {
  await expect(statement.execute(database.db)).rejects.toThrow('append-only');
});
