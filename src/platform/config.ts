import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseRelays, RelayAddressError } from './smtp/relay.ts';

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

const hostName = z.string().regex(/^[a-z0-9._-]+$/i, { error: 'must be a name such as example.org' });

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
  SMTP_URL: z
    .string()
    .superRefine((text, issues) => {
      try {
        parseRelays(text);
      } catch (error) {
        if (!(error instanceof RelayAddressError)) throw error;
        issues.addIssue({ code: 'custom', message: error.message });
      }
    })
    .optional(),
  SMTP_CONNECTIONS: z.coerce
    .number({ error: 'must be a number of connections' })
    .int()
    .min(1, { error: 'must be at least 1' })
    .max(100, { error: 'must be at most 100' })
    .default(10),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/, {
      error: 'must be an address such as Inward <inward@example.org>',
    })
    .default('Inward <inward@localhost>'),
  DKIM_DOMAIN: hostName.optional(),
  DKIM_SELECTOR: hostName.optional(),
  DKIM_KEY: z.string().min(1).optional(),
  BOUNCE_ADDRESS: z
    .string()
    // With a token behind it, the part before the @ has to stay within 64 characters (RFC 5321, 4.5.3.1.1).
    .regex(/^[\w.-]{1,20}@[a-z0-9.-]+$/i, { error: 'must be an address such as bounces@example.org' })
    .optional(),
  BOUNCE_SECRET: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  IMAP_URL: url(['imap:', 'imaps:'], 'imaps://user:password@mail.example.org/INBOX').optional(),
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
  readonly smtpConnections: number;
  readonly mailFrom: string;
  /** `keyFile` holds the private key as PEM. */
  readonly dkim: { readonly domain: string; readonly selector: string; readonly keyFile: string } | undefined;
  readonly bounces: {
    readonly address: string | undefined;
    readonly secret: string | undefined;
    readonly imapUrl: string | undefined;
  };
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
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY } = values;
  if (new Set([DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY].map((value) => value === undefined)).size > 1)
    throw new ConfigError('DKIM_DOMAIN', 'DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY must be given together');
  return {
    port: values.PORT,
    host: values.HOST,
    url: values.INWARD_URL?.replace(/\/+$/, ''),
    dataDirectory: resolve(values.INWARD_DATA.replace(/^~(?=\/)/, homedir())),
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    smtpUrl: values.SMTP_URL,
    smtpConnections: values.SMTP_CONNECTIONS,
    mailFrom: values.MAIL_FROM,
    dkim:
      DKIM_DOMAIN && DKIM_SELECTOR && DKIM_KEY
        ? { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, keyFile: DKIM_KEY }
        : undefined,
    bounces: { address: values.BOUNCE_ADDRESS, secret: values.BOUNCE_SECRET, imapUrl: values.IMAP_URL },
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
