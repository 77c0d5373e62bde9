import type { Handlers } from '#platform/module.ts';
import type { listeningContract } from './contract.ts';
import { itemHandlers } from './service/item.ts';
import { limitHandlers } from './service/limit.ts';
import { surveyHandlers } from './service/survey.ts';
import { testRunHandlers } from './service/test-run.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const listeningHandlers: Handlers<typeof listeningContract> = {
  ...itemHandlers,
  ...surveyHandlers,
  ...testRunHandlers,
  ...limitHandlers,
};
