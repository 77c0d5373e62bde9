import { type Jobs, onJob } from '#platform/queue.ts';
import { advanceDueReleases, advanceRelease, advanceReleaseJob } from './service/lifecycle.ts';
import { planComingWeek } from './service/placing.ts';

export const deliveryJobs: Jobs = {
  handlers: [onJob(advanceReleaseJob, advanceRelease)],
  schedules: [
    { name: 'delivery.advanceDueReleases', every: '* * * * *', run: advanceDueReleases },
    { name: 'delivery.planComingWeek', every: '5 * * * *', run: planComingWeek },
  ],
};
