import { type Jobs, onJob } from '#platform/queue.ts';
import { forgetImports } from './service/import.ts';
import { countAllReaders, countReaders, countReadersJob } from './service/reach.ts';
import { turnDay } from './service/turn.ts';

export const planJobs: Jobs = {
  handlers: [onJob(countReadersJob, countReaders)],
  schedules: [
    { name: 'plan.countAllReaders', every: '*/15 * * * *', run: countAllReaders },
    { name: 'plan.turnDay', every: '3 * * * *', run: turnDay },
    { name: 'plan.forgetImports', every: '40 2 * * *', run: forgetImports },
  ],
};
