import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '#kernel/contract.ts';
import type { Actor } from '#platform/context.ts';
import type { CallOptions, Visitor } from './app.ts';

/** Where a visitor keeps cookies. */
export interface Jar {
  cookies(): Promise<ReadonlyMap<string, string>>;
  keep(name: string, value: string): void;
}

/** Makes visitors who come in through the server's own door, each with a jar of cookies. */
export function visitorsOf(http: FastifyInstance) {
  async function send(
    jar: Jar,
    endpoint: Endpoint,
    { input, headers = {}, body, address }: CallOptions & { input: unknown },
  ) {
    const { method, url, payload } = toRequest(endpoint, input);
    const response = await http.inject({
      method,
      url,
      cookies: Object.fromEntries(await jar.cookies()),
      headers: { ...(endpoint.upload ? { 'content-type': 'application/octet-stream' } : {}), ...headers },
      ...(address ? { remoteAddress: address } : {}),
      ...(endpoint.upload ? { payload: Buffer.from(body ?? '') } : payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of response.cookies) jar.keep(name, value);
    return response;
  }

  return (actor: Actor, jar: Jar): Visitor => ({
    id: actor.personId ?? '',
    actor,
    async call(endpoint, input, options = {}) {
      const response = await send(jar, endpoint, { ...options, input });
      if (response.statusCode >= 400)
        throw new Error(`${endpoint.method} ${endpoint.path}: ${response.body}`);
      // What the endpoint let out was parsed by its own schema on the way.
      return (
        endpoint.output === 'file' ? new Blob([Uint8Array.from(response.rawPayload)]) : response.json()
      ) as never;
    },
    async refused(endpoint, input, options = {}) {
      const response = await send(jar, endpoint, { ...options, input });
      if (response.statusCode < 400)
        throw new Error(`${endpoint.method} ${endpoint.path} was not refused: ${response.body}`);
      return response.json();
    },
  });
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
