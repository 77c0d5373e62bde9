import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '#platform/postgres.ts';
import { prepareTemplate } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; port: number; user: string };
  }
}

/** One server for the run, without fsync (nothing here is to survive), and one template database with the newest schema. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'inward-test-'));
  const server = await startPostgres({
    dataDirectory: directory,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const { host, port, user } = server.connection;
  await prepareTemplate({ host, port, user });
  project.provide('postgres', { host, port, user });
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
