import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint, FileAnswer, InputOf, RedirectAnswer } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { type Actor, type Context, hasRole } from '../context.ts';
import type { Exchange, Handler } from '../module.ts';
import { InvalidInput } from './problems.ts';
import { onlyOnce } from './repeat.ts';

/** What a request brings to prove who it is. */
export interface Credentials {
  readonly session: string | undefined;
  readonly bearer: string | undefined;
}

/**
 * Finds who stands behind a cookie or token, null when it is not valid; may give the browser a new cookie for the old.
 * Without an exchange it only looks: no cookie can be given, and nobody has come.
 */
export type Authenticate = (
  ctx: Context,
  credentials: Credentials,
  exchange?: Pick<Exchange, 'setCookie'>,
) => Promise<Actor | null>;

export interface House {
  readonly secure: boolean;
  /** The only origin that writes may come from. */
  readonly origin: string;
}

interface Room {
  readonly moduleName: string;
  readonly endpoint: Endpoint;
  readonly handler: Handler<Endpoint>;
}

export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly authenticate: Authenticate;
}

/**
 * The way in to every endpoint: who is it (401), may they (403), does the input fit (422), do the work, and let out
 * only what the contract names.
 */
export function openDoor(house: House) {
  return ({ moduleName, endpoint, handler }: Room) =>
    async (nobody: Context, { request, reply, authenticate }: Visit): Promise<unknown> => {
      const exchange = exchangeOf(house, { request, reply, endpoint });
      if (endpoint.sealed) {
        refuseCredentials(house, { request, reply, authenticate });
        return sendAnswer(endpoint, await handler(nobody, parseInput(endpoint, request), exchange), reply);
      }
      const actor = await identify(house, nobody, { request, reply, authenticate });
      const ctx = actor ? nobody.as(actor) : nobody;
      admit(ctx, endpoint, moduleName);
      const input = parseInput(endpoint, request);
      const key = request.headers['idempotency-key'];
      const answer =
        endpoint.creates && typeof key === 'string' && ctx.actor.personId
          ? await onlyOnce(
              ctx,
              {
                actorKey: ctx.actor.personId,
                endpoint: `${endpoint.method} ${endpoint.path}`,
                key: key.slice(0, 200),
                input,
              },
              async (tx) => handler(tx, input, exchange),
            )
          : await handler(ctx, input, exchange);
      return sendAnswer(endpoint, answer, reply);
    };
}

/** Who stands at the door: by token, or by cookie from a page of our own. */
async function identify(house: House, nobody: Context, visit: Visit): Promise<Actor | null> {
  const { request, reply, authenticate } = visit;
  const credentials = credentialsOf(house, visit);
  if (!credentials.bearer) refuseForeignOrigin(request, house.origin);
  const actor =
    credentials.session || credentials.bearer
      ? await authenticate(nobody, credentials, exchangeOf(house, { request, reply }))
      : null;
  if (credentials.bearer && !actor) refuse('unauthenticated', 'token_not_valid');
  return actor;
}

/** Turned away unread: looking whose session it is would note that it was here, beside what came with it. */
function refuseCredentials(house: House, visit: Visit): void {
  const { session } = credentialsOf(house, visit);
  if (session !== undefined || visit.request.headers.authorization !== undefined)
    refuse('conflict', 'send_without_session');
  refuseForeignOrigin(visit.request, house.origin);
}

/** Who listens to a stream. It is asked again and again while the stream is open, which is no visit and can set no cookie. */
export async function recognise(house: House, nobody: Context, visit: Visit): Promise<Actor | null> {
  return visit.authenticate(nobody, credentialsOf(house, visit));
}

function credentialsOf(house: House, { request, reply }: Visit): Credentials {
  return {
    session: exchangeOf(house, { request, reply }).cookie('inward_session'),
    bearer: bearerOf(request),
  };
}

function admit(ctx: Context, endpoint: Endpoint, moduleName: string): void {
  const { who } = endpoint;
  if (who === 'anyone') return;
  if (!ctx.actor.personId) refuse('unauthenticated', 'sign_in_first');
  const scope = `${moduleName}:${endpoint.method === 'GET' ? 'read' : 'write'}`;
  if (ctx.actor.scopes && !ctx.actor.scopes.includes(scope))
    refuse('forbidden', 'token_lacks_scope', { scope });
  if (who !== 'signedIn' && !hasRole(ctx.actor, ...who))
    refuse('forbidden', 'role_needed', { roles: [...who] });
}

function parseInput(endpoint: Endpoint, request: FastifyRequest): InputOf<Endpoint> {
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.upload !== undefined;
  const given = inQuery ? request.query : request.body;
  const fields = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  const parsed = endpoint.input.safeParse({ ...fields, ...asObject(request.params) });
  if (!parsed.success) throw new InvalidInput(parsed.error);
  return parsed.data;
}

function sendAnswer(endpoint: Endpoint, answer: unknown, reply: FastifyReply): unknown {
  if (endpoint.output === 'redirect') {
    // Safe: the handler's type is made from `output: 'redirect'`.
    const { location } = answer as RedirectAnswer;
    return reply.header('cache-control', 'private, no-store').redirect(location, 303);
  }
  if (endpoint.output === 'file') {
    // Safe: the handler's type is made from `output: 'file'`.
    return sendFile(answer as FileAnswer, reply);
  }
  reply.header('cache-control', 'private, no-cache').type('application/json; charset=utf-8');
  // Safe: the handler's type is made from `answer: 'ready'`.
  if (endpoint.answer === 'ready') return reply.send(answer as string);
  return reply.send(JSON.stringify(endpoint.output.parse(answer)));
}

function sendFile(file: FileAnswer, reply: FastifyReply): unknown {
  const { body, shown } = file;
  const disposition = shown ? 'inline' : 'attachment';
  const name = encodeURIComponent(file.fileName);
  reply.type(file.contentType).header('content-disposition', `${disposition}; filename*=UTF-8''${name}`);
  // Whatever a browser takes it for, it runs nothing and asks for nothing.
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  if (!shown) reply.header('cache-control', 'private, no-store');
  else {
    const tag = `"${shown.tag}"`;
    reply.header('cache-control', 'private, max-age=31536000, immutable').header('etag', tag);
    // Mail in a browser stands on another site; without this it may not show what we drew for it.
    reply.header('cross-origin-resource-policy', 'cross-origin');
    if (reply.request.headers['if-none-match']?.includes(tag)) {
      if (body instanceof Readable) body.destroy();
      return reply.code(304).send();
    }
  }
  return reply.send(
    typeof body === 'string' || body instanceof Uint8Array
      ? Buffer.from(body)
      : Readable.from(body, { objectMode: false }),
  );
}

/**
 * Cross-site writes are refused by their origin, besides same-site cookies. A request without `Origin` and without
 * `Sec-Fetch-Site` does not come from a browser, and so carries no cookie that its user did not put there.
 */
function refuseForeignOrigin(request: FastifyRequest, origin: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const from = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const sameHost = from !== undefined && URL.parse(from)?.host === request.headers.host;
  if (from !== undefined ? from !== origin && !sameHost : site !== undefined && site !== 'same-origin') {
    refuse('forbidden', 'foreign_origin');
  }
}

function exchangeOf(
  house: House,
  { request, reply, endpoint }: { request: FastifyRequest; reply: FastifyReply; endpoint?: Endpoint },
): Exchange {
  // The prefix makes browsers refuse the cookie from any other host or path; it needs https.
  const named = (name: string) => (house.secure ? `__Host-${name}` : name);
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: house.secure };
  return {
    address: endpoint?.sealed ? '' : request.ip,
    userAgent: endpoint?.sealed ? '' : String(request.headers['user-agent'] ?? '').slice(0, 300),
    cookie: (name) => request.cookies[named(name)],
    setCookie: (name, value, { maxAgeSeconds }) =>
      void reply.setCookie(named(name), value, { ...cookieOptions, maxAge: maxAgeSeconds }),
    clearCookie: (name) => void reply.clearCookie(named(name), cookieOptions),
    upload: endpoint?.upload && request.body instanceof Readable ? request.body : undefined,
  };
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w.~+/-]{16,200}=*)$/.exec(request.headers.authorization ?? '')?.[1];
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
