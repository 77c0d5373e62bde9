import { openCasesOf } from '#modules/conversation/service/attached.ts';
import type { Context } from '#platform/context.ts';
import { casesByLine, type LineCases } from '../store/open.ts';
import { openByLine } from '../store/suggestion.ts';
import type { Sight } from './sight.ts';

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

/** What waits on each line of a plan: two questions for all of them. */
export async function waitingOn(
  ctx: Context,
  planId: string,
  { today }: Pick<Sight, 'today'>,
): Promise<(lineId: string) => Waiting> {
  const [cases, own] = await Promise.all([casesByLine(ctx.db, planId, today), openByLine(ctx.db, planId)]);
  const byLine = new Map(cases.map((counts) => [counts.lineId, counts]));
  return (lineId) => together(byLine.get(lineId), own.get(lineId));
}

/** What waits on one action. */
export async function waitingOnAction(ctx: Context, planId: string, lineId: string): Promise<Waiting> {
  const [cases] = await openCasesOf(ctx, [{ kind: 'plan.action', id: lineId }]);
  const own = await openByLine(ctx.db, planId);
  return together(cases && { ...cases, lineId }, own.get(lineId));
}

function together(
  cases: LineCases | undefined,
  own: { suggestions: number; offers: number } | undefined,
): Waiting {
  if (!cases && !own) return NOTHING;
  return {
    openCases: cases?.open ?? 0,
    overdueCases: cases?.overdue ?? 0,
    cases: cases?.shown ?? 0,
    openSuggestions: own?.suggestions ?? 0,
    openOffers: own?.offers ?? 0,
  };
}
