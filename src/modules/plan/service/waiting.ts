import { openCasesOf } from '#modules/conversation/service/attached.ts';
import type { Context } from '#platform/context.ts';
import type { Action, Goal } from '../domain/line.ts';
import { openByLine } from '../store/suggestion.ts';

/** What waits on a line. */
export interface Waiting {
  readonly openCases: number;
  readonly overdueCases: number;
  /** Cases that everyone may read, answered or not. */
  readonly cases: number;
  readonly openSuggestions: number;
  readonly openOffers: number;
}

const NOTHING: Waiting = { openCases: 0, overdueCases: 0, cases: 0, openSuggestions: 0, openOffers: 0 };

/** What waits on each of some lines of a plan: two questions for all of them. */
export async function waitingOn(
  ctx: Context,
  planId: string,
  { goals, actions }: { goals: readonly Pick<Goal, 'id'>[]; actions: readonly Pick<Action, 'id'>[] },
): Promise<(lineId: string) => Waiting> {
  const subjects = [
    ...goals.map(({ id }) => ({ kind: 'plan.goal', id })),
    ...actions.map(({ id }) => ({ kind: 'plan.action', id })),
  ];
  const [cases, own] = [await openCasesOf(ctx, subjects), await openByLine(ctx.db, planId)];
  const byLine = new Map(cases.map((counts) => [counts.id, counts]));
  return (lineId) => {
    const said = byLine.get(lineId);
    const mine = own.get(lineId);
    if (!said && !mine) return NOTHING;
    return {
      openCases: said?.open ?? 0,
      overdueCases: said?.overdue ?? 0,
      cases: said?.shown ?? 0,
      openSuggestions: mine?.suggestions ?? 0,
      openOffers: mine?.offers ?? 0,
    };
  };
}
