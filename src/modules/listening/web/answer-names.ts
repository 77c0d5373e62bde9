import { call } from '#web/client.ts';
import { type NameList, NO_NAMES, nameList } from '../domain/free-text.ts';

/**
 * The hashes of the directory's names, so that words can be looked through on the device. Without them (no connection, nobody
 * signed in) addresses, numbers and «I am the only …» are still found.
 */
export async function loadNames(): Promise<NameList> {
  try {
    const { salt, names, titles } = await call('listening.readNameHashes', {});
    return nameList({ salt, names: unpacked(names), titles: unpacked(titles) });
  } catch (error) {
    if (error instanceof Error) return NO_NAMES;
    throw error;
  }
}

/** Four bytes each, the highest first. */
function unpacked(base64: string): number[] {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(4 * at));
}
