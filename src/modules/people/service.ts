import type { Handlers } from '#platform/module.ts';
import type { peopleContract } from './contract.ts';
import { attributeHandlers } from './service/attribute.ts';
import { audienceHandlers } from './service/audience.ts';
import { chartHandlers } from './service/chart.ts';
import { directoryHandlers } from './service/directory.ts';
import { importHandlers } from './service/import.ts';
import { organisationHandlers } from './service/organisation.ts';
import { personHandlers } from './service/person.ts';
import { personHistoryHandlers } from './service/person-history.ts';
import { unitHandlers } from './service/unit.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const peopleHandlers: Handlers<typeof peopleContract> = {
  ...organisationHandlers,
  ...importHandlers,
  ...audienceHandlers,
  ...directoryHandlers,
  ...personHandlers,
  ...personHistoryHandlers,
  ...chartHandlers,
  ...unitHandlers,
  ...attributeHandlers,
};
