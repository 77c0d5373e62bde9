import type { Handlers } from '#platform/module.ts';
import type { measurementContract } from './contract.ts';
import { dashboardHandlers } from './service/dashboard.ts';
import { effectHandlers } from './service/effect.ts';
import { experimentHandlers } from './service/experiment.ts';
import { measureHandlers } from './service/measure.ts';
import { probeHandlers } from './service/probe.ts';
import { readingImportHandlers } from './service/reading-import.ts';
import { reportHandlers } from './service/report.ts';

/** The use cases of the module, a handler per endpoint of its contract. */
export const measurementHandlers: Handlers<typeof measurementContract> = {
  ...measureHandlers,
  ...readingImportHandlers,
  ...dashboardHandlers,
  ...experimentHandlers,
  ...effectHandlers,
  ...probeHandlers,
  ...reportHandlers,
};
