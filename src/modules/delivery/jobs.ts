import { importUndone } from '#modules/people/events.ts';
import { type Jobs, onEvent, onJob } from '#platform/queue.ts';
import { readBounces } from './service/bounce.ts';
import type { Channel } from './service/channel.ts';
import { emailChannel } from './service/email.ts';
import { letGoOfGonePeople } from './service/hold.ts';
import { advanceDueReleases, advanceRelease, advanceReleaseJob, bringHeld } from './service/lifecycle.ts';
import { planComingWeek } from './service/placing.ts';
import { remindOwing, sendDigests } from './service/reminder.ts';
import { countResults, recountRecent } from './service/result.ts';
import { makePartitions } from './service/upkeep.ts';

/** All ways to people beside the feed; a new one is named here and in `contract/channel.ts`. */
const channels: readonly Channel[] = [emailChannel];

export const deliveryJobs: Jobs = {
  loops: channels.map(({ name, deliver }) => ({
    name: `delivery.channel.${name}`,
    restMs: 150,
    run: deliver,
  })),
  handlers: [onJob(advanceReleaseJob, advanceRelease)],
  reactions: [onEvent('delivery.forgetGonePeople', importUndone, letGoOfGonePeople)],
  schedules: [
    { name: 'delivery.makePartitions', every: '12 2 * * *', run: makePartitions },
    { name: 'delivery.advanceDueReleases', every: '* * * * *', run: advanceDueReleases },
    { name: 'delivery.bringHeld', every: '* * * * *', run: bringHeld },
    { name: 'delivery.readBounces', every: '*/5 * * * *', run: readBounces },
    { name: 'delivery.planComingWeek', every: '5 * * * *', run: planComingWeek },
    { name: 'delivery.remindOwing', every: '15 3 * * *', run: remindOwing },
    { name: 'delivery.sendDigests', every: '*/5 * * * *', run: sendDigests },
    { name: 'delivery.countResults', every: '* * * * *', run: countResults },
    { name: 'delivery.recountRecent', every: '35 * * * *', run: recountRecent },
  ],
};
