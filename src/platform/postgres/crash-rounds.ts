import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../postgres.ts';
import { locateCluster } from './cluster.ts';
import { findPostmaster } from './postmaster.ts';

/** Which process is killed in the middle of the writes. */
export type Victim = 'node' | 'postmaster' | 'both';

/** What one kill -9 showed. */
export interface CrashRound {
  /** Commits that were acknowledged to the writer. */
  readonly acknowledged: number;
  /** Of these, the ones that the restarted database does not have. */
  readonly lost: number;
  /** From the start, or for `postmaster` from the kill, to the first answer or commit. */
  readonly recoveryMs: number;
  /** Whether the restart found the server still running. */
  readonly adopted: boolean;
}

/**
 * Kills the writer, its database server or both with SIGKILL after some acknowledged commits, starts again and
 * compares. After the kill of the server alone the writer must go on by itself.
 *
 * @throws when a start fails or the writer does not recover.
 */
export async function crashRound(options: {
  dataDirectory: string;
  victim: Victim;
  /** How many acknowledged commits come before the kill. */
  commits: number;
}): Promise<CrashRound> {
  const { dataDirectory, victim, commits } = options;
  const writer = startWriter(dataDirectory);
  await writer.reaches(commits);
  const postmaster = await findPostmaster(await locateCluster(dataDirectory));
  if (!postmaster) throw new Error('The writer commits, but no server is found');
  if (victim !== 'node') process.kill(postmaster.pid, 'SIGKILL');
  const killedAt = performance.now();
  let backMs: number | undefined;
  if (victim === 'postmaster') {
    // Answers that were already under way when the server died may still come in.
    await writer.reaches(writer.ids.length + 20);
    backMs = performance.now() - killedAt;
    writer.child.kill('SIGTERM');
  } else {
    writer.child.kill('SIGKILL');
  }
  await writer.ended;
  const restarted = await restart(dataDirectory, writer.ids);
  return { acknowledged: writer.ids.length, ...restarted, recoveryMs: backMs ?? restarted.recoveryMs };
}

function startWriter(dataDirectory: string) {
  const program = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [program, dataDirectory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ids: string[] = [];
  let said = '';
  let waiting: { count: number; resolve: () => void; reject: (error: Error) => void } | undefined;
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  if (!child.stdout) throw new Error('The writer has no output');
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (/^\d+$/.test(line)) ids.push(line);
    if (waiting && ids.length >= waiting.count) waiting.resolve();
  });
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
  void ended.then(() => waiting?.reject(new Error(`The writer ended: ${said}`)));
  const reaches = (count: number) =>
    new Promise<void>((resolve, reject) => {
      waiting = { count, resolve, reject };
      if (ids.length >= count) resolve();
    });
  return { child, ids, ended, reaches };
}

async function restart(dataDirectory: string, ids: readonly string[]) {
  const startedAt = performance.now();
  const server = await startPostgres({ dataDirectory });
  const client = new pg.Client({ ...server.connection, ssl: false });
  try {
    await client.connect();
    await client.query('select 1');
    const recoveryMs = performance.now() - startedAt;
    const { rows } = await client.query<{ lost: number }>(
      'select count(*)::int as lost from unnest($1::bigint[]) as given(id) where not exists (select from acknowledged where acknowledged.id = given.id)',
      [ids],
    );
    return { lost: rows[0]?.lost ?? ids.length, recoveryMs, adopted: server.adopted };
  } finally {
    await client.end();
    await server.stop();
  }
}
