/** How one view labels its ballots: which attributes it looks at and how small groups may be merged. */
export type View =
  /** The organisation: attributes that name the unit at each level, from the top. */
  | { readonly kind: 'tree'; readonly name: string; readonly levels: readonly string[] }
  /** Bands with an order, such as tenure: every value that may occur, from the lowest. */
  | {
      readonly kind: 'ordered';
      readonly name: string;
      readonly attribute: string;
      readonly order: readonly string[];
    }
  /** Values without an order, such as role families. */
  | { readonly kind: 'nominal'; readonly name: string; readonly attribute: string };

/** What a ballot carries in one view; the words for it ("Other teams of Sales") are the caller's. */
export interface Label {
  /** Unique in its view, stable for the same groups, and part of the signed ballot. */
  readonly key: string;
  readonly kind: 'everyone' | 'unit' | 'others' | 'band' | 'value' | 'other-values';
  /** The unit; the parent of the others; the first and last band; the value or the values put together. */
  readonly names: readonly string[];
  /** Invited people whom the label fits, including those who may answer under a finer one. */
  readonly headCount: number;
  /** Whether people without a value of the attribute answer under this label. */
  readonly withUnknown: boolean;
}

/** The label of a person, and the coarser ones that the person may choose instead, the next one first. */
export interface PersonLabel {
  readonly label: string;
  readonly coarser: readonly string[];
}

/** The label that fits everyone; the coarsest choice in every view. */
export const EVERYONE = 'everyone';

/** A key from a kind and names, in which no name can look like a separator. */
export function labelKey(kind: Label['kind'], names: readonly string[]): string {
  return `${kind}:${names.map(encodeURIComponent).join('/')}`;
}
