import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { routeOf } from './address.ts';
import { type BulkMailer, openBulkMailer } from './bulk.ts';
import { parseRelays } from './relay.ts';
import type { Outcome, Outgoing } from './transaction.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Numbered extends Outgoing {
  readonly number: number;
}

const message = (number: number, to = `p${number}@example.org`): Numbered => ({
  number,
  from: routeOf('bounces@example.org'),
  to: routeOf(to),
  content: Buffer.from(
    `Message-ID: <${number}@example.org>\r\nSubject: ${number}\r\n\r\nhello\r\n.dot\r\n..two\r\n`,
  ),
});

/** Sends the messages and says what became of each. */
async function sendAll(mailer: BulkMailer, messages: readonly Numbered[]): Promise<Map<number, Outcome>> {
  const waiting = [...messages];
  const outcomes = new Map<number, Outcome>();
  await mailer.run({
    next: async () => waiting.shift(),
    settle: async ({ number }, outcome) => void outcomes.set(number, outcome),
  });
  return outcomes;
}

const timeouts = { connectMs: 2_000, replyMs: 1_000 };
const mailerTo = (urls: string, connections = 3) =>
  openBulkMailer({ relays: parseRelays(urls), connections, timeouts });

interface Arrived {
  readonly id: string;
  readonly text: string;
  readonly to: string;
}

/** A real mail server. */
async function server(options: SMTPServerOptions = {}) {
  const arrived: Arrived[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      simpleParser(stream).then((mail) => {
        arrived.push({ id: String(mail.messageId), text: String(mail.text), to });
        done();
      }, done);
    },
    ...options,
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  closers.push(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
  return { arrived, url: `smtp://127.0.0.1:${portOf(smtp.server as Server)}` };
}

/** A server that does exactly what its script says; `say` answers each line of the client. */
async function scripted(say: (line: string, socket: Socket, connection: number) => string | undefined) {
  const lines: string[] = [];
  let connections = 0;
  const net = createServer((socket) => {
    connections += 1;
    const mine = connections;
    let rest = '';
    socket.on('error', () => undefined);
    socket.write('220 ready\r\n');
    socket.on('data', (chunk) => {
      const parts = (rest + chunk).split('\r\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        const answer = say(line, socket, mine);
        if (answer !== undefined && socket.writable) socket.write(`${answer}\r\n`);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(net, 'listening');
  closers.push(() => new Promise<void>((resolve) => net.close(() => resolve())));
  return { lines, url: `smtp://127.0.0.1:${portOf(net)}`, connections: () => connections };
}

/** The answers of a server in good order, for scripts that differ in one. */
const inOrder =
  (change: (line: string) => string | undefined = () => undefined, offers = ['PIPELINING']) =>
  (line: string): string | undefined => {
    const changed = change(line);
    if (changed !== undefined) return changed;
    if (line.startsWith('EHLO'))
      return ['test', ...offers]
        .map((offer, at, all) => `250${at < all.length - 1 ? '-' : ' '}${offer}`)
        .join('\r\n');
    if (line === 'DATA') return '354 go';
    if (line === '.') return '250 2.0.0 taken';
    if (/^(MAIL|RCPT|RSET)/.test(line)) return '250 ok';
    return line === 'QUIT' ? '221 bye' : undefined;
  };

function portOf(net: Server): number {
  const address = net.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => message(number));
const states = (outcomes: Map<number, Outcome>) =>
  [...outcomes].sort(([a], [b]) => a - b).map(([, { state }]) => state);

test('every message arrives once and whole over several connections of a real server', async () => {
  const { arrived, url } = await server();
  const outcomes = await sendAll(mailerTo(url), numbers(60));
  expect(states(outcomes)).toEqual(Array(60).fill('accepted'));
  expect(new Set(arrived.map(({ id }) => id)).size).toBe(60);
  expect(arrived).toHaveLength(60);
  expect(arrived.find(({ to }) => to === 'p7@example.org')).toMatchObject({
    id: '<7@example.org>',
    text: 'hello\n.dot\n..two\n',
  });
});

describe.each([
  ['with pipelining', ['PIPELINING']],
  ['without', []],
])('%s', (_name, offers) => {
  test('a refused recipient, a temporary one and a refused text are told apart, and the rest goes on', async () => {
    let refuseText = false;
    const { url } = await scripted(
      inOrder((line) => {
        if (/^RCPT TO:<p1@/.test(line)) return '550-5.1.1 No such\r\n550 5.1.1 user';
        if (/^RCPT TO:<p2@/.test(line)) return '450 4.2.1 busy';
        if (/^RCPT TO:<p3@/.test(line)) refuseText = true;
        if (line === '.' && refuseText) {
          refuseText = false;
          return '554 5.7.1 no thanks';
        }
        return undefined;
      }, offers),
    );
    const outcomes = await sendAll(mailerTo(url, 1), numbers(6));
    expect(outcomes.get(1)).toMatchObject({
      state: 'refused',
      stage: 'recipient',
      lasting: 'permanent',
      words: '550 5.1.1 No such user',
    });
    expect(outcomes.get(2)).toMatchObject({ state: 'refused', stage: 'recipient', lasting: 'temporary' });
    expect(outcomes.get(3)).toMatchObject({ state: 'refused', stage: 'content', lasting: 'permanent' });
    expect([0, 4, 5].map((number) => outcomes.get(number)?.state)).toEqual(Array(3).fill('accepted'));
  });
});

test('a server that says “go ahead” after refusing the recipient gets no text', async () => {
  const { url, lines } = await scripted(
    inOrder((line) =>
      line.startsWith('RCPT') ? '550 no' : line === '.' ? '554 no valid recipients' : undefined,
    ),
  );
  const outcomes = await sendAll(mailerTo(url, 1), numbers(3));
  expect(states(outcomes)).toEqual(['refused', 'refused', 'refused']);
  expect(lines).not.toContain('hello');
});

test('a connection lost after the end of a message leaves it unknown; the others arrive over a new one', async () => {
  let dots = 0;
  const { url } = await scripted((line, socket) => {
    if (line === '.' && ++dots === 3) {
      socket.destroy();
      return undefined;
    }
    return inOrder()(line);
  });
  const outcomes = await sendAll(mailerTo(url, 1), numbers(8));
  expect(states(outcomes).filter((state) => state === 'unknown')).toHaveLength(1);
  expect(states(outcomes).filter((state) => state === 'accepted')).toHaveLength(7);
});

test('a relay that takes messages for itself and says nothing ends in “unknown” after a while, not in silence', async () => {
  const { url } = await scripted(inOrder((line) => (line === '.' ? '' : undefined)));
  const mute = await scripted((line) => (line === '.' ? undefined : inOrder()(line)));
  expect(states(await sendAll(mailerTo(mute.url, 1), [message(1)]))).toEqual(['unknown']);
  // An empty line is no SMTP at all.
  expect(states(await sendAll(mailerTo(url, 1), [message(1)]))).toEqual(['unknown']);
});

test('a server that takes three messages per connection gets new connections', async () => {
  const counts = new Map<number, number>();
  const relay = await scripted((line, _socket, connection) => {
    if (line.startsWith('MAIL')) {
      const count = (counts.get(connection) ?? 0) + 1;
      counts.set(connection, count);
      if (count > 3) return '421 4.7.0 too many messages';
    }
    return inOrder()(line);
  });
  expect(states(await sendAll(mailerTo(relay.url, 1), numbers(9)))).toEqual(Array(9).fill('accepted'));
  expect(relay.connections()).toBe(3);
});

test('while one relay fails the other takes over, and with none left nothing is lost', async () => {
  const { arrived, url } = await server();
  const refusing = await scripted(() => '421 go away');
  const both = mailerTo(`${refusing.url}?weight=5,${url}`, 4);
  const outcomes = await sendAll(both, numbers(30));
  expect(states(outcomes)).toEqual(Array(30).fill('accepted'));
  expect(arrived).toHaveLength(30);
  expect(both.troubles()).toEqual([{ relay: refusing.url.slice(7), words: expect.stringContaining('421') }]);

  const alone = mailerTo(refusing.url, 4);
  const waiting = numbers(5);
  await alone.run({ next: async () => waiting.shift(), settle: async () => expect.unreachable() });
  expect(waiting).toHaveLength(5);
  expect(alone.restsUntil()).toBeGreaterThan(0);
});

test('a relay that refuses our own address rests; the messages are not blamed', async () => {
  const { url } = await scripted(
    inOrder((line) => (line.startsWith('MAIL') ? '550 5.7.1 not yours' : undefined)),
  );
  const mailer = mailerTo(url, 1);
  const outcomes = await sendAll(mailer, numbers(4));
  expect(outcomes.get(0)).toMatchObject({ state: 'refused', stage: 'sender' });
  expect(outcomes.get(1)).toMatchObject({ state: 'unsent' });
  expect(mailer.restsUntil()).toBeGreaterThan(0);
});

test('weights share out the connections', async () => {
  const [one, other] = [await server(), await server()];
  await sendAll(mailerTo(`${one.url}?weight=3,${other.url}`, 8), numbers(200));
  expect(one.arrived.length).toBeGreaterThan(other.arrived.length);
  expect(one.arrived.length + other.arrived.length).toBe(200);
});

test('a pace of 50 a second is kept', async () => {
  const { url } = await server();
  const began = performance.now();
  await sendAll(mailerTo(`${url}?rate=50`, 4), numbers(20));
  expect(performance.now() - began).toBeGreaterThan(370);
});

test('what cannot be written down stops the run before anything else is sent', async () => {
  const relay = await scripted(inOrder());
  const waiting = numbers(20);
  const run = mailerTo(relay.url, 2).run({
    next: async () => waiting.shift(),
    settle: async () => {
      throw new Error('the database is gone');
    },
  });
  await expect(run).rejects.toThrow('the database is gone');
  expect(relay.lines.filter((line) => line === '.').length).toBeLessThanOrEqual(2);
});

describe('ways in', () => {
  const withLogin = (methods: string[]) =>
    server({
      authOptional: false,
      allowInsecureAuth: true,
      authMethods: methods,
      onAuth: ({ username, password }, _session, done) =>
        username === 'us@er' && password === 'pä:ss' ? done(null, { user: 'ok' }) : done(new Error('no')),
    });

  test.each([['PLAIN'], ['LOGIN']])('AUTH %s', async (method) => {
    const { arrived, url } = await withLogin([method]);
    await sendAll(mailerTo(url.replace('//', '//us%40er:p%C3%A4%3Ass@')), numbers(3));
    expect(arrived).toHaveLength(3);
  });

  test('a wrong password is said without being repeated', async () => {
    const { url } = await withLogin(['PLAIN']);
    const mailer = mailerTo(url.replace('//', '//us%40er:hunter2@'));
    await sendAll(mailer, numbers(1));
    expect(mailer.troubles()[0]?.words).toMatch(/sign-in was answered with 535 (?!.*hunter2)/);
  });

  test('STARTTLS that is offered is taken; required and not offered is trouble; a strange certificate is refused', async () => {
    const { arrived, url } = await server({ disabledCommands: [] });
    await sendAll(mailerTo(url), numbers(2));
    await sendAll(mailerTo(`${url}?starttls=required&certificate=any`), numbers(2));
    expect(arrived).toHaveLength(4);
    const checking = mailerTo(`${url}?starttls=required`);
    await sendAll(checking, numbers(2));
    expect(checking.troubles()[0]?.words).toMatch(/certificate/i);
    const bare = mailerTo(`${(await server()).url}?starttls=required`);
    await sendAll(bare, numbers(2));
    expect(bare.troubles()[0]?.words).toMatch(/STARTTLS/);
  });

  test('words behind the answer to STARTTLS were put there by somebody else', async () => {
    const { url } = await scripted(
      inOrder((line) => (line === 'STARTTLS' ? '220 go\r\n250 injected' : undefined), ['STARTTLS']),
    );
    const mailer = mailerTo(url);
    await sendAll(mailer, numbers(1));
    expect(mailer.troubles()[0]?.words).toMatch(/out of turn|behind the answer/);
  });
});

test('too large a message and an international address are refused before a server sees them', async () => {
  const { lines, url } = await scripted(inOrder(undefined, ['PIPELINING', 'SIZE 100']));
  const outcomes = await sendAll(mailerTo(url, 1), [
    message(1, 'äinö@example.org'),
    { ...message(2), content: Buffer.alloc(101, 'a') },
  ]);
  expect(outcomes.get(1)).toMatchObject({ state: 'refused', lasting: 'permanent', stage: 'recipient' });
  expect(outcomes.get(2)).toMatchObject({ state: 'refused', lasting: 'permanent', stage: 'content' });
  expect(lines.some((line) => line.startsWith('MAIL'))).toBe(false);
});

test('a server that knows SMTPUTF8 gets an international address', async () => {
  const { lines, url } = await scripted(inOrder(undefined, ['SMTPUTF8', '8BITMIME', 'SIZE']));
  const outcomes = await sendAll(mailerTo(url, 1), [message(1, 'äinö@example.org')]);
  expect(outcomes.get(1)).toMatchObject({ state: 'accepted', words: '250 2.0.0 taken' });
  expect(lines.find((line) => line.startsWith('MAIL'))).toMatch(/ SIZE=\d+ BODY=8BITMIME SMTPUTF8$/);
});
