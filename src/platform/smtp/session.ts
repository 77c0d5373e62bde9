import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Channel } from './channel.ts';
import type { Relay } from './relay.ts';
import { type Reply, wordsOf } from './reply.ts';

/** What the server offers (RFC 5321, 4.1.1.1), as far as we make use of it. */
export interface Offers {
  readonly pipelining: boolean;
  readonly eightBit: boolean;
  readonly international: boolean;
  readonly startTls: boolean;
  /** Bytes of the largest message it takes; 0: it does not say. */
  readonly largest: number;
  readonly size: boolean;
  readonly logins: ReadonlySet<string>;
}

/** A connection that is open, greeted, encrypted and signed in as its relay asks. */
export interface Session {
  readonly channel: Channel;
  readonly offers: Offers;
}

/** The relay cannot be used now; `message` says why, for whoever looks after it. Its password is not in it. */
export class RelayUnavailable extends Error {}

export interface Timeouts {
  /** Until the connection stands, in milliseconds. */
  readonly connectMs: number;
  /** Until the answer to a command comes; RFC 5321 (4.5.3.2) allows servers 5 to 10 minutes, few need one. */
  readonly replyMs: number;
}

export const TIMEOUTS: Timeouts = { connectMs: 15_000, replyMs: 120_000 };

interface Opening {
  readonly relay: Relay;
  /** How we name ourselves. */
  readonly hostName: string;
  readonly timeouts: Timeouts;
}

/** Opens a connection to a relay and makes it ready to take messages. Throws RelayUnavailable. */
export async function openSession(opening: Opening): Promise<Session> {
  const { relay, hostName, timeouts } = opening;
  const socket = await connect(opening);
  let channel = new Channel(socket, { timeoutMs: timeouts.replyMs, owed: 1 });
  try {
    await expect(channel, 220, 'the greeting');
    let offers = await greet(channel, hostName);
    let encrypted = relay.security === 'tls';
    if (relay.security === 'required' || (relay.security === 'opportunistic' && offers.startTls)) {
      if (!offers.startTls) throw new RelayUnavailable('it does not offer STARTTLS, which is required');
      channel = await encrypt(channel, opening);
      // All that was said before TLS may be forged: ask again (RFC 3207, 4.2).
      offers = await greet(channel, hostName);
      encrypted = true;
    }
    if (relay.login) await signIn(channel, { relay, offers, encrypted });
    return { channel, offers };
  } catch (error) {
    channel.destroy('given up');
    throw error instanceof RelayUnavailable ? error : new RelayUnavailable(reasonOf(error));
  }
}

/** Says goodbye; does not wait for the answer. */
export function closeSession({ channel }: Session): void {
  channel.write(['QUIT\r\n'], 1);
  void channel.reply().then(() => channel.destroy('ended'));
}

function connect({ relay, timeouts }: Opening): Promise<Socket> {
  const socket =
    relay.security === 'tls'
      ? connectTls({ host: relay.host, port: relay.port, ...tlsOptions(relay) })
      : connectPlain({ host: relay.host, port: relay.port });
  return whenReady(socket, relay.security === 'tls' ? 'secureConnect' : 'connect', timeouts.connectMs);
}

async function encrypt(channel: Channel, { relay, timeouts }: Opening): Promise<Channel> {
  channel.write(['STARTTLS\r\n'], 1);
  await expect(channel, 220, 'STARTTLS');
  const socket = connectTls({ socket: channel.release(), ...tlsOptions(relay) });
  await whenReady(socket, 'secureConnect', timeouts.connectMs);
  return new Channel(socket, { timeoutMs: timeouts.replyMs, owed: 0 });
}

function tlsOptions({ host, security, certificate, login }: Relay) {
  // Opportunistic TLS without a password takes any certificate: the alternative would be no TLS at all (RFC 7435).
  const unchecked = certificate === 'any' || (security === 'opportunistic' && !login);
  return {
    rejectUnauthorized: !unchecked,
    minVersion: 'TLSv1.2' as const,
    ...(isIP(host) ? {} : { servername: host }),
  };
}

function whenReady(socket: Socket, ready: 'connect' | 'secureConnect', timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new Error(`no connection within ${timeoutMs / 1000} s`)), timeoutMs);
    const closed = () => fail(new Error('the connection was closed'));
    function fail(error: Error): void {
      settle();
      // A late error of a socket that nobody wants any more.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(new RelayUnavailable(reasonOf(error)));
    }
    function done(): void {
      settle();
      resolve(socket);
    }
    function settle(): void {
      clearTimeout(timer);
      socket.off('error', fail).off('close', closed).off(ready, done);
    }
    socket.once('error', fail).once('close', closed).once(ready, done);
  });
}

async function greet(channel: Channel, hostName: string): Promise<Offers> {
  channel.write([`EHLO ${hostName}\r\n`], 1);
  const reply = await answer(channel, 'EHLO');
  if (reply.code === 250) return offersIn(reply);
  // Before 1995 there was only HELO; a few appliances still stand there.
  channel.write([`HELO ${hostName}\r\n`], 1);
  await expect(channel, 250, 'HELO');
  return offersIn({ code: 250, enhanced: undefined, lines: [] });
}

function offersIn({ lines }: Reply): Offers {
  const words = lines.slice(1).map((text) =>
    text
      .trim()
      .toUpperCase()
      .split(/[\s=]+/),
  );
  const named = (name: string) => words.find(([first]) => first === name);
  return {
    pipelining: Boolean(named('PIPELINING')),
    eightBit: Boolean(named('8BITMIME')),
    international: Boolean(named('SMTPUTF8')),
    startTls: Boolean(named('STARTTLS')),
    size: Boolean(named('SIZE')),
    largest: Number(named('SIZE')?.[1] ?? 0) || 0,
    logins: new Set(words.filter(([first]) => first === 'AUTH').flatMap((auth) => auth.slice(1))),
  };
}

async function signIn(
  channel: Channel,
  { relay, offers, encrypted }: { relay: Relay; offers: Offers; encrypted: boolean },
): Promise<void> {
  const { login, security, host } = relay;
  if (!login) return;
  // A password goes in the clear only where somebody said so, or to this very machine.
  if (security === 'opportunistic' && !encrypted && !/^(localhost$|127\.|::1$)/.test(host))
    throw new RelayUnavailable('it offers no TLS, and the password is not sent in the clear');
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  if (offers.logins.has('PLAIN') || offers.logins.size === 0) {
    channel.write([`AUTH PLAIN ${base64(`\0${login.user}\0${login.password}`)}\r\n`], 1);
    await expect(channel, 235, 'the sign-in');
    return;
  }
  if (!offers.logins.has('LOGIN'))
    throw new RelayUnavailable(`it knows only the sign-ins ${[...offers.logins].join(', ')}`);
  channel.write(['AUTH LOGIN\r\n'], 1);
  await expect(channel, 334, 'the sign-in');
  channel.write([`${base64(login.user)}\r\n`], 1);
  await expect(channel, 334, 'the sign-in');
  channel.write([`${base64(login.password)}\r\n`], 1);
  await expect(channel, 235, 'the sign-in');
}

async function expect(channel: Channel, code: number, what: string): Promise<void> {
  const reply = await answer(channel, what);
  if (reply.code !== code) throw new RelayUnavailable(`${what} was answered with ${wordsOf(reply)}`);
}

async function answer(channel: Channel, what: string): Promise<Reply> {
  const reply = await channel.reply();
  if (!reply) throw new RelayUnavailable(`${what}: ${channel.lost}`);
  return reply;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A name with several addresses fails with one error around those of each.
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  return inner instanceof Error ? inner.message : error.message;
}
