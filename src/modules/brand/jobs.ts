import type { Jobs } from '#platform/queue.ts';
import { removeUnusedFiles } from './service/file.ts';

export const brandJobs: Jobs = {
  schedules: [{ name: 'brand.removeUnusedFiles', every: '20 2 * * *', run: removeUnusedFiles }],
};
