import { useEffect } from 'react';
import { useMe } from '#web/session.ts';
import { sendReceipts } from './receipts.ts';

/** Sends what was read on an earlier visit without a connection, once Home opens. */
export function useKeptReceipts(): void {
  const { id } = useMe();
  useEffect(() => {
    void sendReceipts(id);
  }, [id]);
}
