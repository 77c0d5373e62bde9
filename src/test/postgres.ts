import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { installQueue } from '#assemble.ts';
import { newRandomId } from '#kernel/ids.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { migrations } from '#platform/migrations.ts';

export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}

const TEMPLATE = 'inward_template';
export const quiet = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** Makes the template that every test file clones: the newest schema and the queue's tables. */
export async function prepareTemplate(server: TestServer): Promise<void> {
  await admin(server, `create database ${TEMPLATE}`);
  const database = open(server, TEMPLATE);
  await migrate(database.db, migrations, { log: quiet });
  await installQueue(database, quiet);
  await database.close();
}

/** A database of the file's own, about 50 ms. Close it in `afterAll`. */
export async function testDatabase(): Promise<Database & { readonly name: string }> {
  const server = inject('postgres');
  const name = `t_${newRandomId().replaceAll('-', '')}`;
  await admin(server, `create database ${name} template ${TEMPLATE}`);
  return { ...open(server, name), name };
}

function open(server: TestServer, database: string): Database {
  return openDatabase({ connection: { ...server, database }, poolSize: 6, log: quiet });
}

async function admin(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
