import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const NONCE_MARK = '__STYLE_NONCE__';

/**
 * Serves the built browser application: hashed assets for a year (precompressed when built), and the one page for every other
 * address. The page's styles that are made at run time carry a fresh nonce, so that the policy needs no `unsafe-inline`.
 */
export async function serveWeb(app: FastifyInstance, directory: string | undefined): Promise<void> {
  const page = directory ? await readFile(join(directory, 'index.html'), 'utf8') : undefined;
  if (directory) {
    await app.register(fastifyStatic, {
      root: directory,
      prefix: '/',
      index: false,
      wildcard: true,
      preCompressed: true,
      globIgnore: ['index.html'],
      setHeaders(reply, path) {
        const hashed = /[/\\]assets[/\\]/.test(path);
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (page && wantsPage(request)) return sendPage(reply, page);
    return reply.status(404).type('application/problem+json').send({
      type: 'urn:inward:problem:no_such_address',
      title: 'Not found',
      status: 404,
      code: 'no_such_address',
      requestId: request.id,
    });
  });
  if (page) app.get('/', (_request, reply) => sendPage(reply, page));
}

function wantsPage(request: FastifyRequest): boolean {
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !request.url.startsWith('/api/') &&
    String(request.headers.accept ?? '').includes('text/html')
  );
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header(
    'content-security-policy',
    policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
  );
  return reply
    .status(200)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE_MARK, nonce));
}
