import { access, constants, mkdir } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Config } from '#platform/config.ts';
import { diskSpace, RESERVE_BYTES } from '#platform/disk-space.ts';
import { schemaVersion } from '#platform/migrate.ts';
import { migrations } from '#platform/migrations.ts';
import { type Finding, mailFindings } from './mail-findings.ts';
import { commandLog, openStore } from './product.ts';

const GIBIBYTE = 2 ** 30;

/** Checks configuration, disk, database, clock, and mail with its signature and its way back, and says in words what to do. Ends with 1 when something is wrong. */
export async function doctor(config: Config): Promise<number> {
  const findings: Finding[] = [{ state: 'ok', words: 'Configuration: every setting can be read.' }];
  findings.push(await disk(config), ...(await databaseAndClock(config)), ...(await mailFindings(config)));
  for (const { state, words } of findings) console.log(`${state.padEnd(8)}${words}`);
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}

async function disk({ dataDirectory }: Config): Promise<Finding> {
  try {
    await mkdir(dataDirectory, { recursive: true });
    await access(dataDirectory, constants.W_OK);
  } catch {
    return {
      state: 'wrong',
      words: `Disk: ${dataDirectory} cannot be written; give this account the right, or set INWARD_DATA.`,
    };
  }
  const { freeBytes, state } = await diskSpace(dataDirectory);
  const words = `Disk: ${(freeBytes / GIBIBYTE).toFixed(1)} GiB free below ${dataDirectory}.`;
  if (state === 'full')
    return { state: 'wrong', words: `${words} The database stops when it is full: free some now.` };
  if (state === 'low') {
    return {
      state: 'warning',
      words: `${words} Keep ${(RESERVE_BYTES / GIBIBYTE).toFixed(1)} GiB in reserve.`,
    };
  }
  return { state: 'ok', words };
}

async function databaseAndClock(config: Config): Promise<Finding[]> {
  try {
    const { database, close } = await openStore(config, commandLog(config, 'prints'));
    try {
      const asked = Date.now();
      const { rows } = await sql<{ version: string; major: number; millis: number }>`
        select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
               extract(epoch from clock_timestamp())::float8 * 1000 as millis`.execute(database.db);
      const answer = rows[0] ?? { version: 'unknown', major: 0, millis: 0 };
      const apart = Math.round(Math.abs(answer.millis - (asked + Date.now()) / 2) / 1000);
      return [
        answer.major >= 15
          ? { state: 'ok', words: `Database: PostgreSQL ${answer.version} answers.` }
          : {
              state: 'wrong',
              words: `Database: PostgreSQL ${answer.version} is too old; Inward needs 15 or newer.`,
            },
        schema(await schemaVersion(database.db)),
        apart <= 5
          ? { state: 'ok', words: 'Clock: this machine and the database agree.' }
          : {
              state: 'wrong',
              words: `Clock: this machine and the database are ${apart} s apart; set both by NTP.`,
            },
      ];
    } finally {
      await close();
    }
  } catch (error) {
    return [{ state: 'wrong', words: `Database: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

function schema(version: string | undefined): Finding {
  const newest = Object.keys(migrations).sort().at(-1);
  if (version === newest) return { state: 'ok', words: `Schema: ${version}, the newest.` };
  if (version !== undefined && version > String(newest)) {
    return {
      state: 'wrong',
      words: `Schema: ${version} is newer than this program; run the version that wrote it, or a newer one.`,
    };
  }
  return {
    state: 'warning',
    words: `Schema: ${version ?? 'none yet'}; the next start brings it to ${newest}.`,
  };
}
