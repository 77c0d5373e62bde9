import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Endpoint } from '#kernel/contract.ts';
import { newId } from '#kernel/ids.ts';
import { createContext, NOBODY, type Runtime } from './context.ts';
import { isUnavailable } from './database.ts';
import { DOCS_STYLE, docsPage } from './http/docs-page.ts';
import { type Authenticate, openDoor } from './http/door.ts';
import { serveLive } from './http/live-stream.ts';
import { openApi } from './http/openapi.ts';
import { problemOf } from './http/problems.ts';
import { serveWeb } from './http/web.ts';
import type { Live } from './live.ts';
import type { Metrics } from './metrics.ts';
import type { Module } from './module.ts';
import { hashToken, sameBytes } from './secrets.ts';

export interface HttpOptions {
  readonly runtime: Runtime;
  readonly modules: readonly Module[];
  readonly authenticate: Authenticate;
  readonly metrics: Metrics;
  /** Live updates of open screens; none in tests that do not ask for them. */
  readonly live?: Live | undefined;
  /** Whether one reverse proxy stands before us and appends the address that it was asked from to `X-Forwarded-For`. */
  readonly trustProxy: boolean;
  readonly metricsToken: string | undefined;
  /** Folder of the built browser application; none in tests of the API. */
  readonly webDirectory: string | undefined;
  /** Requests a minute of one session, or from one address without, for endpoints that set no stricter limit. */
  readonly perMinute?: number;
}

const MAX_BODY_BYTES = 1_048_576;

/** Builds the HTTP server: platform pages, all contracts, the browser application. The caller listens and closes. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { runtime } = options;
  const secure = runtime.url.startsWith('https:');
  const app = fastify({
    logger: false,
    // Only what our own proxy wrote, which stands last, is believed: whatever stands before it, a caller may have sent
    // themselves, and with it would have a limit of their own for every request.
    trustProxy: options.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => newId(),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  await app.register(cookie);
  await app.register(helmet, helmetOptions(secure));
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(rateLimit, {
    global: true,
    max: options.perMinute ?? 1200,
    timeWindow: 60_000,
    keyGenerator: askedBy,
    // Built files are cached for good and cost nothing; a first visit fetches dozens at once.
    allowList: ({ url }) => url.startsWith('/assets/'),
  });
  // Uploads reach their handler as a stream; nothing is parsed for them.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  // Mail programs leave a list with a form (RFC 8058) whose one field says no more than that they do.
  app.addContentTypeParser(
    ['application/x-www-form-urlencoded', 'multipart/form-data'],
    { parseAs: 'string', bodyLimit: 4_096 },
    (_request, _body, done) => done(null, {}),
  );
  observe(app, options);
  pages(app, options);
  const house = { secure, origin: runtime.url };
  if (options.live)
    serveLive(app, { runtime, live: options.live, house, authenticate: options.authenticate });
  const openFor = openDoor(house);
  for (const module of options.modules) {
    for (const [name, endpoint] of Object.entries(module.contract)) {
      const handler = module.handlers[name];
      if (!handler) throw new Error(`${module.name}.${name} has no handler`);
      const enter = openFor({ moduleName: module.name, endpoint, handler });
      app.route({
        method: endpoint.method,
        url: endpoint.path,
        ...(endpoint.upload ? { bodyLimit: endpoint.upload.maxBytes } : {}),
        config: { ...limitOf(endpoint), sealed: endpoint.sealed === true },
        handler: async (request, reply) => {
          const ctx = createContext(runtime, NOBODY, endpoint.sealed ? null : request.id);
          return enter(ctx, { request, reply, authenticate: options.authenticate });
        },
      });
    }
  }
  await serveWeb(app, options.webDirectory);
  return app;
}

/** Who may ask how often; an endpoint that is to lead to nobody counts for itself, without addresses. */
function limitOf({ sealed, perMinute }: Endpoint) {
  if (sealed) return { rateLimit: false as const };
  if (!perMinute) return {};
  return {
    rateLimit: {
      max: perMinute,
      timeWindow: 60_000,
      keyGenerator: ({ ip }: FastifyRequest) => ip,
    },
  };
}

function helmetOptions(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginEmbedderPolicy: false,
  };
}

/** Turns errors into problem documents and keeps the log and the metrics. */
function observe(app: FastifyInstance, { runtime, metrics }: HttpOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id);
    const sealed = isSealed(request);
    const where = sealed ? {} : { requestId: request.id, route: routeOf(request) };
    // The database says of a row that it refused what stood in it.
    const reason = sealed ? { reason: error instanceof Error ? error.name : 'unknown' } : { err: error };
    if (problem.status === 500) runtime.log.error({ ...where, ...reason }, 'unexpected');
    if (isUnavailable(error)) runtime.log.warn({ ...where }, 'the database cannot be reached');
    if (problem.status === 503) reply.header('retry-after', '1');
    reply.status(problem.status).type('application/problem+json').send(problem);
  });
  app.addHook('onResponse', async (request, reply) => {
    if (isSealed(request)) return;
    const route = routeOf(request);
    metrics.request({
      method: request.method,
      route,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
    runtime.log.debug(
      { requestId: request.id, method: request.method, route, status: reply.statusCode },
      'answered',
    );
  });
}

/**
 * Whoever shows a session or a token is counted by it: a whole office often has one address. What must not be tried often
 * (`perMinute` of an endpoint) is counted by address, so a made-up session gains nothing there.
 */
function askedBy({ cookies, headers, ip }: FastifyRequest): string {
  const shown = cookies['__Host-inward_session'] ?? cookies['inward_session'] ?? headers.authorization;
  return shown ? hashToken(shown).toString('base64') : ip;
}

function pages(app: FastifyInstance, { runtime, modules, metrics, metricsToken }: HttpOptions): void {
  // Made when they are first asked for: describing every endpoint is a tenth of the time that a start takes.
  const description = once(() => JSON.stringify(openApi(modules, runtime.url)));
  const reference = once(() => docsPage(modules));
  const send = (reply: FastifyReply, type: string, body: string) => reply.type(type).send(body);
  app.get('/api/openapi.json', (_request, reply) => send(reply, 'application/json', description()));
  app.get('/api/docs', (_request, reply) => send(reply, 'text/html; charset=utf-8', reference()));
  app.get('/api/docs.css', (_request, reply) => send(reply, 'text/css; charset=utf-8', DOCS_STYLE));
  app.get('/healthz', () => ({ status: 'alive' }));
  app.get('/readyz', async () => {
    await runtime.db.selectFrom('event').select('id').limit(1).execute();
    return { status: 'ready' };
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) return reply.callNotFound();
    return send(reply, metrics.contentType, await metrics.text());
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Only this machine, and not through a proxy on it, or whoever has the token. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  if (token && sameBytes(given, Buffer.from(`Bearer ${token}`))) return true;
  const peer = request.socket.remoteAddress ?? '';
  return (
    /^(::1|127\.|::ffff:127\.)/.test(peer) &&
    !request.headers['x-forwarded-for'] &&
    !request.headers.forwarded
  );
}

function isSealed({ routeOptions }: FastifyRequest): boolean {
  return 'sealed' in routeOptions.config && routeOptions.config.sealed === true;
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
