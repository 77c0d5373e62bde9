import type { Readable } from 'node:stream';
import type { AnswerOf, Contract, Endpoint, InputOf } from '#kernel/contract.ts';
import type { Context } from './context.ts';
import type { Jobs } from './queue.ts';

/** What a handler may know and change of the HTTP exchange itself. */
export interface Exchange {
  readonly address: string;
  readonly userAgent: string;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string, options: { maxAgeSeconds: number }): void;
  clearCookie(name: string): void;
  /** The streamed body of an endpoint with `upload`. */
  readonly upload: Readable | undefined;
}

export type Handler<E extends Endpoint> = (
  ctx: Context,
  input: InputOf<E>,
  exchange: Exchange,
) => Promise<AnswerOf<E>> | AnswerOf<E>;

/** A handler per endpoint of the contract: leaving one out does not compile. */
export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> };

/** A module as `main.ts` wires it. */
export interface Module {
  readonly name: string;
  readonly contract: Contract;
  readonly handlers: Handlers<Contract>;
  readonly jobs: Jobs;
}

/** Joins a module's parts; here the types of contract and handlers are held against each other. */
export function defineModule<C extends Contract>(
  name: string,
  contract: C,
  handlers: Handlers<C>,
  jobs: Jobs = {},
): Module {
  // Safe: `Handlers<C>` was just checked key by key; the general type only forgets which input each takes,
  // and the door parses every input with the very endpoint that it hands the handler of.
  return { name, contract, handlers: handlers as unknown as Handlers<Contract>, jobs };
}
