import { parseArgs } from 'node:util';
import type { Config } from '#platform/config.ts';
import { commandLog, openProduct } from './product.ts';
import { untilToldToStop } from './signals.ts';

/** Background work alone: beside other processes on one outside database, or once and out for a cron of one's own. */
export async function work(config: Config, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { once: { type: 'boolean' } } });
  const log = commandLog(config, 'log');
  const product = await openProduct(config, { log });
  try {
    if (values.once) {
      const jobs = await product.queue.drain(() => product.context());
      console.log(`${jobs} jobs done.`);
      return 0;
    }
    await product.queue.work(() => product.context());
    console.log('Inward is working in the background.');
    const signal = await untilToldToStop();
    log.info({ signal }, 'finishing what is under way');
  } finally {
    await product.close();
  }
  return 0;
}
