import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { preparedFolder } from '#test/product.ts';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';

const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const running = new Set<ChildProcess>();
let port = 0;

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  port = typeof address === 'object' && address ? address.port : 0;
  probe.close();
});
afterEach(async () => {
  for (const child of running) await stop(child);
});
afterAll(removeTemporaryFolders);

const environment = (directory: string, more: Record<string, string> = {}) => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  TMPDIR: process.env['TMPDIR'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  INWARD_DATA: directory,
  PORT: String(port),
  LOG_LEVEL: 'warn',
  ...more,
});

/** Starts the built product and resolves with what it printed until it was ready. */
async function start(
  directory: string,
  args: string[] = [],
): Promise<{ child: ChildProcess; printed: string }> {
  const child = spawn(process.execPath, [main, 'serve', ...args], { env: environment(directory) });
  running.add(child);
  let printed = '';
  let ready = false;
  child.stderr?.on('data', (chunk) => (printed += chunk));
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    ready ||= printed.includes('Inward is ready');
    if (ready && (args.length === 0 || printed.includes('representative'))) return { child, printed };
  }
  throw new Error(`It did not become ready: ${printed}`);
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = await once(child, 'exit');
  return code;
}

function inward(
  directory: string,
  args: string[],
  more: Record<string, string> = {},
): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...args],
      { env: environment(directory, more) },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: stdout + stderr }),
    );
  });
}

const organisation = async () =>
  (await fetch(`http://127.0.0.1:${port}/api/people/public-organisation`)).json();

describe('the program', () => {
  test('serves the example, is backed up while it runs, and comes back from the backup', async () => {
    const [first, second] = [await preparedFolder('example'), await temporaryFolder()];
    const { child, printed } = await start(first, ['--example']);
    expect(printed).toContain(`Inward is ready: http://localhost:${port}`);
    for (const role of ['admin', 'leader', 'planner', 'manager', 'member', 'representative']) {
      expect(printed).toMatch(new RegExp(`^  ${role} .*http://localhost:${port}/sign-in/link#`, 'm'));
    }
    expect(await organisation()).toMatchObject({ founded: true, name: 'Lumo Pumps' });
    const file = join(second, 'lumo.backup');
    const data = join(first, 'example');
    expect(await inward(data, ['backup', file])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Saved \d+ rows/),
    });
    expect((await inward(data, ['backup', file])).code).toBe(1);
    expect(await stop(child)).toBe(0);

    const restored = join(second, 'restored');
    expect(await inward(restored, ['restore', file])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Restored'),
    });
    await start(restored);
    expect(await organisation()).toMatchObject({ founded: true, name: 'Lumo Pumps' });
  });

  test('ends when npm is told to end, although npm does not pass it on', async () => {
    const directory = await preparedFolder('none');
    const npm = spawn('npm', ['start'], { cwd: root, env: environment(directory) });
    running.add(npm);
    for await (const chunk of npm.stdout) if (String(chunk).includes('Inward is ready')) break;
    expect(await organisation()).toMatchObject({ founded: false });
    await stop(npm);
    await expect.poll(() => organisation().catch(() => 'gone'), { timeout: 15_000 }).toBe('gone');
    // Its data is free again: nothing of it runs on.
    await start(directory);
  });

  test('refuses a damaged backup before it touches anything, in one sentence', async () => {
    const directory = await temporaryFolder();
    const file = join(directory, 'damaged.backup');
    await writeFile(file, await readFile(main));
    const { code, out } = await inward(join(directory, 'data'), ['restore', file]);
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  test('lets one process serve the data, and says so to the second', async () => {
    const directory = await preparedFolder('none');
    await start(directory);
    const second = await inward(directory, ['serve'], { PORT: '0' });
    expect(second).toMatchObject({
      code: 1,
      out: expect.stringContaining('Another Inward process is using the data'),
    });
    const taken = await inward(await temporaryFolder(), ['serve']);
    expect(taken).toMatchObject({ code: 1, out: expect.stringMatching(/^PORT: port \d+ is in use/) });
  });

  test('examines itself, imports people and hands out a link beside a running product', async () => {
    const directory = await preparedFolder('none');
    await start(directory);
    const examined = await inward(directory, ['doctor']);
    expect(examined.code).toBe(0);
    for (const word of ['Configuration', 'Disk', 'Database: PostgreSQL 18', 'Schema', 'Clock', 'Mail: off'])
      expect(examined.out).toContain(word);
    const file = join(directory, 'people.csv');
    await writeFile(file, 'Nimi;Sähköposti;Henkilönumero\nAino Lehtonen;aino@example.org;17\n');
    expect((await inward(directory, ['import', 'people', file, '--dry-run'])).out).toContain(
      'nothing was written',
    );
    expect(await inward(directory, ['sign-in-link', 'aino@example.org'])).toMatchObject({ code: 1 });
    expect(await inward(directory, ['import', 'people', file])).toMatchObject({ code: 0 });
    const link = await inward(directory, ['sign-in-link', 'Aino@Example.org']);
    expect(link.out).toContain('/sign-in/link#');
  });

  test.each([
    [['serve'], { PORT: 'many' }, /^PORT: must be a port number/],
    [['import', 'people'], {}, /^Say what and from where/],
    [['import', 'people', '/nowhere/at/all'], {}, /^There is no file/],
    [['serve', '--exmaple'], {}, /^Unknown option '--exmaple'/],
    [['backup'], {}, /^Say where to/],
    [['restore', '/nowhere/at/all'], {}, /^There is no file/],
    [
      ['serve'],
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere' },
      /^The database cannot be reached \(.*\): check DATABASE_URL/,
    ],
    [['dance'], {}, /inward serve/],
  ])('says in a sentence what is wrong with %j', async (args, settings, sentence) => {
    const { code, out } = await inward(await temporaryFolder(), args, settings);
    expect(code).not.toBe(0);
    expect(out).toMatch(sentence);
  });
});
