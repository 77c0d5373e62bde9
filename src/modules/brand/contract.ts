import { coreContract } from './contract/core.ts';
import { draftContract } from './contract/draft.ts';
import { fileContract } from './contract/file.ts';
import { threadContract } from './contract/thread.ts';

/** All endpoints of the module, by noun. */
export const brandContract = { ...coreContract, ...draftContract, ...fileContract, ...threadContract };
