import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/errors.ts';
import { createContext, NOBODY, type Runtime } from '../context.ts';
import type { Live } from '../live.ts';
import { type Authenticate, type House, recognise } from './door.ts';

interface LiveStreamOptions {
  readonly runtime: Runtime;
  readonly live: Live;
  readonly house: House;
  readonly authenticate: Authenticate;
}

const MAX_TOPICS = 50;
const TOPIC = /^[a-z]+\.[a-zA-Z]+:[0-9a-f-]{36}$/;
// Shorter than the minute after which proxies take a silent answer for dead.
const HEARTBEAT_MS = 25_000;

/**
 * `GET /api/live?topics=…`: server-sent events (WHATWG HTML, 9.2) that say which object changed and nothing about it; the screen asks
 * again through its endpoint, which decides what this reader may see. Whoever is signed out meanwhile is sent away.
 */
export function serveLive(
  app: FastifyInstance,
  { runtime, live, house, authenticate }: LiveStreamOptions,
): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });
  app.get<{ Querystring: { topics?: string } }>('/api/live', async (request, reply) => {
    const topics = (request.query.topics ?? '').split(',').filter((topic) => TOPIC.test(topic));
    if (topics.length === 0 || topics.length > MAX_TOPICS)
      refuse('invalid', 'live_topics', { maximum: MAX_TOPICS });
    const nobody = () => createContext(runtime, NOBODY, request.id);
    const whoIsIt = () => recognise(house, nobody(), { request, reply, authenticate });
    if (!(await whoIsIt())?.personId) refuse('unauthenticated', 'sign_in_first');

    reply.hijack();
    const { raw } = reply;
    // Whoever went away while we asked who they are closes no second time: nothing would ever end the stream.
    if (raw.destroyed) return;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n\n');
    const unsubscribe = live.subscribe(new Set(topics), (topic) =>
      raw.write(`event: changed\ndata: ${topic}\n\n`),
    );
    const heartbeat = setInterval(() => {
      whoIsIt().then(
        (actor) => (actor?.personId ? raw.write(': still here\n\n') : end()),
        () => end(),
      );
    }, HEARTBEAT_MS);
    function end() {
      clearInterval(heartbeat);
      unsubscribe();
      open.delete(end);
      raw.end();
    }
    open.add(end);
    request.raw.once('close', end);
  });
}
