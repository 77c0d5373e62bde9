import type { CostLine } from '../contract/line.ts';

export interface CostTotals {
  readonly money: { cents: number; currency: string }[];
  /** The part of `money` that nobody has said yes to yet. */
  readonly notGranted: { cents: number; currency: string }[];
  readonly hours: number;
  readonly expertDays: number;
}

/** What cost lines come to: money per currency (in cents, so that nothing is lost to rounding), hours, expert days. */
export function costTotals(costs: readonly CostLine[]): CostTotals {
  return {
    money: moneyOf(costs),
    notGranted: moneyOf(costs.filter(({ granted }) => !granted)),
    // Halves and quarters of an hour are exact in binary; a hundredth is the finest that is meant.
    hours: rounded(costs.reduce((sum, { hours }) => sum + (hours ?? 0), 0)),
    expertDays: rounded(costs.reduce((sum, { expertDays }) => sum + (expertDays ?? 0), 0)),
  };
}

function moneyOf(costs: readonly CostLine[]): { cents: number; currency: string }[] {
  const sums = new Map<string, number>();
  for (const { money } of costs)
    if (money) sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.cents);
  return [...sums]
    .map(([currency, cents]) => ({ cents, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const rounded = (amount: number) => Math.round(amount * 100) / 100;
