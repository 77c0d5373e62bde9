import type { z } from 'zod';
import { Refusal, type RefusalKind } from '#kernel/errors.ts';
import { isUnavailable, isUnkeepableText } from '../database.ts';

/** A problem document (RFC 9457). `code` is what surfaces translate; `errors` point at fields of the input. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly FieldProblem[];
  readonly [extension: string]: unknown;
}

export interface FieldProblem {
  /** The field, with dots: `rule.all.0.unitId`. */
  readonly path: string;
  readonly code: string;
  readonly [parameter: string]: unknown;
}

/** The input did not fit the contract. */
export class InvalidInput extends Error {
  readonly errors: readonly FieldProblem[];

  constructor(error: z.ZodError) {
    super('The input does not fit the contract');
    this.name = 'InvalidInput';
    this.errors = error.issues.map(asFieldProblem);
  }
}

const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  too_large: 413,
};

const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'This kind of content is not taken',
  422: 'Something in the input needs another look',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'The database cannot be reached just now',
};

/** Turns whatever was thrown into a problem document; what is nobody's fault but ours stays without detail. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof Refusal) return problem(STATUS[error.kind], error.code, requestId, error.detail);
  if (error instanceof InvalidInput)
    return problem(422, 'invalid_input', requestId, { errors: error.errors });
  if (isUnavailable(error)) return problem(503, 'database_unavailable', requestId);
  if (isUnkeepableText(error)) return problem(400, 'unreadable_request', requestId);
  const status = statusOf(error);
  if (status === 413) return problem(413, 'body_too_large', requestId);
  if (status === 415) return problem(415, 'content_type_not_taken', requestId);
  if (status === 429) return problem(429, 'too_many_requests', requestId);
  if (status >= 400 && status < 500) return problem(status, 'unreadable_request', requestId);
  return problem(500, 'unexpected', requestId);
}

function problem(status: number, code: string, requestId: string, extra: object = {}): Problem {
  return {
    ...extra,
    type: `urn:inward:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    requestId,
  };
}

function statusOf(error: unknown): number {
  return typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

function asFieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const { code, path, message } = issue;
  // Our own schemas give their `error` as a code in snake case; Zod's English sentences are not shown to users.
  const ownCode = /^[a-z]+(_[a-z]+)+$/.test(message) ? message : undefined;
  const bounds = {
    ...('minimum' in issue ? { minimum: Number(issue.minimum) } : {}),
    ...('maximum' in issue ? { maximum: Number(issue.maximum) } : {}),
  };
  return { path: path.map(String).join('.'), code: ownCode ?? code, ...bounds };
}
