import type { ActionKind, ActionState, CostLine, LineKind } from '../contract/line.ts';

// As the lists of the contract, whose schemas the browser does not need.
export const ACTION_STATES = [
  'not_begun',
  'under_way',
  'blocked',
  'partly',
  'realised',
  'not',
  'stopped',
] as const satisfies readonly ActionState[];

/** Other than begun or realised: everyone will ask why. As the server demands it. */
export const asksWhy = (state: ActionState): boolean =>
  state === 'partly' || state === 'not' || state === 'stopped' || state === 'blocked';

export const ACTION_KINDS = [
  'piece',
  'training',
  'session',
  'event',
  'ambassadors',
  'manual',
  'expert',
  'other',
] as const satisfies readonly ActionKind[];

export const COST_KINDS = [
  'working_time',
  'expert',
  'material',
  'travel',
  'place',
  'media',
  'other',
] as const satisfies readonly CostLine['kind'][];

export const LINE_KINDS = ['goal', 'measure', 'phase', 'action'] as const satisfies readonly LineKind[];
