import { join } from 'node:path';
import { afterEach, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { ask, createDatabase, type TestConnection } from '#test/backup-fixture.ts';
import { quiet, testDatabase } from '#test/postgres.ts';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';
import { backup, restore } from '../backup.ts';
import type { Context } from '../context.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { createQueue, type JobType, jobType, onJob } from '../queue.ts';

afterEach(removeTemporaryFolders);

const greet = jobType('test.greet', z.object({ name: z.string() }));
const forget = jobType('test.forget', z.object({}));

/** A queue whose `greet` writes down whom it greeted. */
function queueOn(connection: TestConnection, kinds: readonly JobType[] = [greet]) {
  const database = openDatabase({ connection, poolSize: 2, log: quiet });
  const greeted: string[] = [];
  const handlers = kinds.map((job) =>
    onJob(job, async (_ctx, payload) => void greeted.push('name' in payload ? String(payload.name) : '')),
  );
  const queue = createQueue({ database, log: quiet, jobs: [{ handlers }] });
  const close = async () => {
    await queue.stop();
    await database.close();
  };
  return { ...database, queue, greeted, close };
}

// The handlers of this test ask nothing of their context.
const noContext = () => ({}) as Context;

test('the product with its own schema is restored, and the jobs that waited are done there, those done are not', async () => {
  const [original, folder] = [await testDatabase(), await temporaryFolder()];
  const { host = '', port = 0, user = '', database = '' } = original.pool.options;
  const from = queueOn({ host, port, user, database }, [greet, forget]);
  await from.queue.install();
  await from.queue.send(from.db, greet, { name: 'done before' }, {});
  expect(await from.queue.drain(noContext)).toBe(1);
  await from.queue.send(from.db, greet, { name: 'waits' }, {});
  await from.queue.send(from.db, greet, { name: 'for tomorrow' }, { startAfter: '2099-01-01T00:00:00Z' });
  await from.queue.send(from.db, greet, { name: 'under way' }, {});
  await from.queue.send(from.db, forget, {}, {});
  await ask(
    { host, port, user, database },
    `update pgboss.job set state = 'active', started_on = now() where data ->> 'name' = 'under way'`,
  );
  await backup({
    connection: { host, port, user, database },
    filesDirectory: join(folder, 'none'),
    target: join(folder, 'b'),
    appVersion: '0.1.0',
  });
  await from.close();
  await original.close();

  const target = await createDatabase(inject('postgres'));
  const to = queueOn(target);
  await restore({
    connection: target,
    filesDirectory: join(folder, 'files'),
    source: join(folder, 'b'),
    knownMigrations: Object.keys(migrations),
    migrate: async (name) => {
      await migrate(to.db, migrations, { log: quiet, target: name });
      await to.queue.install();
    },
  });
  await to.queue.drain(noContext);
  expect(to.greeted.sort()).toEqual(['under way', 'waits']);
  expect(await ask(target, `select data ->> 'name' from pgboss.job where state = 'created'`)).toEqual([
    ['for tomorrow'],
  ]);
  await to.close();
});
