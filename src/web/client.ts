import { endpoints } from 'virtual:endpoints';
import type { Contracts } from '#contracts.ts';
import type { CallOf, OutputOf } from '#kernel/contract.ts';
import { newRandomId } from '#kernel/ids.ts';
import { noteFailure, noteSuccess } from './connection.ts';
import { ProblemError, problemFrom, UnreachableError } from './ui/problem.ts';

/** `people.readOrganisation`: the module and the name of an endpoint in its contract. */
export type EndpointName = {
  [M in keyof Contracts & string]: `${M}.${keyof Contracts[M] & string}`;
}[keyof Contracts & string];

type EndpointOf<N extends EndpointName> = N extends `${infer M extends keyof Contracts & string}.${infer E}`
  ? E extends keyof Contracts[M]
    ? Contracts[M][E]
    : never
  : never;

export type Input<N extends EndpointName> = CallOf<EndpointOf<N>>;
export type Answer<N extends EndpointName> = OutputOf<EndpointOf<N>>;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Of a creating request: the same key again gives the same answer and one effect. */
  readonly key?: string | undefined;
}

export interface UploadOptions extends CallOptions {
  /** The share that has left this device, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const ATTEMPTS = 4;

/**
 * Called without the session's cookie: one side of what must never be joined with a name. The server refuses these with a session
 * (`send_without_session`), so a name that is forgotten here fails, and tells nothing.
 */
const WITHOUT_SESSION: ReadonlySet<string> = new Set<EndpointName>([
  'conversation.readPermitKey',
  'conversation.sendUnseenCase',
  'conversation.readUnseenCase',
  'conversation.writeUnseenMessage',
  'conversation.objectUnseen',
  'conversation.withdrawUnseen',
  'listening.readPublicWave',
  'listening.listBallotIds',
  'listening.drawTokensForCode',
  'listening.readCode',
  'listening.castBallot',
]);

/**
 * Calls an endpoint. Throws `ProblemError` with what the server said, or `UnreachableError` when nothing came back.
 * A request that can do no harm twice (reading; creating, thanks to its key) is tried again while the server is away.
 */
export async function call<N extends EndpointName>(
  name: N,
  input: Input<N>,
  options: CallOptions = {},
): Promise<Answer<N>> {
  const request = requestOf(name, input);
  const key = options.key ?? newRandomId();
  const init: RequestInit = {
    method: request.method,
    credentials: WITHOUT_SESSION.has(name) ? 'omit' : 'same-origin',
    headers: {
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(request.flags.includes('creates') ? { 'idempotency-key': key } : {}),
    },
    body: request.body ?? null,
    signal: options.signal ?? null,
  };
  const harmless = request.method === 'GET' || request.flags.includes('creates');
  const response = await patiently(harmless ? ATTEMPTS : 1, options.signal, () => send(request.url, init));
  // Safe: the server parsed its answer with the very schema that this type is made from.
  return (request.flags.includes('file') ? await response.blob() : await response.json()) as Answer<N>;
}

/** Sends a file as the body of an endpoint with `upload`; the other inputs travel in the address. */
export function upload<N extends EndpointName>(
  name: N,
  input: Input<N>,
  file: Blob,
  { onProgress, signal }: UploadOptions = {},
): Promise<Answer<N>> {
  const { method, url } = requestOf(name, input);
  // fetch cannot report how much has left the device; XMLHttpRequest can.
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.setRequestHeader('accept', 'application/json');
    xhr.responseType = 'json';
    xhr.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total ? loaded / total : 0));
    xhr.addEventListener('load', () => {
      noteSuccess();
      if (xhr.status < 400)
        resolve(xhr.response as Answer<N>); // safe: as in `call`
      else reject(problemFrom(xhr.status, xhr.response));
    });
    xhr.addEventListener('error', () => reject(lost()));
    xhr.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
    signal?.addEventListener('abort', () => xhr.abort());
    xhr.send(file);
  });
}

/** Fetches a file endpoint and hands the file to the browser under its name. */
export async function download<N extends EndpointName>(name: N, input: Input<N>): Promise<void> {
  const { url, method, body } = requestOf(name, input);
  const response = await send(url, {
    method,
    credentials: 'same-origin',
    body: body ?? null,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
  });
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = named ? decodeURIComponent(named) : name;
  link.click();
  // The download has its own handle once it begins; keeping the address a minute is generous for slow disks.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The address of a GET endpoint, for pictures and links. */
export function addressOf<N extends EndpointName>(name: N, input: Input<N>): string {
  return requestOf(name, input).url;
}

interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly flags: readonly string[];
}

function requestOf(name: EndpointName, input: object): Outgoing {
  const [method = 'GET', path = '', ...flags] = endpoints[name] ?? [];
  if (!path) throw new Error(`No endpoint is called ${name}`);
  const rest: Record<string, unknown> = { ...input };
  const filled = path.replace(/:(\w+)/g, (_match, field: string) => {
    const value = rest[field];
    delete rest[field];
    return encodeURIComponent(String(value));
  });
  const inQuery = method === 'GET' || method === 'DELETE' || flags.includes('upload');
  if (!inQuery) return { method, url: filled, body: JSON.stringify(rest), flags };
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(field, String(one));
  }
  return { method, url: query.size > 0 ? `${filled}?${query}` : filled, body: undefined, flags };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw lost();
  }
  if (response.status === 503) noteFailure();
  else noteSuccess();
  if (response.ok) return response;
  throw problemFrom(response.status, await response.json().catch(() => null));
}

function lost(): UnreachableError {
  noteFailure();
  return new UnreachableError();
}

async function patiently<T>(
  attempts: number,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const away =
        error instanceof UnreachableError || (error instanceof ProblemError && error.status === 503);
      if (!away || tried >= attempts || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * 2 ** tried * (0.75 + Math.random() / 2)));
    }
  }
}
