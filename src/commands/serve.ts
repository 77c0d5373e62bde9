import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildExample, exampleLinks } from '#demo/example.ts';
import { EXAMPLE_NAME } from '#demo/organisation.ts';
import { authenticate } from '#modules/access/service/authenticate.ts';
import { type Config, ConfigError } from '#platform/config.ts';
import { commandLog, openOwnStore, openProduct, type Product } from './product.ts';
import { untilToldToStop } from './signals.ts';

/** Serves the product until told to stop; works in the background too, unless `--no-work`. */
export async function serve(config: Config, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'no-work': { type: 'boolean' }, example: { type: 'boolean' } },
  });
  await refuseTakenPort(config);
  const log = commandLog(config, 'log');
  // The example has a data directory of its own: it never mixes with an organisation's own data.
  const place = values.example ? { ...config, dataDirectory: join(config.dataDirectory, 'example') } : config;
  // Listened for from here on: told to stop while it still starts, it finishes starting and stops in good order.
  const told = untilToldToStop();
  const product = await openProduct(place, { log, store: openOwnStore });
  try {
    const http = await product.http({
      authenticate,
      trustProxy: config.trustProxy,
      metricsToken: config.metricsToken,
      webDirectory: webDirectory(),
    });
    try {
      await http.listen({ port: config.port, host: config.host });
      if (!values['no-work']) await product.queue.work(() => product.context());
      if (values.example) await buildExample(product.context());
      announce(config, product);
      if (values.example) await announceExample(product);
      const signal = await told;
      log.info({ signal }, 'finishing what is under way');
    } finally {
      await http.close();
    }
  } finally {
    await product.close();
  }
  log.info('stopped');
  return 0;
}

function announce(config: Config, product: Product): void {
  console.log(`Inward is ready: ${product.runtime.url}`);
  if (!config.smtpUrl) {
    console.log('Mail is off (SMTP_URL is not set): links are shown on screen instead.');
  }
}

async function announceExample(product: Product): Promise<void> {
  console.log(`\n${EXAMPLE_NAME} is an example. Come in as`);
  for (const { as, name, url } of await exampleLinks(product.context())) {
    console.log(`  ${as.padEnd(15)} ${name.padEnd(16)} ${url}`);
  }
}

/** Finds out before the database is started; the sentence then stands alone on the screen. */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
      .once('error', (error: NodeJS.ErrnoException) => {
        const why =
          error.code === 'EADDRINUSE'
            ? `port ${port} is in use by another program: end it, or set PORT to another number`
            : `cannot listen on ${host}:${port} (${error.code})`;
        reject(new ConfigError('PORT', why));
      })
      .listen({ port, host }, () => probe.close(() => resolve()));
  });
}

/** The built browser application: beside the built server, or in `dist` when run from source. */
function webDirectory(): string | undefined {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return [
    join(here, '..', 'web'),
    join(here, '..', '..', 'dist', 'web'),
    join(here, '..', '..', '..', 'dist', 'web'),
  ].find((directory) => existsSync(join(directory, 'index.html')) && existsSync(join(directory, 'assets')));
}
