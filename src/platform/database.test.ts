import { expect, test } from 'vitest';
import { testDatabase } from '#test/postgres.ts';

test('a database that only lent out connections closes them all, or its process would stay', async () => {
  const database = await testDatabase();
  const client = await database.pool.connect();
  expect((await client.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  client.release();
  await database.close();
  expect(database.pool).toMatchObject({ ended: true, totalCount: 0 });
});
