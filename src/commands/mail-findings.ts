import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import type { Config } from '#platform/config.ts';
import { openMailer } from '#platform/mail.ts';
import { openMailbox } from '#platform/mailbox.ts';
import type { DkimKey } from '#platform/smtp/dkim.ts';
import { dkimKeyOf } from './post.ts';

export interface Finding {
  readonly state: 'ok' | 'warning' | 'wrong';
  readonly words: string;
}

const DNS_MS = 3_000;

/** Whether letters leave, are signed with a key that the domain names, and failures come back to where they are counted. */
export async function mailFindings(config: Config): Promise<Finding[]> {
  if (!config.smtpUrl)
    return [
      { state: 'warning', words: 'Mail: off; set SMTP_URL, else links are shown on screen instead of sent.' },
    ];
  return Promise.all([servers(config.smtpUrl, config), signing(config), bounces(config)]);
}

async function servers(smtpUrl: string, { mailFrom }: Config): Promise<Finding> {
  const mailer = openMailer({ smtpUrl, from: mailFrom });
  try {
    await mailer.verify();
    return { state: 'ok', words: 'Mail: the server answers and takes our name and password.' };
  } catch (error) {
    return { state: 'wrong', words: `Mail: ${wordsOf(error)}` };
  } finally {
    mailer.close();
  }
}

async function signing(config: Config): Promise<Finding> {
  try {
    const key = await dkimKeyOf(config);
    return key
      ? await published(key)
      : {
          state: 'warning',
          words:
            'DKIM: off; many providers take unsigned letters for spam. Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY.',
        };
  } catch (error) {
    return { state: 'wrong', words: `DKIM: ${wordsOf(error)}` };
  }
}

/** Whether the public half of a key stands in the DNS (RFC 6376, 3.6.2). */
async function published({ domain, selector, key }: DkimKey): Promise<Finding> {
  const name = `${selector}._domainkey.${domain}`;
  const resolver = new Resolver({ timeout: DNS_MS, tries: 1 });
  const records = await resolver.resolveTxt(name).catch((error: NodeJS.ErrnoException) => error);
  if (records instanceof Error) {
    const missing = records.code === 'ENOTFOUND' || records.code === 'ENODATA';
    return missing
      ? { state: 'wrong', words: `DKIM: ${name} has no TXT record, so nobody can check the signature.` }
      : { state: 'warning', words: `DKIM: the key can be used; the DNS did not say what ${name} holds.` };
  }
  const ours = publicHalf(key);
  return records.some((parts) => keyIn(parts.join('')) === ours)
    ? { state: 'ok', words: `DKIM: letters are signed for ${domain}, and ${name} holds the same key.` }
    : { state: 'wrong', words: `DKIM: ${name} holds another key than DKIM_KEY; signatures will not fit.` };
}

const keyIn = (record: string) => /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replace(/\s/g, '');

/** As a record has it: of RSA the whole SubjectPublicKeyInfo, of Ed25519 its 32 bytes alone (RFC 8463, 4). */
function publicHalf(key: DkimKey['key']): string {
  const info = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return (key.asymmetricKeyType === 'ed25519' ? info.subarray(-32) : info).toString('base64');
}

async function bounces({ bounces: { address, secret, imapUrl } }: Config): Promise<Finding> {
  if (!address)
    return {
      state: 'warning',
      words: 'Bounces: what cannot be delivered comes back to the sender, unread by us; set BOUNCE_ADDRESS.',
    };
  if (!imapUrl && !secret)
    return {
      state: 'wrong',
      words: `Bounces: they come back to ${address}, and nobody reads them; set IMAP_URL, or BOUNCE_SECRET for a mail server that hands them in.`,
    };
  if (!imapUrl)
    return { state: 'ok', words: `Bounces: a mail server hands in what comes back to ${address}.` };
  try {
    await openMailbox(imapUrl).verify();
    return { state: 'ok', words: `Bounces: the mailbox of ${address} can be read.` };
  } catch (error) {
    return { state: 'wrong', words: `Bounces: the mailbox of IMAP_URL cannot be read (${wordsOf(error)}).` };
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // What the mailbox's server said is more to the point than that a command failed.
  return 'responseText' in error && typeof error.responseText === 'string'
    ? error.responseText
    : error.message;
}
