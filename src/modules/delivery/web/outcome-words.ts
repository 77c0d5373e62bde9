import type { Translate } from '#web/messages.ts';

/** The codes of `kernel/schedule/plan-week.ts` that lead into the digest, without its code. */
const WORDS = {
  2: 'digestNoSlot',
  3: 'digestDaysTaken',
  4: 'digestWeekFull',
  5: 'digestReadingFull',
  6: 'digestPushedEnough',
} as const;

/** Why something waits in the digest instead of being sent. */
export function outcomeWord(outcome: number, t: Translate): string {
  const known = Object.entries(WORDS).find(([code]) => Number(code) === outcome)?.[1];
  return t(`delivery:outcome.${known ?? 'digestWeekFull'}`);
}
