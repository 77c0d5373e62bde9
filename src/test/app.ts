import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Insertable } from 'kysely';
import { afterAll } from 'vitest';
import { assemble } from '#assemble.ts';
import type { CallOf, Endpoint, OutputOf } from '#kernel/contract.ts';
import { newId } from '#kernel/ids.ts';
import { GRANTABLE_ROLES, type Role } from '#kernel/roles.ts';
import { authenticate } from '#modules/access/service/authenticate.ts';
import { openSession } from '#modules/access/service/session.ts';
import type { PersonTable } from '#modules/people/tables.ts';
import { type Actor, NOBODY } from '#platform/context.ts';
import type { Db } from '#platform/database.ts';
import type { Problem } from '#platform/http/problems.ts';
import type { Log } from '#platform/log.ts';
import type { Mailer } from '#platform/mail.ts';
import type { IdentityProvider } from '#platform/oidc.ts';
import { hashToken } from '#platform/secrets.ts';
import type { Post } from '#platform/smtp/post.ts';
import { createPerson } from './factories.ts';
import { quiet, testDatabase } from './postgres.ts';
import { visitorsOf } from './visitor.ts';

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
  /** The network address that the request comes from. */
  readonly address?: string;
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;

/** The whole product on a database of its own, with a clock that the test sets. Closes itself after the file. */
export async function testApp(
  options: {
    mail?: Mailer;
    post?: Post;
    log?: Log;
    identityProvider?: IdentityProvider;
    /** Where a browser finds it, and what it finds there; see `clocked-product.ts`. */
    web?: { readonly url: string; readonly directory: string };
  } = {},
) {
  const database = await testDatabase();
  const filesDirectory = await mkdtemp(join(tmpdir(), 'inward-files-'));
  let now = '2026-11-23T09:00:00.000Z';
  const product = assemble({
    database,
    log: options.log ?? quiet,
    url: options.web?.url ?? 'http://localhost',
    filesDirectory,
    mailFrom: 'Inward <inward@example.org>',
    mail: options.mail,
    post: options.post,
    identityProvider: options.identityProvider,
    clock: () => now,
  });
  const http = await product.http({
    authenticate,
    trustProxy: false,
    metricsToken: undefined,
    webDirectory: options.web?.directory,
    perMinute: 1_000_000,
  });
  afterAll(async () => {
    await http.close();
    await product.queue.stop();
    await database.close();
    await rm(filesDirectory, { recursive: true, force: true });
  });

  const visitor = visitorsOf(http);

  /** A session of the person's own, opened as signing in opens it. */
  async function session(personId: string): Promise<{ token: string; openedAt: string }> {
    const opening = {
      personId,
      method: 'password',
      userAgent: 'test',
      browser: hashToken(personId),
    } as const;
    const { token } = await openSession(product.context(), opening);
    return { token, openedAt: now };
  }

  return {
    ...product,
    http,
    db: database.db,
    database,
    session,
    setClock: (at: string) => {
      now = at;
    },
    nobody: visitor(NOBODY, { cookies: async () => new Map(), keep: () => undefined }),
    /** A browser of its own that keeps its cookies, with nobody signed in yet. */
    browser: (kept: Map<string, string> = new Map()): Visitor =>
      visitor(NOBODY, { cookies: async () => kept, keep: (name, value) => void kept.set(name, value) }),
    /** A new person, signed in with the roles; a manager is somebody with a report. */
    async person(
      roles: readonly Role[] = [],
      facts: Partial<Insertable<PersonTable>> = {},
    ): Promise<Visitor> {
      const { id } = await createPerson(database.db, facts);
      await giveRoles(database.db, id, { roles, at: now });
      let current = await session(id);
      const credentials = { session: current.token, bearer: undefined };
      const actor = await authenticate(product.context(NOBODY), credentials);
      return visitor(actor ?? NOBODY, {
        async cookies() {
          // A test may let months go by; whoever comes back then signs in again.
          if (daysFrom(current.openedAt, now) > 10) current = await session(id);
          return new Map([['inward_session', current.token]]);
        },
        keep(name, value) {
          if (name === 'inward_session') current = { token: value, openedAt: now };
        },
      });
    },
  };
}

async function giveRoles(
  db: Db,
  personId: string,
  { roles, at }: { roles: readonly Role[]; at: string },
): Promise<void> {
  const held = GRANTABLE_ROLES.filter((role) => roles.includes(role));
  const grants = held.map((role) => ({
    id: newId(),
    personId,
    role,
    unitId: null,
    grantedBy: null,
    grantedAt: at,
  }));
  if (grants.length > 0) await db.insertInto('access_grant').values(grants).execute();
  if (roles.includes('manager')) await createPerson(db, { managerId: personId });
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
