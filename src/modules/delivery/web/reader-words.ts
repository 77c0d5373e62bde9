import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';

export type ReadMessage = Answer<'delivery.readMessage'>;
export type Card = Answer<'delivery.readToday'>['rows'][number];
export type Attention = Answer<'delivery.readAttention'>;
export type Preferences = Answer<'delivery.readPreferences'>;

/** Whole minutes as they are said: what takes anything takes at least one. */
export const minutesOf = (seconds: number): number =>
  seconds <= 0 ? 0 : Math.max(1, Math.round(seconds / 60));

/** «3 min» */
export const minutesWord = (seconds: number, t: Translate): string =>
  t('delivery:reader.minutes', { count: minutesOf(seconds) });

/** «Lucía Ferrer, communication» as the name and what is said about it. */
export function senderOf(fromWhom: string): { name: string; rest: string | null } {
  const comma = fromWhom.indexOf(',');
  if (comma < 0) return { name: fromWhom, rest: null };
  return { name: fromWhom.slice(0, comma), rest: fromWhom.slice(comma + 1).trim() };
}
