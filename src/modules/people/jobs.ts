import type { Jobs } from '#platform/queue.ts';

export const peopleJobs: Jobs = {};
