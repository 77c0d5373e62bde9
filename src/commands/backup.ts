import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installQueue } from '#assemble.ts';
import { type BackupReport, backup, restore } from '#platform/backup.ts';
import type { Config } from '#platform/config.ts';
import { migrate } from '#platform/migrate.ts';
import { migrations } from '#platform/migrations.ts';
import { commandLog, openOwnStore, openStore } from './product.ts';
import { UsageError } from './usage.ts';

/** Saves database and uploads into one file; the product may go on running. */
export async function backupCommand(config: Config, args: readonly string[]): Promise<number> {
  const [file] = args;
  if (!file) throw new UsageError('Say where to: inward backup FILE');
  const { database, close } = await openStore(config, commandLog(config, 'prints'));
  try {
    const report = await backup({
      connection: database.connection,
      filesDirectory: join(config.dataDirectory, 'files'),
      target: resolve(file),
      appVersion: appVersion(),
    });
    console.log(`Saved ${inWords(report)} in ${file}.`);
  } finally {
    await close();
  }
  return 0;
}

/** Puts a backup back into an empty data directory or database. */
export async function restoreCommand(config: Config, args: readonly string[]): Promise<number> {
  const [file] = args;
  if (!file) throw new UsageError('Say from where: inward restore FILE');
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const log = commandLog(config, 'prints');
  const { database, close } = await openOwnStore(config, log);
  try {
    const report = await restore({
      connection: database.connection,
      filesDirectory: join(config.dataDirectory, 'files'),
      source: resolve(file),
      knownMigrations: Object.keys(migrations),
      migrate: async (target) => {
        await migrate(database.db, migrations, { log, target });
        await installQueue(database, log);
      },
    });
    console.log(`Restored ${inWords(report)} from ${file}. Start with: npm start`);
  } finally {
    await close();
  }
  return 0;
}

function inWords({ tables, rows, files, bytes }: BackupReport): string {
  return `${rows} rows of ${tables} tables and ${files} uploads (${(bytes / 2 ** 20).toFixed(1)} MiB)`;
}

/** The version in the nearest package.json above: beside the sources, or above the bundle. */
function appVersion(): string {
  let folder = fileURLToPath(new URL('.', import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return String(version);
}
