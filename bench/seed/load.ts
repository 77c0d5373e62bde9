import { Agent, request } from 'node:http';

/** What the process of the load is told. */
export interface Load {
  readonly url: string;
  /** One after another, a person each. */
  readonly cookies: readonly string[];
  readonly requests: number;
  readonly connections: number;
}

// A process of its own, so that asking costs the server nothing.
process.send?.('ready');
process.once('message', async (load: Load) => {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const millis: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      for (let at = next++; at < load.requests; at = next++) {
        const begun = performance.now();
        await ask(load.url, { agent, cookie: load.cookies[at % load.cookies.length] ?? '' });
        millis.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  millis.sort((a, b) => a - b);
  const at = (share: number) => millis[Math.floor(millis.length * share)] ?? Number.NaN;
  process.send?.({ perSecond: load.requests / seconds, median: at(0.5), p95: at(0.95) });
  agent.destroy();
});

function ask(url: string, { agent, cookie }: { agent: Agent; cookie: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, { agent, headers: { cookie } }, (response) => {
      response.on('error', reject);
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end();
  });
}
