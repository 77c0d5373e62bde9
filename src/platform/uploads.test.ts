import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { UPLOADS_LOCK } from './backup/sessions.ts';
import { mayRemoveUploads } from './uploads.ts';

const app = await testApp();
const mayRemove = () => app.context().transaction(mayRemoveUploads);

test('no upload is removed while a backup may still name it', async () => {
  expect(await mayRemove()).toBe(true);
  const backup = await app.database.pool.connect();
  await backup.query('select pg_advisory_lock_shared($1)', [UPLOADS_LOCK]);
  expect(await mayRemove()).toBe(false);
  await backup.query('select pg_advisory_unlock_shared($1)', [UPLOADS_LOCK]);
  backup.release();
  expect(await mayRemove()).toBe(true);
});
