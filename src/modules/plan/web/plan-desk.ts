import { createContext, useContext } from 'react';
import type { LineKind } from '../contract/line.ts';
import type { StudioAction, StudioPlan } from './plan-words.ts';
import type { LineEdits } from './use-line-edits.ts';

export interface LineRef {
  readonly kind: Exclude<LineKind, 'plan'>;
  readonly id: string;
}

/** What all views of a plan share: the plan, the line that is open beside them, and how lines are written. */
export interface PlanDesk {
  readonly plan: StudioPlan;
  readonly mayEdit: boolean;
  readonly line: LineRef | null;
  readonly open: (line: LineRef | null) => void;
  readonly edits: LineEdits;
  /** Sets a state, at once or, where everyone will ask why, after a reason was given. */
  readonly setState: (action: StudioAction, state: StudioAction['state'] | null) => void;
  /** Asks once, names the thing, and removes it. */
  readonly remove: (line: LineRef) => void;
}

const Desk = createContext<PlanDesk | null>(null);

export const PlanDeskProvider = Desk.Provider;

/** The desk of the plan that the page shows. */
export function usePlanDesk(): PlanDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error('Only views of a plan have its desk');
  return desk;
}

export const isSameLine = (one: LineRef | null, other: LineRef | null): boolean =>
  one?.kind === other?.kind && one?.id === other?.id;
