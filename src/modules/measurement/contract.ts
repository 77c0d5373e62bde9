import { dashboardContract } from './contract/dashboard.ts';
import { measureContract } from './contract/measure.ts';
import { readingImportContract } from './contract/reading-import.ts';

/** All endpoints of the module, by noun. */
export const measurementContract = {
  ...measureContract,
  ...readingImportContract,
  ...dashboardContract,
};
