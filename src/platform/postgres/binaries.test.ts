import { cp, mkdir, readdir, readlink, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';
import { canReach } from './account.ts';
import { packagedBinaries, usableBinaries } from './binaries.ts';
import { StartRefused } from './start-refused.ts';

afterEach(removeTemporaryFolders);

test('the packaged PostgreSQL is used where it lies when it can be reached', async () => {
  const packaged = packagedBinaries();
  const found = await usableBinaries(packaged, {
    dataDirectory: await temporaryFolder(),
    account: undefined,
  });
  expect(found.postgres).toBe(join(packaged, 'bin', 'postgres'));
  expect(found.version).toMatch(/^18\.\d+$/);
});

test.each([
  ['sunos-sparc', /no bundled PostgreSQL for sunos-sparc .* npm ci .* DATABASE_URL/],
  ['win32-x64', /does not run on Windows: .* WSL, or set DATABASE_URL/],
])('a platform without binaries (%s) is refused with what to do', (platform, sentence) => {
  expect(() => packagedBinaries(platform)).toThrow(sentence);
  expect(() => packagedBinaries(platform)).toThrow(StartRefused);
});

test('library links that the installation left out are made', async () => {
  const copy = await copyOfPackage(await temporaryFolder());
  const lib = join(copy, 'lib');
  for (const name of await readdir(lib)) {
    if (await isLink(join(lib, name))) await rm(join(lib, name));
  }
  const found = await usableBinaries(copy, { dataDirectory: await temporaryFolder(), account: undefined });
  expect(found.postgres).toContain(copy);
  expect(await isLink(join(lib, 'libicuuc.so.60'))).toBe(true);
});

const asRoot = process.getuid?.() === 0;

test.runIf(asRoot)('binaries below a closed folder are copied once to a place beside the data', async () => {
  const account = { uid: 65_534, gid: 65_534 };
  const packaged = await copyOfPackage(await temporaryFolder());
  const dataDirectory = await temporaryFolder({ uid: 0, gid: 0, mode: 0o755 });
  expect(await canReach(packaged, account)).toBe(false);
  const found = await usableBinaries(packaged, { dataDirectory, account });
  expect(dirname(dirname(dirname(found.postgres)))).toBe(dataDirectory);
  const { birthtimeMs } = await stat(found.postgres);
  const again = await usableBinaries(packaged, { dataDirectory, account });
  expect((await stat(again.postgres)).birthtimeMs).toBe(birthtimeMs);
  expect((await readdir(dataDirectory)).length).toBe(1);
});

async function copyOfPackage(folder: string): Promise<string> {
  const packaged = packagedBinaries();
  await mkdir(join(folder, 'package'));
  await cp(join(packaged, '..', 'package.json'), join(folder, 'package', 'package.json'));
  await cp(packaged, join(folder, 'package', 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'package', 'native');
}

const isLink = (path: string) =>
  readlink(path).then(
    () => true,
    () => false,
  );
