import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImapServer, startImapServer } from '#test/imap-server.ts';
import { openMailbox } from './mailbox.ts';

let server: ImapServer;
beforeEach(async () => {
  server = await startImapServer();
});
afterEach(() => server.close());

/** Reads what is new, and gives it. */
async function readAll(url = server.url): Promise<string[]> {
  const taken: string[] = [];
  await openMailbox(url).readNew(async (message) => taken.push(message));
  return taken;
}

test('what is new is handed over byte by byte, once', async () => {
  server.put('Subject: Returned\r\n\r\nJos\xe9 cannot be reached');
  server.put('Subject: Delayed\r\n\r\nLater');
  expect(await readAll()).toEqual([
    'Subject: Returned\r\n\r\nJos\xe9 cannot be reached',
    'Subject: Delayed\r\n\r\nLater',
  ]);
  expect(await readAll()).toEqual([]);
  server.put('Subject: Failed\r\n\r\nNever');
  expect(await readAll()).toHaveLength(1);
});

test('what could not be taken in stays new, and is read again', async () => {
  server.put('Subject: One\r\n\r\n1');
  server.put('Subject: Two\r\n\r\n2');
  const mailbox = openMailbox(server.url);
  const failing = mailbox.readNew(async (message) => {
    if (message.includes('Two')) throw new Error('The database is away');
  });
  await expect(failing).rejects.toThrow('The database is away');
  expect(server.messages.map(({ seen }) => seen)).toEqual([true, false]);
  expect(await readAll()).toEqual(['Subject: Two\r\n\r\n2']);
});

test('a connection that breaks is an error of that reading alone, and loses nothing', async () => {
  server.put('Subject: One\r\n\r\n1');
  server.put('Subject: Two\r\n\r\n2');
  server.breaksAt = 102;
  await expect(readAll()).rejects.toThrow();
  server.breaksAt = null;
  expect(await readAll()).toEqual(['Subject: Two\r\n\r\n2']);
});

test('a wrong password and a folder that is not there are told, and nothing is marked as read', async () => {
  server.put('Subject: One\r\n\r\n1');
  await openMailbox(server.url).verify();
  await expect(openMailbox(server.url.replace('%20', '')).verify()).rejects.toThrow();
  await expect(readAll(server.url.replace('Bounces', 'Elsewhere'))).rejects.toThrow();
  expect(server.messages[0]?.seen).toBe(false);
});
