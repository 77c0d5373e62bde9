import type { Jobs } from '#platform/queue.ts';

export const listeningJobs: Jobs = {};
