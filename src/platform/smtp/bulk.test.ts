import { afterEach, describe, expect, test } from 'vitest';
import {
  closeServers,
  inOrder,
  mailerTo,
  message,
  numbers,
  scripted,
  sendAll,
  server,
  states,
} from './fixtures/servers.ts';

afterEach(closeServers);

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
