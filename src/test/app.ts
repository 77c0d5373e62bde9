import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Insertable } from 'kysely';
import { afterAll } from 'vitest';
import { assemble } from '#assemble.ts';
import type { CallOf, Endpoint, OutputOf } from '#kernel/contract.ts';
import { newId, newRandomId } from '#kernel/ids.ts';
import type { Role } from '#kernel/roles.ts';
import type { PersonTable } from '#modules/people/tables.ts';
import { type Actor, NOBODY } from '#platform/context.ts';
import type { Problem } from '#platform/http/problems.ts';
import { createPerson } from './factories.ts';
import { quiet, testDatabase } from './postgres.ts';

/** Somebody who uses the product through HTTP. */
export interface Visitor {
  readonly id: string;
  readonly actor: Actor;
  /** The answer; a problem fails the test. */
  call<E extends Endpoint>(endpoint: E, input: CallOf<E>, options?: CallOptions): Promise<OutputOf<E>>;
  /** The problem document; an answer fails the test. */
  refused<E extends Endpoint>(endpoint: E, input: unknown, options?: CallOptions): Promise<Problem>;
}

export interface CallOptions {
  readonly headers?: Record<string, string>;
  /** The streamed body of an upload. */
  readonly body?: Uint8Array | string;
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;

/** The whole product on a database of its own, with a clock that the test sets. Closes itself after the file. */
export async function testApp() {
  const database = await testDatabase();
  const filesDirectory = await mkdtemp(join(tmpdir(), 'inward-files-'));
  const actors = new Map<string, Actor>();
  let now = '2026-11-23T09:00:00.000Z';
  const product = assemble({
    database,
    log: quiet,
    url: 'http://localhost',
    filesDirectory,
    mailFrom: 'Inward <inward@example.org>',
    clock: () => now,
  });
  const http = await product.http({
    authenticate: async (_ctx, { bearer }) => (bearer ? (actors.get(bearer) ?? null) : null),
    trustProxy: false,
    metricsToken: undefined,
    webDirectory: undefined,
    perMinute: 1_000_000,
  });
  afterAll(async () => {
    await http.close();
    await product.queue.stop();
    await database.close();
    await rm(filesDirectory, { recursive: true, force: true });
  });

  async function send(
    bearer: string | undefined,
    endpoint: Endpoint,
    { input, headers = {}, body }: CallOptions & { input: unknown },
  ) {
    const { method, url, payload } = toRequest(endpoint, input);
    return http.inject({
      method,
      url,
      headers: {
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(endpoint.upload ? { 'content-type': 'application/octet-stream' } : {}),
        ...headers,
      },
      ...(endpoint.upload ? { payload: Buffer.from(body ?? '') } : payload === undefined ? {} : { payload }),
    });
  }

  function visitor(actor: Actor, bearer: string | undefined): Visitor {
    return {
      id: actor.personId ?? '',
      actor,
      async call(endpoint, input, options = {}) {
        const response = await send(bearer, endpoint, { ...options, input });
        if (response.statusCode >= 400)
          throw new Error(`${endpoint.method} ${endpoint.path}: ${response.body}`);
        // What the endpoint let out was parsed by its own schema on the way.
        return (
          endpoint.output === 'file' ? new Blob([Uint8Array.from(response.rawPayload)]) : response.json()
        ) as never;
      },
      async refused(endpoint, input, options = {}) {
        const response = await send(bearer, endpoint, { ...options, input });
        if (response.statusCode < 400)
          throw new Error(`${endpoint.method} ${endpoint.path} was not refused: ${response.body}`);
        return response.json();
      },
    };
  }

  return {
    ...product,
    http,
    db: database.db,
    database,
    setClock: (at: string) => {
      now = at;
    },
    nobody: visitor(NOBODY, undefined),
    /** A new person, signed in with the roles. */
    async person(
      roles: readonly Role[] = [],
      facts: Partial<Insertable<PersonTable>> = {},
    ): Promise<Visitor> {
      const person = await createPerson(database.db, facts);
      const grants = ['member' as const, ...roles].map((role) => ({ role, unitId: null }));
      const actor: Actor = { ...NOBODY, kind: 'person', personId: person.id, credentialId: newId(), grants };
      const bearer = newRandomId();
      actors.set(bearer, actor);
      return visitor(actor, bearer);
    },
  };
}

/** Splits an input into path, query and body as the browser's client does. */
function toRequest(endpoint: Endpoint, input: unknown) {
  const rest: Record<string, unknown> = { ...(typeof input === 'object' ? input : {}) };
  const path = endpoint.path.replace(/:(\w+)/g, (_match, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && !endpoint.upload)
    return { method: endpoint.method, url: path, payload: rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(name, String(one));
  }
  return { method: endpoint.method, url: query.size > 0 ? `${path}?${query}` : path, payload: undefined };
}
