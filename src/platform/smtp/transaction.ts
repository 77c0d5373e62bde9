import type { Route } from './address.ts';
import { type Reply, wordsOf } from './reply.ts';
import type { Session } from './session.ts';

/** A message ready to go: the envelope, and the bytes after DATA, every line ended with CR LF, not dot-stuffed. */
export interface Outgoing {
  readonly from: Route | null;
  readonly to: Route;
  readonly content: Buffer;
}

/** What became of a message. */
export type Outcome =
  /** The server has taken it over. */
  | { readonly state: 'accepted'; readonly words: string }
  /** The server does not take it: not now (4xx), or never (5xx). */
  | {
      readonly state: 'refused';
      readonly lasting: 'temporary' | 'permanent';
      /** What it was refused for: our own address, the recipient, or the message. */
      readonly stage: 'sender' | 'recipient' | 'content';
      readonly words: string;
    }
  /** The connection broke before the end of the message went out: nobody has it. */
  | { readonly state: 'unsent'; readonly words: string }
  /** It broke between the end of the message and the answer: the server may have it. */
  | { readonly state: 'unknown'; readonly words: string };

const LINE_DOT = Buffer.from('\r\n.');
const DOT = 0x2e;

/** Gives messages to a server over one connection, one after the other. */
export class Transactions {
  readonly #session: Session;
  /** The message whose envelope stands with the server already. */
  #announced: Outgoing | undefined;
  /** A refused transaction is taken back before the next, in the same piece. */
  #resetFirst = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Why no further message can go over this connection; undefined while it stands. */
  get lost(): string | undefined {
    return this.#session.channel.lost;
  }

  /**
   * Sends a message. With `following`, whose envelope then travels behind the content in one piece (RFC 2920, 3.1), the
   * next call must be for that message, or the connection be dropped: the server waits for its content by then.
   */
  async send(message: Outgoing, following?: Outgoing): Promise<Outcome> {
    if (this.#announced && this.#announced !== message) throw new Error('another message was announced');
    const unfit = this.#unfit(message);
    if (unfit) return unfit;
    if (!this.#announced) this.#session.channel.write([this.#envelope(message)], this.#envelopeReplies());
    this.#announced = undefined;
    return (await this.#admission(message)) ?? this.#content(message, following);
  }

  /** Whether the server waits for the content of a message that was announced. */
  get midway(): boolean {
    return this.#announced !== undefined;
  }

  #unfit({ from, to, content }: Outgoing): Outcome | undefined {
    const { offers } = this.#session;
    const refused = (stage: 'recipient' | 'content', words: string): Outcome => ({
      state: 'refused',
      lasting: 'permanent',
      stage,
      words,
    });
    // RFC 6531, 3.6: without SMTPUTF8 there is no way to write such an address.
    if ((to.international || from?.international) && !(offers.international && offers.eightBit))
      return refused('recipient', '553 5.6.7 The mail server takes no international address');
    if (offers.largest > 0 && content.length > offers.largest)
      return refused('content', `552 5.3.4 The mail server takes at most ${offers.largest} bytes`);
    return undefined;
  }

  /** The commands before the content; without PIPELINING only the first of them. */
  #envelope({ from, to, content }: Outgoing): string {
    const { offers } = this.#session;
    const reset = this.#resetFirst ? 'RSET\r\n' : '';
    const size = offers.size ? ` SIZE=${content.length}` : '';
    const utf8 = to.international || from?.international ? ' BODY=8BITMIME SMTPUTF8' : '';
    const mail = `MAIL FROM:<${from?.address ?? ''}>${size}${utf8}\r\n`;
    if (!offers.pipelining) return reset || mail;
    return `${reset}${mail}RCPT TO:<${to.address}>\r\nDATA\r\n`;
  }

  #envelopeReplies(): number {
    if (!this.#session.offers.pipelining) return 1;
    return this.#resetFirst ? 4 : 3;
  }

  /** Reads what the server says to the envelope, in the order of the commands; undefined when it wants the content. */
  async #admission(message: Outgoing): Promise<Outcome | undefined> {
    const { channel, offers } = this.#session;
    const step = (command: string): Promise<Reply | undefined> => {
      if (!offers.pipelining) channel.write([command], 1);
      return channel.reply();
    };
    if (this.#resetFirst) {
      const reset = await channel.reply();
      this.#resetFirst = false;
      if (!reset) return this.#gone();
      // The connection was good for one command only: now the envelope follows.
      if (!offers.pipelining) channel.write([this.#envelope(message)], 1);
    }
    const mail = await channel.reply();
    if (!mail || mail.code === 421) return this.#gone(mail);
    if (!offers.pipelining && mail.code !== 250) return this.#refused('sender', mail);
    const rcpt = await step(`RCPT TO:<${message.to.address}>\r\n`);
    if (!rcpt || rcpt.code === 421) return this.#gone(rcpt);
    const taken = rcpt.code === 250 || rcpt.code === 251;
    if (!offers.pipelining && !taken) return this.#refused('recipient', rcpt);
    const ready = await step('DATA\r\n');
    if (!ready || ready.code === 421) return this.#gone(ready);
    if (mail.code === 250 && taken && ready.code === 354) return undefined;
    // Some servers say "go ahead" even so; the content is then empty, and refused (RFC 2920, 3.1).
    if (ready.code === 354) {
      channel.write(['.\r\n'], 1);
      const ended = await channel.reply();
      if (!ended) return this.#gone();
    }
    if (mail.code !== 250) return this.#refused('sender', mail);
    return taken ? this.#refused('content', ready) : this.#refused('recipient', rcpt);
  }

  async #content(message: Outgoing, following: Outgoing | undefined): Promise<Outcome> {
    const { channel, offers } = this.#session;
    const next = following && offers.pipelining && !this.#unfit(following) ? following : undefined;
    this.#announced = next;
    const end = next ? `.\r\n${this.#envelope(next)}` : '.\r\n';
    channel.write([stuffed(message.content), end], next ? 1 + this.#envelopeReplies() : 1);
    const reply = await channel.reply();
    if (!reply) return { state: 'unknown', words: channel.lost ?? '' };
    if (reply.code === 250) return { state: 'accepted', words: wordsOf(reply) };
    if (reply.code === 421) return this.#gone(reply);
    return {
      state: 'refused',
      lasting: reply.code >= 500 ? 'permanent' : 'temporary',
      stage: 'content',
      words: wordsOf(reply),
    };
  }

  #refused(stage: 'sender' | 'recipient' | 'content', reply: Reply): Outcome {
    this.#resetFirst = true;
    return {
      state: 'refused',
      lasting: reply.code >= 500 ? 'permanent' : 'temporary',
      stage,
      words: wordsOf(reply),
    };
  }

  /** 421: the server closes the connection; this message it has not taken. */
  #gone(reply?: Reply): Outcome {
    const { channel } = this.#session;
    if (reply) channel.destroy(`the server closed: ${wordsOf(reply)}`);
    return { state: 'unsent', words: channel.lost ?? '' };
  }
}

/** Doubles the dot at the beginning of lines (RFC 5321, 4.5.2); most messages have none and go as they are. */
function stuffed(content: Buffer): Buffer {
  if (content[0] !== DOT && content.indexOf(LINE_DOT) === -1) return content;
  // Latin-1 keeps every byte as it is.
  return Buffer.from(content.toString('latin1').replace(/(^|\r\n)\./g, '$1..'), 'latin1');
}
