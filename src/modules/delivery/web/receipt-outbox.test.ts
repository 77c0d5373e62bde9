import { expect, test } from 'vitest';
import { newRandomId } from '#kernel/ids.ts';
import { ProblemError, UnreachableError } from '#web/ui/problem.ts';
import type { Receipt } from '../contract/receipt.ts';
import { ReceiptOutbox } from './receipt-outbox.ts';

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const receipt = (): Receipt => ({
  id: newRandomId(),
  messageId: newRandomId(),
  version: 1,
  kind: 'read',
  channel: 'feed',
  seconds: 7,
  at: '2026-11-23T09:00:00.000Z',
});

/** A server that says whatever the test wants next, and what arrived at it. */
function server() {
  const arrived: string[] = [];
  let answer: Error | null = null;
  return {
    arrived,
    says: (error: Error | null) => {
      answer = error;
    },
    send: async (receipts: readonly Receipt[]) => {
      if (answer) throw answer;
      arrived.push(...receipts.map(({ id }) => id));
    },
  };
}

test('what was read without a connection is sent when it is back, also by a page that was opened later', async () => {
  const [shelf, { send, says, arrived }] = [device(), server()];
  const before = new ReceiptOutbox({ shelf, personId: 'aino', send });
  says(new UnreachableError());
  const read = [receipt(), receipt()];
  for (const one of read) before.add(one);
  await before.flush();
  expect(arrived).toEqual([]);

  says(null);
  const later = new ReceiptOutbox({ shelf, personId: 'aino', send });
  await later.flush();
  expect(arrived).toEqual(read.map(({ id }) => id));
  expect(later.waiting()).toEqual([]);
});

test('nobody sends what somebody else read on the same device', async () => {
  const [shelf, { send, says, arrived }] = [device(), server()];
  says(new UnreachableError());
  const aino = new ReceiptOutbox({ shelf, personId: 'aino', send });
  aino.add(receipt());
  await aino.flush();
  says(null);
  await new ReceiptOutbox({ shelf, personId: 'petri', send }).flush();
  expect(arrived).toEqual([]);
  expect(aino.waiting()).toHaveLength(1);
});

test.each([
  ['the clock of the device is ahead', 422, 'delivery.clock_is_ahead', 1],
  ['the reader is signed out', 401, 'sign_in_first', 1],
  ['the database is away', 503, 'database_unavailable', 1],
  ['the server does not take it', 422, 'invalid_input', 0],
] as const)('while %s, receipts wait or go as they should', async (_what, status, code, left) => {
  const { send, says } = server();
  const outbox = new ReceiptOutbox({ shelf: device(), personId: 'aino', send });
  outbox.add(receipt());
  says(new ProblemError(status, { code }));
  await outbox.flush();
  expect(outbox.waiting()).toHaveLength(left);
});

test('a long time without a connection leaves in batches that the server takes, each receipt once', async () => {
  const sizes: number[] = [];
  const arrived = new Set<string>();
  const outbox = new ReceiptOutbox({
    shelf: device(),
    personId: 'aino',
    send: async (batch) => {
      sizes.push(batch.length);
      for (const { id } of batch) arrived.add(id);
    },
  });
  for (let count = 0; count < 1201; count += 1) outbox.add(receipt());
  await Promise.all([outbox.flush(), outbox.flush()]);
  expect(sizes).toEqual([500, 500, 201]);
  expect(arrived.size).toBe(1201);
});
