import type { IncomingMailbox } from '../mailbox.ts';
import type { Mailbox } from './address.ts';
import { type BulkMailer, openBulkMailer } from './bulk.ts';
import type { DkimKey } from './dkim.ts';
import type { Relay } from './relay.ts';

/** All that is needed to write to many people at once. */
export interface Post {
  readonly mailer: BulkMailer;
  /** Who writes. */
  readonly from: Mailbox;
  /** What stands behind the @ of a Message-ID. */
  readonly domain: string;
  /** Where failures are reported, one address per message by a token; undefined: to the sender, unread by us. */
  readonly bounceAddress: string | undefined;
  readonly dkim: DkimKey | undefined;
  /** What a mail server proves itself with that hands in what came back. */
  readonly bounceSecret: string | undefined;
  /** Where what came back is read. */
  readonly bounceMailbox: IncomingMailbox | undefined;
}

export interface PostOptions {
  readonly relays: readonly Relay[];
  readonly from: Mailbox;
  readonly bounceAddress?: string | undefined;
  readonly dkim?: DkimKey | undefined;
  readonly connections?: number | undefined;
  readonly bounceSecret?: string | undefined;
  readonly bounceMailbox?: IncomingMailbox | undefined;
}

/** Opens the way out for many messages; connections are made when there is something to send. */
export function openPost(options: PostOptions): Post {
  const { relays, from, connections } = options;
  return {
    mailer: openBulkMailer({ relays, ...(connections ? { connections } : {}) }),
    from,
    domain: from.address.slice(from.address.lastIndexOf('@') + 1),
    bounceAddress: options.bounceAddress,
    dkim: options.dkim,
    bounceSecret: options.bounceSecret,
    bounceMailbox: options.bounceMailbox,
  };
}
