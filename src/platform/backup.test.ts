import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterEach, expect, inject, test } from 'vitest';
import {
  ask,
  createDatabase,
  everything,
  FILL,
  givenToOrdinaryUser,
  KNOWN,
  migrateFixture,
  type TestConnection,
} from '#test/backup-fixture.ts';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';
import { ArchiveWriter, HEAD, jsonOf, MANIFEST, openArchive } from './backup/archive.ts';
import { BackupRefused } from './backup/backup-refused.ts';
import { UPLOADS_LOCK } from './backup/sessions.ts';
import { backup, restore } from './backup.ts';

afterEach(removeTemporaryFolders);
const emptyDatabase = () => createDatabase(inject('postgres'));

async function filledDatabase(version = '1-fixture'): Promise<TestConnection> {
  const connection = await emptyDatabase();
  await migrateFixture(connection, version);
  await ask(connection, FILL);
  return connection;
}

async function filledUploads(): Promise<string> {
  const filesDirectory = join(await temporaryFolder(), 'files');
  await mkdir(join(filesDirectory, 'ab'), { recursive: true });
  await writeFile(join(filesDirectory, 'ab', 'picture'), Buffer.from([0, 255, 10, 13]));
  await writeFile(join(filesDirectory, 'ab', 'empty'), '');
  await writeFile(join(filesDirectory, `ohje ${'ä'.repeat(90)}.pdf`), 'x'.repeat(200_000));
  await writeFile(join(filesDirectory, 'ab', 'coming.partial'), 'half');
  return filesDirectory;
}

const save = (connection: TestConnection, paths: { filesDirectory: string; target: string }) =>
  backup({ connection, appVersion: '0.1.0', ...paths });

const putBack = (connection: TestConnection, paths: { filesDirectory: string; source: string }) =>
  restore({
    connection,
    knownMigrations: KNOWN,
    migrate: (target) => migrateFixture(connection, target),
    ...paths,
  });

test('what is restored is what was saved: every type, partitions, circles, sequences, uploads', async () => {
  const [source, target, folder] = [await filledDatabase(), await emptyDatabase(), await temporaryFolder()];
  const filesDirectory = await filledUploads();
  const saved = await save(source, { filesDirectory, target: join(folder, 'b') });
  const back = await putBack(target, { filesDirectory: join(folder, 'files'), source: join(folder, 'b') });
  expect(await everything(target)).toEqual(await everything(source));
  expect(back).toEqual(saved);
  expect(saved).toMatchObject({ files: 3, bytes: (await stat(join(folder, 'b'))).size });
  expect((await readdir(join(folder, 'files'), { recursive: true })).sort()).toEqual(
    (await readdir(filesDirectory, { recursive: true })).filter((name) => !name.endsWith('.partial')).sort(),
  );
  expect(await readFile(join(folder, 'files', 'ab', 'picture'))).toEqual(Buffer.from([0, 255, 10, 13]));
  expect((await stat(join(folder, 'b'))).mode & 0o077).toBe(0);
  // The rules are on again.
  await expect(ask(target, `insert into person (unit_id) values (999)`)).rejects.toThrow(/foreign key/);
  await expect(ask(target, `delete from audit`)).rejects.toThrow('append-only');
  expect(await ask(target, `select nextval('ticket')::int`)).toEqual([[42]]);
});

test('the owner of a database can save and restore it without being a superuser', async () => {
  const folder = await temporaryFolder();
  const source = await givenToOrdinaryUser(await emptyDatabase());
  await migrateFixture(source, '2-fixture');
  await ask(source, FILL);
  await save(source, { filesDirectory: join(folder, 'none'), target: join(folder, 'b') });
  const target = await givenToOrdinaryUser(await emptyDatabase());
  await putBack(target, { filesDirectory: join(folder, 'files'), source: join(folder, 'b') });
  expect(await everything(target)).toEqual(await everything(source));
});

test('a backup of an older version is restored with the schema of that version', async () => {
  const [old, target, folder] = [
    await filledDatabase('1-fixture'),
    await emptyDatabase(),
    await temporaryFolder(),
  ];
  await save(old, { filesDirectory: join(folder, 'none'), target: join(folder, 'b') });
  await putBack(target, { filesDirectory: join(folder, 'files'), source: join(folder, 'b') });
  expect(await ask(target, 'select name from platform_migration')).toEqual([['1-fixture']]);
});

test('a backup in the middle of writes is of one instant, and does not hold the writes up', async () => {
  const [source, target, folder] = [await filledDatabase(), await emptyDatabase(), await temporaryFolder()];
  await ask(
    source,
    `create table account_a (id int primary key, cents bigint not null);
     create table account_z (id int primary key, cents bigint not null);
     create table move (id bigint generated always as identity primary key);
     insert into account_a select i, 1000 from generate_series(1, 60000) i;
     insert into account_z select i, 1000 from generate_series(1, 60000) i;`,
  );
  const more =
    'create table account_a (id int primary key, cents bigint not null); create table account_z (id int primary key, cents bigint not null); create table move (id bigint generated always as identity primary key)';
  const pool = new pg.Pool({ ...source, max: 4 });
  let saving = true;
  let moves = 0;
  const move = async () => {
    while (saving) {
      const id = 1 + Math.floor(Math.random() * 60_000);
      await pool.query(
        `with taken as (update account_a set cents = cents - 7 where id = ${id}),
              given as (update account_z set cents = cents + 7 where id = ${id})
         insert into move default values`,
      );
      moves += 1;
    }
  };
  const writers = Promise.all([move(), move(), move(), move()]);
  await expect.poll(() => moves).toBeGreaterThan(20);
  const before = moves;
  await save(source, { filesDirectory: join(folder, 'none'), target: join(folder, 'b') });
  const after = moves;
  saving = false;
  await writers;
  await pool.end();
  expect(after).toBeGreaterThan(before);
  await restore({
    connection: target,
    filesDirectory: join(folder, 'files'),
    source: join(folder, 'b'),
    knownMigrations: KNOWN,
    migrate: async (name) => {
      await migrateFixture(target, name);
      await ask(target, more);
    },
  });
  const [[a, z, count]] = (await ask(
    target,
    `select (select sum(cents) from account_a)::int, (select sum(cents) from account_z)::int, (select count(*) from move)::int`,
  )) as [[number, number, number]];
  expect(a + z).toBe(2 * 60_000 * 1_000);
  expect(z - a).toBe(14 * count);
  expect(count).toBeGreaterThanOrEqual(before);
  expect(count).toBeLessThanOrEqual(after);
});

test('while uploads are being saved nobody may remove one', async () => {
  const [source, folder, filesDirectory] = [
    await filledDatabase(),
    await temporaryFolder(),
    await filledUploads(),
  ];
  await writeFile(join(filesDirectory, 'large'), Buffer.alloc(60 * 2 ** 20));
  const saving = save(source, { filesDirectory, target: join(folder, 'b') });
  const mayRemove = async () =>
    (await ask(source, `select pg_try_advisory_xact_lock(${UPLOADS_LOCK})`))[0]?.[0];
  await expect.poll(mayRemove, { interval: 5 }).toBe(false);
  await saving;
  expect(await mayRemove()).toBe(true);
});

test('a restore that fails half-way takes everything back, and the next one succeeds', async () => {
  const [source, target, folder] = [await filledDatabase(), await emptyDatabase(), await temporaryFolder()];
  await save(source, { filesDirectory: await filledUploads(), target: join(folder, 'b') });
  const paths = { filesDirectory: join(folder, 'files'), source: join(folder, 'b') };
  const failing = restore({
    connection: target,
    knownMigrations: KNOWN,
    ...paths,
    migrate: async (name) => {
      await migrateFixture(target, name);
      // A rule of this schema that the rows of the backup break, found at the end of the load.
      await ask(target, `alter table audit add check (said <> 'line 50')`);
    },
  });
  await expect(failing).rejects.toThrow(/check constraint/);
  expect(await readdir(folder)).toEqual(['b']);
  await putBack(target, paths);
  expect(await everything(target)).toEqual(await everything(source));
});

test('a database or a folder that is not empty is refused and left as it is', async () => {
  const [source, target, folder] = [await filledDatabase(), await emptyDatabase(), await temporaryFolder()];
  const filesDirectory = await filledUploads();
  await save(source, { filesDirectory, target: join(folder, 'b') });
  await expect(putBack(target, { filesDirectory, source: join(folder, 'b') })).rejects.toThrow(
    /files is not empty/,
  );
  expect(await ask(target, `select count(*)::int from pg_tables where schemaname = 'public'`)).toEqual([[0]]);
  const before = await everything(source);
  await expect(
    putBack(source, { filesDirectory: join(folder, 'files'), source: join(folder, 'b') }),
  ).rejects.toThrow(/The database is not empty/);
  expect(await everything(source)).toEqual(before);
  await expect(save(source, { filesDirectory, target: join(folder, 'b') })).rejects.toThrow(/exists already/);
  await expect(save(target, { filesDirectory, target: join(folder, 'c') })).rejects.toThrow(
    /not a database of Inward/,
  );
  await expect(save(source, { filesDirectory, target: join(folder, 'no', 'c') })).rejects.toThrow(
    /c cannot be written/,
  );
  expect(await readdir(folder)).toEqual(['b']);
});

// Refused before anything is touched: neither is the database asked nor its schema made.
const untouchable = (source: string) =>
  restore({
    connection: { host: '/nowhere', user: 'nobody' },
    filesDirectory: '/nowhere/files',
    source,
    knownMigrations: KNOWN,
    migrate: () => Promise.reject(new Error('touched')),
  });

let made: Promise<Buffer> | undefined;
const intactBackup = () =>
  (made ??= (async () => {
    const target = join(await temporaryFolder(), 'b');
    await save(await filledDatabase(), { filesDirectory: await filledUploads(), target });
    return readFile(target);
  })());

test('one changed bit anywhere is noticed', async () => {
  const [intact, place] = [await intactBackup(), join(await temporaryFolder(), 'b')];
  await fc.assert(
    fc.asyncProperty(fc.nat(intact.length - 1), fc.nat(7), async (position, bit) => {
      const damaged = Buffer.from(intact);
      damaged[position] = (damaged[position] ?? 0) ^ (1 << bit);
      await writeFile(place, damaged);
      await expect(untouchable(place)).rejects.toThrow(
        /is damaged or cut short: nothing was changed|is not a backup of Inward/,
      );
    }),
    {
      examples: [
        [0, 0],
        [intact.length - 1, 0],
        [intact.length - 1_025, 3],
        [511, 0],
      ],
      numRuns: 150,
    },
  );
});

test('a file that was cut short anywhere, or goes on past its end, is noticed', async () => {
  const [intact, place] = [await intactBackup(), join(await temporaryFolder(), 'b')];
  await fc.assert(
    fc.asyncProperty(fc.nat(intact.length - 1), async (length) => {
      await writeFile(place, intact);
      await truncate(place, length);
      await expect(untouchable(place)).rejects.toBeInstanceOf(BackupRefused);
    }),
    { numRuns: 50 },
  );
  await writeFile(place, Buffer.concat([intact, Buffer.alloc(512)]));
  await expect(untouchable(place)).rejects.toThrow(/damaged or cut short/);
});

test('a file of something else and a missing one are refused', async () => {
  const place = join(await temporaryFolder(), 'b');
  await expect(untouchable(place)).rejects.toThrow(/cannot be read/);
  await writeFile(place, 'dear diary');
  await expect(untouchable(place)).rejects.toThrow(/is not a backup of Inward/);
});

test.each([
  ['with a migration that is not known here', { migrations: ['1-fixture', '3-future'] }],
  ['in a format that is not known here', { format: 2 }],
])('a backup %s is refused with the version to install', async (_name, change) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'b'), await intactBackup());
  const head = await jsonOf(await openArchive(join(folder, 'b')), HEAD);
  const writer = await ArchiveWriter.create(join(folder, 'newer'));
  await writer.add(HEAD, Buffer.from(JSON.stringify({ ...Object(head), appVersion: '9.9.9', ...change })));
  await writer.add(MANIFEST, Buffer.from('[]'));
  await writer.seal();
  await expect(untouchable(join(folder, 'newer'))).rejects.toThrow(
    /made by a newer Inward \(9\.9\.9\): install that version/,
  );
});
