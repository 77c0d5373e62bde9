import type { Candidates } from './candidates.ts';
import { OUTCOME, type WeekPlan } from './plan-week.ts';

/** What a plan does with one piece: how many people it reaches by push, and why the others read it in the digest. */
export type PieceSummary = Record<keyof typeof OUTCOME, number>;

/** Counts the outcomes of every piece; the sentence before a release ("what it pushes out") is the difference of two. */
export function summarisePlan(plan: WeekPlan, candidates: Candidates, pieces: number): PieceSummary[] {
  const codes = Object.keys(OUTCOME).length;
  const counts = new Uint32Array(pieces * codes);
  for (let candidate = 0; candidate < candidates.pieces.length; candidate++) {
    const cell = (candidates.pieces[candidate] ?? 0) * codes + (plan.outcomes[candidate] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const of = (piece: number, outcome: keyof typeof OUTCOME) => counts[piece * codes + OUTCOME[outcome]] ?? 0;
  return Array.from({ length: pieces }, (_, piece) => ({
    pushed: of(piece, 'pushed'),
    safety: of(piece, 'safety'),
    digestNoSlot: of(piece, 'digestNoSlot'),
    digestDaysTaken: of(piece, 'digestDaysTaken'),
    digestWeekFull: of(piece, 'digestWeekFull'),
    digestReadingFull: of(piece, 'digestReadingFull'),
    digestPushedEnough: of(piece, 'digestPushedEnough'),
  }));
}
