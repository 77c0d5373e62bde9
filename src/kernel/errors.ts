/** Why a request is refused. Each kind has one HTTP status, so that a caller can act on it without reading words. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_many'
  | 'too_large';

export interface RefusalDetail {
  /** Values for the translated sentence of the code, and whatever the screen needs to offer a way out. */
  readonly [key: string]: unknown;
}

/**
 * Something that the user can act on. `code` is `module.reason` in snake case: a key of the module's messages
 * (`errors.<code>`), so that every surface says the same sentence in the reader's language.
 * Everything that is not a Refusal is a bug and is thrown as it is.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly detail: RefusalDetail;

  constructor(kind: RefusalKind, code: string, detail: RefusalDetail = {}) {
    super(`${kind}: ${code}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }
}

/** Throws the Refusal; an expression, so that it can stand after `??`. */
export function refuse(kind: RefusalKind, code: string, detail: RefusalDetail = {}): never {
  throw new Refusal(kind, code, detail);
}

/** Makes a switch over a union exhaustive at compile time, and loud at run time. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
