import { useQueryClient } from '@tanstack/react-query';
import { ask, useSend } from '#web/query.ts';
import type { Card } from './reader-words.ts';

interface Given {
  readonly answer?: number | undefined;
  readonly signedName?: string | undefined;
}

/** Sends an acknowledgement of the text that is on the screen, and says so at once wherever the message is shown. */
export function useAcknowledging(message: Pick<Card, 'id' | 'version' | 'language'>) {
  const client = useQueryClient();
  const { id: messageId, version, language } = message;
  const send = useSend('delivery.acknowledge', {
    changes: ['delivery.readMessage', 'delivery.listFeed'],
    onDone: () =>
      // Not asked again: Today keeps its order while somebody is on it, and the card only shrinks.
      client.setQueryData(
        ask('delivery.readToday', {}).queryKey,
        (today) =>
          today && {
            ...today,
            rows: today.rows.map((row) =>
              row.id === messageId ? { ...row, owed: false, changed: false } : row,
            ),
          },
      ),
  });
  const acknowledge = ({ answer, signedName }: Given) =>
    send.mutate({
      messageId,
      version,
      language,
      ...(answer === undefined ? {} : { answer }),
      ...(signedName ? { signedName } : {}),
    });
  return { send, acknowledge };
}
