// The process that crash-rounds.ts kills: starts the database and commits rows one by one, each reported after its
// commit was acknowledged. Arguments: data directory, number of writers.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../postgres.ts';

const [dataDirectory = '', writers = '4'] = process.argv.slice(2);
const server = await startPostgres({ dataDirectory, log: (line) => process.stderr.write(`${line}\n`) });
const pool = new pg.Pool({ ...server.connection, max: Number(writers), ssl: false });
pool.on('error', () => undefined);
await pool.query(
  'create table if not exists acknowledged (id bigint generated always as identity primary key)',
);
process.stdout.write(`ready ${server.adopted ? 'adopted' : 'started'}\n`);

let stopping = false;
process.once('SIGTERM', () => {
  stopping = true;
});

async function write(): Promise<void> {
  while (!stopping) {
    try {
      const { rows } = await pool.query<{ id: string }>(
        'insert into acknowledged default values returning id',
      );
      // Pipes are written synchronously here (POSIX), so what was reported reaches the reader even after SIGKILL.
      process.stdout.write(`${rows[0]?.id}\n`);
    } catch {
      // The database is away: it is being killed, or it is coming back.
      await pause(10);
    }
  }
}

await Promise.all(Array.from({ length: Number(writers) }, write));
await pool.end();
await server.stop();
process.stdout.write('stopped\n');
if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
