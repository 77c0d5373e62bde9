import { attributeContract } from './contract/attribute.ts';
import { audienceContract } from './contract/audience.ts';
import { directoryContract } from './contract/directory.ts';
import { importContract } from './contract/import.ts';
import { organisationContract } from './contract/organisation.ts';
import { personContract } from './contract/person.ts';
import { unitContract } from './contract/unit.ts';

/** All endpoints of the module, by noun. */
export const peopleContract = {
  ...organisationContract,
  ...importContract,
  ...audienceContract,
  ...directoryContract,
  ...personContract,
  ...unitContract,
  ...attributeContract,
};
