import { newRandomId } from '#kernel/ids.ts';
import { call } from '#web/client.ts';
import type { Receipt } from '../contract/receipt.ts';
import { ReceiptOutbox } from './receipt-outbox.ts';

/** Receipts gather for so long, so that scrolling through a list is one request. */
const GATHER_MS = 4000;

let current: { personId: string; outbox: ReceiptOutbox } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Notes what the person did with a message, now; it is sent soon, or when there is a connection again. */
export function noteReceipt(
  personId: string,
  receipt: Pick<Receipt, 'messageId' | 'version' | 'kind' | 'channel' | 'seconds'>,
): void {
  const outbox = outboxOf(personId);
  outbox.add({ ...receipt, id: newRandomId(), at: new Date().toISOString() });
  timer ??= setTimeout(() => void sendReceipts(personId), GATHER_MS);
}

/** Sends at once what waits: of this visit, and of earlier ones without a connection. */
export function sendReceipts(personId: string): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  return outboxOf(personId).flush();
}

function outboxOf(personId: string): ReceiptOutbox {
  if (current?.personId === personId) return current.outbox;
  const send = (receipts: readonly Receipt[]) => call('delivery.sendReceipts', { receipts: [...receipts] });
  const outbox = new ReceiptOutbox({ shelf: localStorage, personId, send });
  // Once for the life of the page: whoever is signed in then is whose receipts go.
  if (!current) window.addEventListener('online', () => void current?.outbox.flush());
  current = { personId, outbox };
  return outbox;
}
