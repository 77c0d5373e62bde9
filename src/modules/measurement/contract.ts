import { dashboardContract } from './contract/dashboard.ts';
import { effectContract } from './contract/effect.ts';
import { experimentContract } from './contract/experiment.ts';
import { measureContract } from './contract/measure.ts';
import { probeContract } from './contract/probe.ts';
import { readingImportContract } from './contract/reading-import.ts';
import { reportContract } from './contract/report.ts';

/** All endpoints of the module, by noun. */
export const measurementContract = {
  ...measureContract,
  ...readingImportContract,
  ...dashboardContract,
  ...experimentContract,
  ...effectContract,
  ...probeContract,
  ...reportContract,
};
