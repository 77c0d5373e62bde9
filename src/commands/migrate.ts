import type { Config } from '#platform/config.ts';
import { schemaVersion } from '#platform/migrate.ts';
import { commandLog, openProduct } from './product.ts';

/** Brings the database to this version's schema; serving and working do the same by themselves. */
export async function migrateCommand(config: Config): Promise<number> {
  const product = await openProduct(config, { log: commandLog(config, 'prints') });
  try {
    console.log(`The schema is at ${await schemaVersion(product.database.db)}.`);
  } finally {
    await product.close();
  }
  return 0;
}
