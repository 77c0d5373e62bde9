/**
 * A UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits. Sorts by time of making, so it is a
 * primary key that appends and a keyset cursor at once. Never for ballots: their ids must not betray an order.
 */
export function newId(millis: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(millis / 2 ** 32));
  view.setUint32(2, millis % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  return formatUuid(bytes);
}

/** A random UUIDv4 for what must not tell when it was made. */
export function newRandomId(): string {
  return crypto.randomUUID();
}

function formatUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
