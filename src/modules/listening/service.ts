import type { Handlers } from '#platform/module.ts';
import type { listeningContract } from './contract.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const listeningHandlers: Handlers<typeof listeningContract> = {};
