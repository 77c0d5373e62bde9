import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import type { CardContent } from '#web/home/today-cards.ts';
import { loadMessages } from '#web/i18n.ts';
import { ask } from '#web/query.ts';

// Today does not wait for our words; the cards do.
const PacketCards = lazy(async () => {
  const [{ PacketCards: Cards }] = await Promise.all([
    import('./reader-packet-cards.tsx'),
    loadMessages(['campaigns']),
  ]);
  return { default: Cards };
});

/** Packets that wait for me: to be explained, or told to my team. */
export function usePacketCard(): CardContent {
  const mine = useQuery(ask('campaigns.listMyPackets', {}));
  if (mine.error) return { state: 'failed', error: mine.error, retry: () => void mine.refetch() };
  if (!mine.data) return { state: 'loading' };
  const open = mine.data.packets.filter(({ confirmed, told }) => !(confirmed && told));
  return open.length > 0
    ? { state: 'there', things: open.length, view: <PacketCards packets={open} /> }
    : { state: 'nothing' };
}
