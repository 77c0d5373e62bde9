import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Tables } from './database.ts';
import type { Log } from './log.ts';

export class MigrationFailed extends Error {
  constructor(name: string, cause: unknown) {
    super(`The migration ${name} failed; the database is as it was before it.`, { cause });
    this.name = 'MigrationFailed';
  }
}

/** Migrations by name (`20261121T0900-people`); the names sort in the order in which they run. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings the schema to the newest version, or to `target`. Several processes may start at once: Kysely's migrator
 * holds an advisory lock, the others wait and find nothing left to do. Each migration is one transaction.
 */
export async function migrate(
  db: Kysely<Tables>,
  migrations: Migrations,
  options: { log: Log; target?: string },
): Promise<void> {
  const migrator = new Migrator({
    db: db.withoutPlugins(),
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: 'platform_migration',
    migrationLockTableName: 'platform_migration_lock',
  });
  const { error, results } = options.target
    ? await migrator.migrateTo(options.target)
    : await migrator.migrateToLatest();
  for (const result of results ?? []) {
    if (result.status === 'Success') options.log.info({ migration: result.migrationName }, 'migrated');
    if (result.status === 'Error') throw new MigrationFailed(result.migrationName, error);
  }
  if (error) throw error;
}

/** The newest migration that the database has, undefined when it is empty. */
export async function schemaVersion(db: Kysely<Tables>): Promise<string | undefined> {
  const found = await sql<{
    there: boolean;
  }>`select to_regclass('platform_migration') is not null as there`.execute(db);
  if (!found.rows[0]?.there) return undefined;
  const newest = await sql<{ name: string }>`select max(name) as name from platform_migration`.execute(db);
  return newest.rows[0]?.name ?? undefined;
}
