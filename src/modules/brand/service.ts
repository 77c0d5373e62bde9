import type { Handlers } from '#platform/module.ts';
import type { brandContract } from './contract.ts';
import { coreHandlers } from './service/core.ts';
import { draftHandlers } from './service/draft.ts';
import { draftObjectHandlers } from './service/draft-object.ts';
import { fileHandlers } from './service/file.ts';
import { publicationHandlers } from './service/publication.ts';
import { retirementHandlers } from './service/retirement.ts';
import { threadHandlers } from './service/thread.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const brandHandlers: Handlers<typeof brandContract> = {
  ...coreHandlers,
  ...draftHandlers,
  ...draftObjectHandlers,
  ...retirementHandlers,
  ...publicationHandlers,
  ...fileHandlers,
  ...threadHandlers,
};
