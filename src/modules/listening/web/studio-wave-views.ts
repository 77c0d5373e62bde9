import type { ViewName } from '../contract/wave.ts';

// As `LABELLED_VIEWS` of the contract, without its schemas.
export const CHOSEN_VIEWS = ['org', 'tenure', 'generation', 'role'] as const satisfies readonly ViewName[];

/** Views whose labels are listed: those that are chosen, and that of an experiment. */
export const LABEL_VIEWS = [...CHOSEN_VIEWS, 'arm'] as const satisfies readonly ViewName[];
