/** What a server answered to one command. */
export interface Reply {
  readonly code: number;
  /** `5.1.1` (RFC 3463), where the server says it. */
  readonly enhanced: string | undefined;
  /** The lines without codes; of several, the first is the server's own sentence. */
  readonly lines: readonly string[];
}

/** The server spoke something that is not SMTP; nothing that comes after can be trusted. */
export class ProtocolError extends Error {}

// RFC 5321, 4.5.3.1.5 says 512 octets a line; some servers say more. Without a limit a stranger fills our memory.
const LONGEST_LINE = 8_192;
const MOST_LINES = 200;

const LINE = /^([2-5]\d\d)(?:([ -])(.*))?$/;
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)/;

/** Cuts what arrives into replies (RFC 5321, 4.2), however the network cut it before. */
export class ReplyReader {
  #rest = '';
  #code = 0;
  #lines: string[] = [];

  /** Replies that the chunk completed, in order. Throws a ProtocolError. */
  read(chunk: Buffer): Reply[] {
    const text = this.#rest + chunk.toString('utf8');
    const replies: Reply[] = [];
    let from = 0;
    for (let end = text.indexOf('\n', from); end !== -1; end = text.indexOf('\n', from)) {
      const reply = this.#line(text.slice(from, text[end - 1] === '\r' ? end - 1 : end));
      if (reply) replies.push(reply);
      from = end + 1;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > LONGEST_LINE) throw new ProtocolError('a line without an end');
    return replies;
  }

  /** Whether something has arrived that is no whole reply yet. */
  get midway(): boolean {
    return this.#rest !== '' || this.#lines.length > 0;
  }

  #line(line: string): Reply | undefined {
    const [, digits, mark, words = ''] = LINE.exec(line) ?? [];
    const code = Number(digits);
    if (!digits || (this.#lines.length > 0 && code !== this.#code))
      throw new ProtocolError(`not an SMTP reply: ${line.slice(0, 80)}`);
    if (this.#lines.length >= MOST_LINES) throw new ProtocolError('a reply without an end');
    this.#code = code;
    this.#lines.push(words);
    if (mark === '-') return undefined;
    const enhanced = ENHANCED.exec(this.#lines[0] ?? '')?.[1];
    const lines = this.#lines.map((text) => text.replace(ENHANCED, ''));
    this.#lines = [];
    return { code, enhanced, lines };
  }
}

/** A reply as one line for a log or a list: `550 5.1.1 No such user here`; bounded and without control characters. */
export function wordsOf({ code, enhanced, lines }: Reply): string {
  const words = [String(code), enhanced, ...lines].filter(Boolean).join(' ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a stranger's words are not to steer a terminal
  return words.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 500);
}
