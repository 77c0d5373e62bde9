import { BackupRefused } from '#platform/backup/backup-refused.ts';
import type { Config } from '#platform/config.ts';
import { ConfigError, readConfig } from '#platform/config.ts';
import { isUnavailable } from '#platform/database.ts';
import { StartRefused } from '#platform/postgres/start-refused.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { doctor } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { serve } from './commands/serve.ts';
import { signInLink } from './commands/sign-in-link.ts';
import { UsageError } from './commands/usage.ts';
import { verifyEvidenceCommand } from './commands/verify-evidence.ts';
import { work } from './commands/work.ts';

const COMMANDS: Record<string, (config: Config, args: readonly string[]) => Promise<number>> = {
  serve,
  work,
  migrate: migrateCommand,
  import: importCommand,
  backup: backupCommand,
  restore: restoreCommand,
  doctor,
  'sign-in-link': signInLink,
  'verify-evidence': verifyEvidenceCommand,
};

const HELP = `inward serve [--example] [--no-work]     the product: web, API and background work
inward work [--once]                    background work alone; --once does what is due and ends
inward migrate                          bring the database to this version's schema
inward import people FILE [--dry-run]   people from CSV or XLSX
inward backup FILE                      database and uploads into one file, while the product runs
inward restore FILE                     the same back, into an empty data directory
inward sign-in-link E-MAIL              a link that signs this person in, once, for 15 minutes
inward verify-evidence FILE             whether an export of acknowledgements is as it was made
inward doctor                           check configuration, database, mail, disk and clock
Settings are environment variables: docs/operations/configuration.md`;

const [name = 'help', ...args] = process.argv.slice(2);
process.exitCode = await run(name, args);

async function run(command: string, rest: readonly string[]): Promise<number> {
  const chosen = COMMANDS[command];
  if (!chosen) {
    console.log(HELP);
    return command === 'help' || command === '--help' ? 0 : 2;
  }
  try {
    return await chosen(readConfig(), rest);
  } catch (error) {
    if (isUnavailable(error)) {
      console.error(
        `The database cannot be reached (${reasonOf(error)}): check DATABASE_URL, or whether its server runs.`,
      );
      return 1;
    }
    // What the operator can mend is one sentence; everything else is a bug and keeps its trace.
    const sentence =
      error instanceof ConfigError ||
      error instanceof StartRefused ||
      error instanceof UsageError ||
      error instanceof BackupRefused ||
      isMistyped(error);
    console.error(sentence ? error.message : error);
    return 1;
  }
}

/** An option that no command has: Node's own sentence names it. */
function isMistyped(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
