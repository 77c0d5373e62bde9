import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Refusal } from '#kernel/errors.ts';
import { reportInWords } from '#modules/people/domain/import-report.ts';
import { importPeopleFile } from '#modules/people/service/import-command.ts';
import type { Config } from '#platform/config.ts';
import { commandLog, openProduct } from './product.ts';
import { UsageError } from './usage.ts';

/** Imports people from a file; with `--dry-run` it only says what it would do. */
export async function importCommand(config: Config, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, 'mark-missing-as-left': { type: 'boolean' } },
  });
  const [what, path] = positionals;
  if (what !== 'people' || !path)
    throw new UsageError('Say what and from where: inward import people FILE [--dry-run]');
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  const product = await openProduct(config, { log: commandLog(config, 'prints') });
  try {
    const report = await importPeopleFile(product.context(), {
      path,
      dryRun: values['dry-run'] ?? false,
      markMissingAsLeft: values['mark-missing-as-left'] ?? false,
    });
    console.log(reportInWords(report));
    return report.problems > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(`${error.code} ${JSON.stringify(error.detail)}`);
    throw error;
  } finally {
    await product.close();
  }
}
