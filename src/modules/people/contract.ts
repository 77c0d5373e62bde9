import { audienceContract } from './contract/audience.ts';
import { importContract } from './contract/import.ts';
import { organisationContract } from './contract/organisation.ts';

/** All endpoints of the module, by noun. */
export const peopleContract = { ...organisationContract, ...importContract, ...audienceContract };
