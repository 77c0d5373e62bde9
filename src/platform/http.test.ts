import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint, line, pageInput, wholeNumber } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { createPerson } from '#test/factories.ts';
import { quiet, testDatabase } from '#test/postgres.ts';
import { type Actor, NOBODY, type Runtime } from './context.ts';
import { openFiles } from './files.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { createMetrics } from './metrics.ts';
import { defineModule } from './module.ts';
import { createQueue } from './queue.ts';

const contract = {
  greet: endpoint({
    method: 'GET',
    path: '/api/sample/greetings/:name',
    summary: 'Greets.',
    who: 'signedIn',
    input: z.object({ name: line(20), times: wholeNumber.default(1), ...pageInput }),
    output: z.object({ greeting: z.string() }),
  }),
  count: endpoint({
    method: 'POST',
    path: '/api/sample/counts',
    summary: 'Counts each call that has an effect.',
    who: ['planner'],
    creates: true,
    input: z.object({ word: line() }),
    output: z.object({ effects: z.number() }),
  }),
  fail: endpoint({
    method: 'POST',
    path: '/api/sample/failures',
    summary: 'Fails in the way that is asked for.',
    who: 'anyone',
    input: z.object({ how: z.enum(['bug', 'refusal', 'lost database', 'lost file', 'null character']) }),
    output: z.object({}),
  }),
  receive: endpoint({
    method: 'POST',
    path: '/api/sample/files',
    summary: 'Takes a file.',
    who: 'anyone',
    upload: { maxBytes: 1000 },
    input: z.object({ fileName: line() }),
    output: z.object({ bytes: z.number() }),
  }),
};

let effects = 0;
const module = defineModule('sample', contract, {
  greet: (_ctx, { name, times }) => ({
    greeting: `Hello ${name}`.repeat(times),
    secret: 'not in the contract',
  }),
  count: async (ctx) => {
    effects += 1;
    await ctx.db.selectFrom('event').select('id').limit(1).execute();
    return { effects };
  },
  fail: async (ctx, { how }) => {
    if (how === 'refusal') refuse('conflict', 'sample.already_there', { current: 7 });
    if (how === 'lost file') await readFile('/nowhere/at/all');
    if (how === 'null character') await sql`select ${'a\u0000b'}::text`.execute(ctx.db);
    if (how === 'lost database') throw Object.assign(new Error('gone'), { code: '57P01' });
    throw new Error('a bug with a secret in its message');
  },
  receive: async (ctx, _input, { upload }) => {
    if (!upload) return refuse('invalid', 'file_missing');
    return { bytes: (await ctx.files.save(upload, 1000)).bytes };
  },
});

const database = await testDatabase();
const runtime: Runtime = {
  db: database.db,
  log: quiet,
  queue: createQueue({ database, log: quiet, jobs: [] }),
  files: openFiles(`/tmp/inward-http-test-${process.pid}`),
  url: 'http://localhost',
  mailFrom: undefined,
  clock: () => '2026-11-23T09:00:00.000Z',
};
const planner = actor(['member', 'planner'], null);
const actors: Record<string, Actor> = {
  'planner-0123456789': planner,
  'member-01234567890': actor(['member'], null),
  'reader-01234567890': actor(['member', 'planner'], ['sample:read']),
};
const house: HttpOptions = {
  runtime,
  modules: [module],
  authenticate: async (_ctx, { bearer, session }) => actors[bearer ?? session ?? ''] ?? null,
  metrics: createMetrics(database.pool),
  trustProxy: false,
  metricsToken: 'a-token-of-sixteen-letters',
  webDirectory: undefined,
};
const app = await createHttp(house);
afterAll(async () => {
  await app.close();
  await database.close();
});

function actor(roles: ('member' | 'planner')[], scopes: string[] | null): Actor {
  const grants = roles.map((role) => ({ role, unitId: null }));
  return { ...NOBODY, kind: 'person', personId: '018f0000-0000-7000-8000-000000000001', grants, scopes };
}

const as = (bearer: string) => ({ authorization: `Bearer ${bearer}` });
const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object, headers = {}) =>
  app.inject({ method: 'POST', url, payload, headers });

describe('the door', () => {
  test('lets in who may, and lets out only what the contract names', async () => {
    const answer = await get('/api/sample/greetings/Aino?times=2', as('member-01234567890'));
    expect(answer.json()).toEqual({ greeting: 'Hello AinoHello Aino' });
  });

  test.each([
    ['nobody', {}, 401, 'sign_in_first'],
    ['a token that is not valid', as('unknown-0123456789'), 401, 'token_not_valid'],
  ])('%s is asked to sign in', async (_who, headers, status, code) => {
    const answer = await get('/api/sample/greetings/Aino', headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, code, type: `urn:inward:problem:${code}` });
  });

  test('a role that is missing is named', async () => {
    const answer = await post('/api/sample/counts', { word: 'a' }, as('member-01234567890'));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      403,
      { code: 'role_needed', roles: ['planner'] },
    ]);
  });

  test('a token does only what its scopes say', async () => {
    expect((await get('/api/sample/greetings/Aino', as('reader-01234567890'))).statusCode).toBe(200);
    const answer = await post('/api/sample/counts', { word: 'a' }, as('reader-01234567890'));
    expect(answer.json()).toMatchObject({ status: 403, code: 'token_lacks_scope', scope: 'sample:write' });
  });

  test('input that does not fit is pointed at by field, without repeating it', async () => {
    const answer = await get(`/api/sample/greetings/${'x'.repeat(30)}?limit=1000`, as('member-01234567890'));
    expect(answer.statusCode).toBe(422);
    const { errors } = answer.json<{ errors: { path: string; code: string }[] }>();
    expect(errors.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'too_big'],
      ['limit', 'too_big'],
    ]);
    expect(answer.body).not.toContain('xxx');
  });

  test.each([
    ['not JSON', '{"word":', 'application/json', 400],
    ['of another kind', '<word/>', 'application/xml', 415],
    ['too large', JSON.stringify({ word: 'a'.repeat(2_000_000) }), 'application/json', 413],
  ])('a body that is %s is a clear problem', async (_what, payload, type, status) => {
    const headers = { ...as('planner-0123456789'), 'content-type': type };
    const answer = await app.inject({ method: 'POST', url: '/api/sample/counts', payload, headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a write that a foreign page makes with our cookie is refused, our own is not', async () => {
    const cookie = { cookie: 'inward_session=planner-0123456789' };
    const foreign = await post(
      '/api/sample/counts',
      { word: 'a' },
      { ...cookie, origin: 'https://elsewhere.example' },
    );
    expect(foreign.json()).toMatchObject({ status: 403, code: 'foreign_origin' });
    const hidden = await post(
      '/api/sample/counts',
      { word: 'a' },
      { ...cookie, 'sec-fetch-site': 'cross-site' },
    );
    expect(hidden.statusCode).toBe(403);
    expect(
      (await post('/api/sample/counts', { word: 'a' }, { ...cookie, origin: 'http://localhost' })).statusCode,
    ).toBe(200);
  });

  test('an upload is streamed, and one that is too large leaves nothing', async () => {
    const send = (payload: Buffer) =>
      app.inject({
        method: 'POST',
        url: '/api/sample/files?fileName=a.csv',
        headers: { 'content-type': 'application/octet-stream' },
        payload,
      });
    expect((await send(Buffer.alloc(1000))).json()).toEqual({ bytes: 1000 });
    expect((await send(Buffer.alloc(1001))).statusCode).toBe(413);
  });
});

describe('errors', () => {
  test('a refusal keeps its code and what helps to mend it', async () => {
    const answer = await post('/api/sample/failures', { how: 'refusal' });
    expect(answer.json()).toMatchObject({ status: 409, code: 'sample.already_there', current: 7 });
  });

  test.each([
    ['a bug', 'bug', 500, 'unexpected'],
    ['a file that is not there: no database that is away', 'lost file', 500, 'unexpected'],
    ['a character that no text in the database can hold', 'null character', 400, 'unreadable_request'],
  ])('%s says nothing of itself', async (_what, how, status, code) => {
    const answer = await post('/api/sample/failures', { how });
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.body).not.toMatch(/secret|nowhere|0x00/);
  });

  test('a database that is away is 503, to be tried again soon', async () => {
    const answer = await post('/api/sample/failures', { how: 'lost database' });
    expect([answer.statusCode, answer.headers['retry-after'], answer.json().code]).toEqual([
      503,
      '1',
      'database_unavailable',
    ]);
  });
});

describe('a creating request that is repeated', () => {
  const headers = (key: string) => ({ ...as('planner-0123456789'), 'idempotency-key': key });

  test('has one effect and one answer', async () => {
    await createPerson(database.db, { id: planner.personId ?? '' });
    const first = await post('/api/sample/counts', { word: 'a' }, headers('k1'));
    const again = await post('/api/sample/counts', { word: 'a' }, headers('k1'));
    expect(again.json()).toEqual(first.json());
  });

  test('ten at once have one effect', async () => {
    const before = effects;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post('/api/sample/counts', { word: 'b' }, headers('k2'))),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(effects).toBe(before + 1);
  });

  test('with other content under the same key is refused', async () => {
    await post('/api/sample/counts', { word: 'c' }, headers('k3'));
    const answer = await post('/api/sample/counts', { word: 'd' }, headers('k3'));
    expect(answer.json()).toMatchObject({ status: 409, code: 'repeat_key_used_for_another_request' });
  });
});

describe('the pages of the platform', () => {
  test('the API describes itself', async () => {
    const { paths, openapi } = (await get('/api/openapi.json')).json();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual([
      '/api/sample/greetings/{name}',
      '/api/sample/counts',
      '/api/sample/failures',
      '/api/sample/files',
    ]);
    const greeting = paths['/api/sample/greetings/{name}'].get;
    expect(greeting.parameters.map((one: { name: string; in: string }) => [one.name, one.in])).toContainEqual(
      ['name', 'path'],
    );
    expect((await get('/api/docs')).body).toContain('/api/sample/counts');
  });

  test('health, readiness and metrics answer; metrics not to strangers', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'alive' });
    expect((await get('/readyz')).json()).toEqual({ status: 'ready' });
    expect((await get('/metrics')).body).toContain('inward_http_seconds');
    const strangers = { url: '/metrics', method: 'GET', remoteAddress: '192.0.2.7' } as const;
    expect((await app.inject(strangers)).statusCode).toBe(404);
    const proxied = { ...strangers, remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' } };
    expect((await app.inject(proxied)).statusCode).toBe(404);
    const known = { ...strangers, headers: as('a-token-of-sixteen-letters') };
    expect((await app.inject(known)).statusCode).toBe(200);
  });

  test('the policy admits no script but our own files', async () => {
    const policy = String((await get('/healthz')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });
});
