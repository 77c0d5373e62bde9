import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** As whom the example can be entered. */
const EXAMPLE_ROLES = ['admin', 'leader', 'planner', 'manager', 'member', 'representative'] as const;

export type ExampleRole = (typeof EXAMPLE_ROLES)[number];

export interface RunningProduct {
  /** Its own address, as people type it: `http://localhost:41234`. */
  readonly url: string;
  /** The link that signs in, again and again, as somebody with this role. Throws when it is not the example. */
  signInLink(role: ExampleRole): string;
  /** Stops as an operator would. Throws when it did not end cleanly. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: nothing is drained, nothing is said. */
  kill(): Promise<void>;
}

export interface ProductOptions {
  /** `none`: nobody has set up an organisation yet. */
  readonly organisation: 'example' | 'none';
  /** Environment variables besides those that give it a place and a port: `{ SMTP_URL: … }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the built product as a process of its own, on a free port and in a folder of its own, and waits until it is ready. */
export async function startProduct(options: ProductOptions): Promise<RunningProduct> {
  const elsewhere = options.settings?.['DATABASE_URL'] !== undefined;
  const folder = elsewhere ? await temporaryFolder() : await preparedFolder(options.organisation);
  const product = await runProduct(options, folder);
  return {
    ...product,
    async stop() {
      try {
        await product.stop();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A copy of what a product leaves that was started once and ended: with the example, or with no organisation yet. */
export async function preparedFolder(organisation: ProductOptions['organisation']): Promise<string> {
  const folder = await temporaryFolder();
  // `cp -a` keeps the account that owns the files of the database.
  await promisify(execFile)('cp', ['-a', `${inject('organisations')[organisation]}/.`, folder]);
  return folder;
}

/** The same in a folder that stays when the product has ended. */
export async function runProduct(
  { organisation, settings }: ProductOptions,
  folder: string,
): Promise<RunningProduct> {
  const url = `http://localhost:${await freePort()}`;
  const child = spawn(
    process.execPath,
    [MAIN, 'serve', ...(organisation === 'example' ? ['--example'] : [])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        TMPDIR: process.env['TMPDIR'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        INWARD_DATA: folder,
        PORT: new URL(url).port,
        LOG_LEVEL: 'warn',
        ...settings,
      },
    },
  );
  const linkIn = (printed: string, role: ExampleRole) =>
    new RegExp(`^  ${role} .*(${url}/sign-in/link#\\S+)$`, 'm').exec(printed)?.[1];
  const printed = await printedUntil(child, (text) =>
    organisation === 'example'
      ? EXAMPLE_ROLES.every((role) => linkIn(text, role))
      : text.includes(`Inward is ready: ${url}\n`),
  );
  return {
    url,
    signInLink(role) {
      const link = linkIn(printed, role);
      if (!link)
        throw new Error(`This product has no link for the ${role}: it was not started as the example`);
      return link;
    },
    async kill() {
      child.kill('SIGKILL');
      if (child.signalCode === null) await once(child, 'exit');
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      if (child.exitCode !== 0)
        throw new Error(`The product ended with ${child.exitCode ?? child.signalCode}`);
    },
  };
}

/** Follows what a program prints until it has printed enough; throws with all of it when it ends before. */
function printedUntil(child: ChildProcess, enough: (printed: string) => boolean): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed += chunk;
      if (enough(printed)) resolve(printed);
    };
    // Read to the end: a program whose output nobody takes would stand still.
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The product did not become ready: ${printed}`)));
  });
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port');
  return address.port;
}
