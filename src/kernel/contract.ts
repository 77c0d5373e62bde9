import { z } from 'zod';
import type { Role } from './roles.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who gets past the door. A finer rule (my unit, my case) is a predicate in the module's `domain.ts`. */
export type Who = 'anyone' | 'signedIn' | readonly Role[];

/** What the endpoint answers with: JSON of a schema, a file that is streamed, or another address to go to (303). */
export type Output = z.ZodType | 'file' | 'redirect';

export interface Endpoint<I extends z.ZodObject = z.ZodObject, O extends Output = Output> {
  readonly method: Method;
  /** `/api/people/:personId`; each `:name` is a field of `input`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly who: Who;
  /** Path, query and body as one object: names in the path come from there, the rest from query (GET, DELETE) or body. */
  readonly input: I;
  readonly output: O;
  /** A creating POST: the same `Idempotency-Key` twice gives the same answer and one effect. */
  readonly creates?: true;
  /** The body is a file of at most so many bytes; the other inputs travel in the query. */
  readonly upload?: { readonly maxBytes: number };
  /** Stricter than the default: requests a minute from one address. */
  readonly perMinute?: number;
  /** See `readyEndpoint`. */
  readonly answer?: 'ready';
  /**
   * For what must lead to nobody (ballots): with `who: 'anyone'`. A request that brings a session or a token is refused before
   * anybody looks whose it is; no address or program is known to the handler, none is counted, and nothing is logged.
   */
  readonly sealed?: true;
}

/** Describes an endpoint once: types the handler and the browser's client, validates, and documents (OpenAPI). */
export function endpoint<I extends z.ZodObject, O extends Output>(
  description: Endpoint<I, O>,
): Endpoint<I, O> {
  return description;
}

declare const ready: unique symbol;

/** JSON text of a `T`, put together where it is cheapest: in the database. */
export type ReadyJson<T> = string & { readonly [ready]: T };

/**
 * An endpoint whose handler gives the JSON text of its answer, which goes out as it is: for the few answers that are asked for
 * a thousand times a second. Nothing strips what the contract does not name, so a test must hold the text against `output`.
 */
export function readyEndpoint<I extends z.ZodObject, O extends z.ZodType>(
  description: Omit<Endpoint<I, O>, 'answer'>,
): Endpoint<I, O> & { readonly answer: 'ready' } {
  return { ...description, answer: 'ready' };
}

/** Says that a text is the JSON of a `T`. */
export const readyJson = <T>(text: string): ReadyJson<T> => text as ReadyJson<T>;

export interface Contract {
  readonly [name: string]: Endpoint;
}

/** What a handler is given: parsed, defaults filled in. */
export type InputOf<E> = E extends Endpoint<infer I, Output> ? z.output<I> : never;

/** What a caller may send. */
export type CallOf<E> = E extends Endpoint<infer I, Output> ? z.input<I> : never;

/** What a handler returns, before the schema strips what the contract does not name. */
export type AnswerOf<E> =
  E extends Endpoint<z.ZodObject, infer O>
    ? O extends z.ZodType
      ? E extends { readonly answer: 'ready' }
        ? ReadyJson<z.output<O>>
        : z.input<O>
      : O extends 'redirect'
        ? RedirectAnswer
        : FileAnswer
    : never;

/** What a caller receives. */
export type OutputOf<E> =
  E extends Endpoint<z.ZodObject, infer O> ? (O extends z.ZodType ? z.output<O> : Blob) : never;

export interface RedirectAnswer {
  readonly location: string;
}

interface FileBody {
  readonly fileName: string;
  readonly body: AsyncIterable<string | Uint8Array> | string | Uint8Array;
}

/** A file to be saved: what others sent is never shown in place. */
export interface SavedFile extends FileBody {
  readonly contentType: string;
  readonly shown?: undefined;
}

/** A picture that we drew ourselves and that never changes under its address: shown in place, and kept by the browser. */
export interface ShownPicture extends FileBody {
  readonly contentType: 'image/webp';
  readonly shown: { readonly tag: string };
}

export type FileAnswer = SavedFile | ShownPicture;

// Schemas that many contracts share. Query strings carry text only, hence the forms that read numbers and lists from text.

export const id = z.uuid();
export const day = z.iso.date();
export const instant = z.iso.datetime();
export const language = z.enum(['en', 'fi', 'es']);
export const nothing = z.object({});
export const done = z.object({});

/** One line of text: trimmed, without control characters, not empty. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
    .regex(/^[^\u0000-\u001f\u007f]*$/, { error: 'no_control_characters' });

/** A whole number that may arrive as the text of a query. */
export const wholeNumber = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}$/)])
  .transform(Number)
  .pipe(z.number().int());

/** A list of texts that may arrive as repeated or single query values. */
export const listOf = <T extends z.ZodType<string, string>>(element: T) =>
  z.union([z.array(element), element]).transform((value) => (typeof value === 'string' ? [value] : value));

/** A keyset page: `after` is the cursor of the page before. */
export const pageInput = {
  after: z.string().max(500).optional(),
  limit: wholeNumber.pipe(z.number().min(1).max(200)).default(50),
};

/** A page of rows, with the cursor of the next when there is one. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });

/** A text with an edition per language; at least one. */
export const editions = (max = 2000) =>
  z
    .partialRecord(language, z.string().trim().min(1).max(max))
    .refine((value) => Object.keys(value).length > 0, { error: 'at_least_one_language' });
