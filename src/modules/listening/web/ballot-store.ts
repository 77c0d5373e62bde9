import type { Purse, PurseStore } from './ballot-client.ts';

const NAME = 'inward.ballots';
const TABLE = 'purse';

/**
 * Purses of a person in this browser's IndexedDB, which works offline, holds large values, and leaves with the browser's data. Each
 * person of a shared device has purses of their own.
 */
export function browserPurses(personId: string): PurseStore {
  const keyOf = (waveId: string) => `${personId} ${waveId}`;
  return {
    async read(waveId) {
      const kept = await inStore('readonly', (table) => table.get(keyOf(waveId)));
      // Safe: only `write` puts values there; what somebody else put there the server refuses.
      return kept as Purse | undefined;
    },
    async write(purse) {
      await inStore('readwrite', (table) => table.put(purse, keyOf(purse.waveId)));
    },
  };
}

/** A purse that ends with the page: for kiosks, where the next person must find nothing. */
export function passingPurses(): PurseStore {
  const kept = new Map<string, Purse>();
  return {
    read: async (waveId) => kept.get(waveId),
    write: async (purse) => void kept.set(purse.waveId, purse),
  };
}

async function inStore(
  mode: IDBTransactionMode,
  ask: (table: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode);
      const request = ask(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
