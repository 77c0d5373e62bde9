import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { diskSpace } from './disk-space.ts';
import { serverAccount } from './postgres/account.ts';
import { packagedBinaries, usableBinaries } from './postgres/binaries.ts';
import { type Cluster, ensureCluster, locateCluster } from './postgres/cluster.ts';
import { ensureDatabase, takeOwnership } from './postgres/ownership.ts';
import {
  findPostmaster,
  type LaunchOptions,
  launch,
  launchLine,
  type Postmaster,
  stopPostmaster,
} from './postgres/postmaster.ts';
import { DATABASE, settingArguments, USER } from './postgres/settings.ts';
import { socketFolder } from './postgres/socket-folder.ts';
import { diskFull, StartRefused } from './postgres/start-refused.ts';

export interface EmbeddedConnection {
  /** The folder of the Unix socket, which `pg` takes in the place of a host. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface EmbeddedServer {
  readonly connection: EmbeddedConnection;
  /** True when the server was already running, left by an Inward process that was killed. */
  readonly adopted: boolean;
  /** Sends all clients away, writes everything and ends the server. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Inward's data directory; the database is its folder `postgres`, the server's words are in `postgres.log`. */
  readonly dataDirectory: string;
  readonly log?: (line: string) => void;
  /** Settings of PostgreSQL in the place of ours: tests turn `fsync` off. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts the bundled PostgreSQL on the data directory, or adopts the server that a killed process left there, and
 * keeps it running until `stop`: a server that dies is started again under the same address.
 *
 * @throws StartRefused when only the operator can help; its message says how.
 */
export async function startPostgres(options: StartOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined);
  const { cluster, launching } = await prepare(options, log);
  const first = await bringUp(cluster, launching);
  let stopping = false;
  let recovery: Promise<void> | undefined;

  const watch = (owner: pg.Client) =>
    owner.once('end', () => {
      if (!stopping) recovery = recover();
    });
  async function recover() {
    log('The database stopped unexpectedly; starting it again.');
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 10_000)) {
      try {
        watch((await bringUp(cluster, launching)).owner);
        log('The database is back.');
        return;
      } catch (error) {
        log(
          `The database could not be started again: ${error instanceof Error ? error.message : String(error)}`,
        );
        await pause(wait, undefined, { ref: false });
      }
    }
  }
  watch(first.owner);

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopping = true;
    await recovery;
    const how = await stopPostmaster(cluster, { limitMs: 30_000 });
    await rmdir(first.postmaster.socketFolder).catch(() => undefined);
    log(
      how === 'clean'
        ? 'The database was stopped.'
        : 'The database did not stop within 30 seconds and was ended; it recovers at the next start.',
    );
  };
  const { socketFolder: host, port } = first.postmaster;
  return {
    connection: { host, port, user: USER, database: DATABASE },
    adopted: first.adopted,
    stop: () => (stopped ??= stop()),
  };
}

/**
 * The address of the server that runs on a data directory, undefined when none does. For commands beside a running
 * product (`inward backup`): they use its server without owning it.
 */
export async function runningPostgres(dataDirectory: string): Promise<EmbeddedConnection | undefined> {
  const running = await findPostmaster(await locateCluster(dataDirectory));
  if (running?.state !== 'ready') return undefined;
  return { host: running.socketFolder, port: running.port, user: USER, database: DATABASE };
}

async function prepare(
  { dataDirectory, settings = {} }: StartOptions,
  log: (line: string) => void,
): Promise<{ cluster: Cluster; launching: LaunchOptions }> {
  const cluster = await locateCluster(dataDirectory);
  const account = await serverAccount(cluster.directory);
  const binaries = await usableBinaries(packagedBinaries(), { dataDirectory, account });
  await ensureCluster(cluster, { binaries, account, durable: settings['fsync'] !== 'off' });
  return {
    cluster,
    launching: {
      program: binaries.postgres,
      account,
      log,
      logFile: join(dataDirectory, 'postgres.log'),
      settings: settingArguments({
        // With the version, so that a server which an update left behind is not taken for one of ours.
        clusterName: `${cluster.name}-${binaries.version}`,
        socketFolder: await socketFolder(cluster.name, account),
        overrides: settings,
      }),
    },
  };
}

interface Running {
  readonly postmaster: Postmaster;
  readonly owner: pg.Client;
  readonly adopted: boolean;
}

// Processes of a killed server hold its shared memory for up to 2 s, and one that stops needs its time.
const PATIENCE_MS = { locked: 15_000, changing: 60_000, unreachable: 5_000 };

async function bringUp(cluster: Cluster, launching: LaunchOptions): Promise<Running> {
  const left = { ...PATIENCE_MS };
  for (;;) {
    const running = await findPostmaster(cluster);
    if (running?.state === 'ready') {
      const adopted = await adopt(cluster, { running, launching });
      if (adopted !== 'unreachable') {
        if (adopted) return adopted;
        continue;
      }
      left.unreachable -= 100;
      if (left.unreachable <= 0) throw unreachable(cluster, running);
    } else if (running) {
      left.changing -= 100;
      if (left.changing <= 0) throw unreachable(cluster, running);
    } else {
      // Once more: whoever stopped the server before us removed it.
      await socketFolder(cluster.name, launching.account);
      const outcome = await launch(cluster, launching);
      if ('postmaster' in outcome) {
        const owner = await takeOwnership(outcome.postmaster, cluster.directory);
        await ensureDatabase(owner);
        return { postmaster: outcome.postmaster, owner, adopted: false };
      }
      left.locked -= 100;
      if (!isStillHeld(outcome.said) || left.locked <= 0) {
        throw await whyNotStarted(cluster, { said: outcome.said, launching });
      }
    }
    await pause(100);
  }
}

/** Undefined when the server was of other settings or version and has been stopped for a new one. */
async function adopt(
  cluster: Cluster,
  { running, launching }: { running: Postmaster; launching: LaunchOptions },
): Promise<Running | 'unreachable' | undefined> {
  let owner: pg.Client;
  try {
    owner = await takeOwnership(running, cluster.directory);
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    return 'unreachable';
  }
  if (running.commandLine !== (await launchLine(cluster, launching))) {
    launching.log('A database server with other settings was left running; starting it anew.');
    await stopPostmaster(cluster, { limitMs: 30_000 });
    return undefined;
  }
  launching.log('Found the database running and took it over.');
  await ensureDatabase(owner);
  return { postmaster: running, owner, adopted: true };
}

const isStillHeld = (said: string) =>
  /lock file ".*" already exists|shared memory block .* still in use/.test(said);

function unreachable(cluster: Cluster, { pid, socketFolder: folder }: Postmaster): StartRefused {
  return new StartRefused(
    `A database server (process ${pid}) runs on ${cluster.directory} but does not answer in ${folder}: stop it with 'kill -INT ${pid}' and start again.`,
  );
}

async function whyNotStarted(
  cluster: Cluster,
  { said, launching }: { said: string; launching: LaunchOptions },
): Promise<StartRefused> {
  // The server's log lies on the same disk, so a full one can keep the server from saying that it is full.
  const isFull = (await diskSpace(cluster.directory)).state === 'full';
  if (isFull || /No space left on device/.test(said)) return diskFull(cluster.directory);
  if (isStillHeld(said)) {
    return new StartRefused(
      `Processes of an earlier database server still use ${cluster.directory}: wait until they end, or end them, and start again.`,
    );
  }
  const line = said.split('\n').findLast((text) => /FATAL|PANIC|error/i.test(text)) ?? said;
  const reason = line.replace(/^.*?(FATAL|PANIC): +/, '');
  return new StartRefused(`The database did not start: ${reason} (all of it is in ${launching.logFile})`);
}
