import type { CaseKind } from '../contract/case.ts';

// As `CASE_KINDS` of the contract, which would bring its schemas into the browser.
export const KINDS = [
  'question',
  'worry',
  'idea',
  'suggestion',
  'comment',
] as const satisfies readonly CaseKind[];

/** The kind that a word in an address names, if it does. */
export const kindOf = (word: unknown): CaseKind | undefined => KINDS.find((kind) => kind === word);
