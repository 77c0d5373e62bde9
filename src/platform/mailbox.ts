import type { ImapFlow } from 'imapflow';

/** A mailbox of our own on a mail server. */
export interface IncomingMailbox {
  /** Hands over every message that was not read yet, and marks it as read when `take` is done with it. */
  readNew(take: (message: string) => Promise<unknown>): Promise<number>;
  /** Whether the server answers, takes our name and password, and has the folder. */
  verify(): Promise<void>;
}

const AT_MOST = 1_000;
const LARGEST_BYTES = 900_000;

/** The mailbox of `IMAP_URL`: `imaps://user:password@host/INBOX`. A connection is made for each reading. */
export function openMailbox(imapUrl: string): IncomingMailbox {
  const url = new URL(imapUrl);
  return {
    readNew: (take) => inFolder(url, (client) => readUnseen(client, take)),
    verify: () => inFolder(url, async () => undefined),
  };
}

async function inFolder<R>(url: URL, use: (client: ImapFlow) => Promise<R>): Promise<R> {
  const secure = url.protocol === 'imaps:';
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  // Loaded when it is needed: most houses name no mailbox, and each start would wait for it.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
  });
  // A connection that breaks is told by the call under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const lock = await client.getMailboxLock(folder);
    try {
      return await use(client);
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function readUnseen(client: ImapFlow, take: (message: string) => Promise<unknown>): Promise<number> {
  const unseen = await client.search({ seen: false }, { uid: true });
  let count = 0;
  for (const uid of (unseen || []).slice(0, AT_MOST)) {
    const found = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: LARGEST_BYTES } },
      { uid: true },
    );
    if (!found || found.source === undefined) continue;
    await take(found.source.toString('latin1'));
    // Only now: a process that ends in between reads it again.
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    count += 1;
  }
  return count;
}
