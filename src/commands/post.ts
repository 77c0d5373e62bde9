import { readFile } from 'node:fs/promises';
import { type Config, ConfigError } from '#platform/config.ts';
import { openMailbox } from '#platform/mailbox.ts';
import { parseMailbox } from '#platform/smtp/address.ts';
import { type DkimKey, readDkimKey } from '#platform/smtp/dkim.ts';
import { openPost, type Post } from '#platform/smtp/post.ts';
import { parseRelays } from '#platform/smtp/relay.ts';

/** The way out for messages to many, as configured; undefined without a mail server. Throws a ConfigError. */
export async function openPostOf(config: Config): Promise<Post | undefined> {
  if (!config.smtpUrl) return undefined;
  return openPost({
    relays: parseRelays(config.smtpUrl),
    from: parseMailbox(config.mailFrom),
    bounceAddress: config.bounces.address,
    dkim: await dkimKeyOf(config),
    connections: config.smtpConnections,
    bounceSecret: config.bounces.secret,
    bounceMailbox: config.bounces.imapUrl ? openMailbox(config.bounces.imapUrl) : undefined,
  });
}

/** The key that letters are signed with, as configured. Throws a ConfigError for one that cannot be used. */
export async function dkimKeyOf({ dkim }: Config): Promise<DkimKey | undefined> {
  if (!dkim) return undefined;
  const { domain, selector, keyFile } = dkim;
  try {
    return readDkimKey({ domain, selector, pem: await readFile(keyFile, 'utf8') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError('DKIM_KEY', `${keyFile} cannot be used (${reason})`);
  }
}
