import type { Handlers } from '#platform/module.ts';
import type { peopleContract } from './contract.ts';
import { audienceHandlers } from './service/audience.ts';
import { importHandlers } from './service/import.ts';
import { organisationHandlers } from './service/organisation.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const peopleHandlers: Handlers<typeof peopleContract> = {
  ...organisationHandlers,
  ...importHandlers,
  ...audienceHandlers,
};
