/** What is wrong with one field of the input: `{ path: 'rule.all.0', code: 'too_small', minimum: 1 }`. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly [parameter: string]: unknown;
}

/** A refusal of the server, read from its problem document (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;
  /** `people.organisation_not_founded`, or without a module for what every endpoint may say: `sign_in_first`. */
  readonly code: string;
  readonly requestId: string | undefined;
  /** By field of the input; empty when the refusal is not about fields. */
  readonly errors: readonly FieldProblem[];
  /** Whatever the refusal brings along, such as `current` of a conflict. */
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    { code, requestId, errors, ...detail }: Record<string, unknown> & { code: string },
  ) {
    super(`${status} ${code}`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.requestId = typeof requestId === 'string' ? requestId : undefined;
    this.errors = Array.isArray(errors) ? errors.filter(isFieldProblem) : [];
    this.detail = detail;
  }
}

/** Nothing came back: no connection, or nobody at the other end. */
export class UnreachableError extends Error {
  constructor() {
    super('The server cannot be reached');
    this.name = 'UnreachableError';
  }
}

/** Reads an error answer; one that is not a problem document (a proxy's page) is told by its status. */
export function problemFrom(status: number, body: unknown): ProblemError {
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string')
    return new ProblemError(status, { code: status === 503 ? 'database_unavailable' : 'unexpected' });
  return new ProblemError(status, { ...body, code: body.code });
}

/** Whether somebody else changed the same thing meanwhile; `detail.current` then holds their version. */
export function isConflict(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.status === 409 && error.code === 'edited_meanwhile';
}

/** Whether the visitor has to sign in (again) first. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401 && error.code === 'sign_in_first';
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'path' in value && 'code' in value;
}
