import type { Socket } from 'node:net';
import { ProtocolError, type Reply, ReplyReader } from './reply.ts';

/**
 * A socket as SMTP sees it: commands go out, replies come back in the same order. A lost connection is an ordinary answer
 * (`undefined`), not an exception: what it means depends on how far the message was.
 */
export class Channel {
  /** Why the connection is gone; undefined while it stands. */
  lost: string | undefined;
  readonly #socket: Socket;
  readonly #reader = new ReplyReader();
  readonly #arrived: Reply[] = [];
  readonly #timeoutMs: number;
  #owed: number;
  #waiting: ((reply: Reply | undefined) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Takes a connected socket over. `owed`: replies that come without a command, the greeting. */
  constructor(socket: Socket, options: { timeoutMs: number; owed: number }) {
    this.#socket = socket;
    this.#timeoutMs = options.timeoutMs;
    this.#owed = options.owed;
    socket.setNoDelay(true);
    socket.on('data', this.#read);
    socket.on('error', this.#failed);
    socket.on('close', this.#closed);
  }

  /** Writes in one piece; the server owes one reply for each of `replies`. */
  write(pieces: readonly (string | Buffer)[], replies: number): void {
    this.#owed += replies;
    if (this.lost !== undefined) return;
    this.#socket.cork();
    for (const piece of pieces) this.#socket.write(piece);
    this.#socket.uncork();
  }

  /** The next reply in order; undefined when the connection is lost before it came. */
  reply(): Promise<Reply | undefined> {
    const ready = this.#arrived.shift();
    if (ready || this.lost !== undefined) return Promise.resolve(ready);
    this.#timer ??= setTimeout(this.#late, this.#timeoutMs).unref();
    this.#timer.refresh();
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** Gives the bare socket back, for TLS. Anything that arrived already was put there by somebody else: refused. */
  release(): Socket {
    if (this.lost !== undefined) throw new ProtocolError(this.lost);
    if (this.#reader.midway || this.#arrived.length > 0)
      throw new ProtocolError('words behind the answer to STARTTLS');
    this.#detach();
    return this.#socket;
  }

  /** Ends the connection without a word. */
  destroy(reason: string): void {
    this.#lose(reason);
    this.#socket.destroy();
  }

  readonly #read = (chunk: Buffer): void => {
    try {
      for (const reply of this.#reader.read(chunk)) this.#take(reply);
    } catch (error) {
      this.destroy(error instanceof Error ? error.message : String(error));
    }
  };

  #take(reply: Reply): void {
    if (this.#owed === 0) {
      // 421 may come at any time (RFC 5321, 3.8): the server goes. Anything else would be taken for the next answer.
      this.destroy(
        reply.code === 421 ? `the server closed: ${reply.lines[0] ?? ''}` : 'the server spoke out of turn',
      );
      return;
    }
    this.#owed -= 1;
    const waiting = this.#waiting;
    if (!waiting) {
      this.#arrived.push(reply);
      return;
    }
    this.#waiting = undefined;
    waiting(reply);
  }

  readonly #late = (): void => {
    this.#timer = undefined;
    if (this.#waiting) this.destroy(`no answer within ${Math.round(this.#timeoutMs / 1000)} s`);
  };

  readonly #failed = (error: Error): void => this.#lose(error.message);
  readonly #closed = (): void => this.#lose('the connection was closed');

  #lose(reason: string): void {
    this.lost ??= reason;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(undefined);
  }

  #detach(): void {
    clearTimeout(this.#timer);
    this.#socket.off('data', this.#read);
    this.#socket.off('error', this.#failed);
    this.#socket.off('close', this.#closed);
  }
}
