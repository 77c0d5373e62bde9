import { itemContract } from './contract/item.ts';
import { surveyContract } from './contract/survey.ts';

/** All endpoints of the module, by noun. */
export const listeningContract = {
  ...itemContract,
  ...surveyContract,
};
