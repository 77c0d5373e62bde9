import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting that is wrong stops the start with one sentence; `variable` names it. */
export class ConfigError extends Error {
  constructor(variable: string, sentence: string) {
    super(`${variable}: ${sentence}`);
    this.name = 'ConfigError';
  }
}

const port = z.coerce
  .number({ error: 'must be a port number, for example 4000' })
  .int({ error: 'must be a whole number' })
  .min(0, { error: 'must be between 0 and 65535' })
  .max(65535, { error: 'must be between 0 and 65535' });

const url = (protocols: readonly string[], example: string) =>
  z.string().refine(
    (text) => {
      const parsed = URL.parse(text);
      return parsed !== null && protocols.includes(parsed.protocol);
    },
    { error: `must be an address such as ${example}` },
  );

/** Every setting, in the order of `docs/operations/configuration.md`; a test holds the two together. */
const settings = z.object({
  PORT: port.default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  INWARD_URL: url(['http:', 'https:'], 'https://inward.example.org').optional(),
  INWARD_DATA: z.string().min(1).default('data'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@host/inward').optional(),
  DATABASE_POOL: z.coerce
    .number({ error: 'must be a number of connections' })
    .int()
    .min(2, { error: 'must be at least 2' })
    .max(200, { error: 'must be at most 200' })
    .default(20),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/, {
      error: 'must be an address such as Inward <inward@example.org>',
    })
    .default('Inward <inward@localhost>'),
  OIDC_ISSUER: url(['http:', 'https:'], 'https://login.example.org').optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  TRUST_PROXY: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, error, warn, info or debug',
    })
    .default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The address that people type, without a slash at the end; undefined: made from host and the port in use. */
  readonly url: string | undefined;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | undefined }
    | undefined;
  readonly trustProxy: boolean;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
}

export const SETTING_NAMES = Object.keys(settings.shape);

/** Reads and checks the environment. Throws a ConfigError that names the first wrong variable in one sentence. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(SETTING_NAMES.map((name) => [name, environment[name] || undefined]));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    throw new ConfigError(name, `${issue?.message} (it is “${shown(name, given[name])}”)`);
  }
  const values = parsed.data;
  if (Boolean(values.OIDC_ISSUER) !== Boolean(values.OIDC_CLIENT_ID)) {
    throw new ConfigError('OIDC_ISSUER', 'OIDC_ISSUER and OIDC_CLIENT_ID must be given together');
  }
  return {
    port: values.PORT,
    host: values.HOST,
    url: values.INWARD_URL?.replace(/\/+$/, ''),
    dataDirectory: resolve(values.INWARD_DATA.replace(/^~(?=\/)/, homedir())),
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    oidc:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID
        ? {
            issuer: values.OIDC_ISSUER,
            clientId: values.OIDC_CLIENT_ID,
            clientSecret: values.OIDC_CLIENT_SECRET,
          }
        : undefined,
    trustProxy: values.TRUST_PROXY === 'yes',
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
  };
}

/** What may be repeated of a wrong value: addresses and tokens can hold secrets. */
function shown(name: string, value: string | undefined): string {
  return /URL|TOKEN|SECRET/.test(name) ? '…' : String(value ?? '');
}
