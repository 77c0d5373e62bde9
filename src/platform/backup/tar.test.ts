import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';
import { listTar, TAR_END, tarHeader, tarPadding } from './tar.ts';

afterEach(removeTemporaryFolders);

const run = promisify(execFile);

const archiveOf = (files: readonly { name: string; content: Buffer }[]) =>
  Buffer.concat([
    ...files.flatMap(({ name, content }) => [
      tarHeader(name, content.length),
      content,
      tarPadding(content.length),
    ]),
    TAR_END,
  ]);

const fileName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .filter((name) => !name.includes('\0') && Buffer.from(name).toString() === name);

test('every name and every content is found again where it was put', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          name: fileName,
          content: fc.uint8Array({ maxLength: 1_500 }).map((bytes) => Buffer.from(bytes)),
        }),
      ),
      async (files) => {
        const archive = archiveOf(files);
        const found = await listTar(async (start, bytes) => archive.subarray(start, start + bytes));
        expect(found.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
        expect(found.map(({ start, size }) => archive.subarray(start, start + size))).toEqual(
          files.map(({ content }) => content),
        );
      },
    ),
  );
});

test('a file of more than 8 GB keeps its size', async () => {
  const size = 8 ** 11 + 5;
  const header = tarHeader('film', size);
  const found = await listTar(async (start, bytes) =>
    start < header.length ? header.subarray(start, start + bytes) : Buffer.alloc(bytes),
  );
  expect(found).toEqual([{ name: 'film', size, start: header.length }]);
});

test('the program tar reads what we write', async () => {
  const folder = await temporaryFolder();
  const names = ['plain.txt', `${'deep/'.repeat(40)}file`, 'käyttöohje ñ.pdf'];
  await writeFile(
    join(folder, 'a.tar'),
    archiveOf(names.map((name) => ({ name, content: Buffer.from(`in ${name}`) }))),
  );
  await run('tar', ['xf', 'a.tar'], { cwd: folder });
  for (const name of names) expect((await run('cat', [name], { cwd: folder })).stdout).toBe(`in ${name}`);
});

test('what is no tar is refused', async () => {
  const text = Buffer.alloc(1024, 'no archive ');
  await expect(listTar(async (start, bytes) => text.subarray(start, start + bytes))).rejects.toThrow(
    'Not a tar header',
  );
});
