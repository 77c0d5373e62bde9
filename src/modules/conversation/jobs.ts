import { type Jobs, onJob } from '#platform/queue.ts';
import { emptyLetterbox, tellTheNight } from './service/letterbox.ts';
import { remindOwner, remindOwnerJob, remindOwners } from './service/reminder.ts';

export const conversationJobs: Jobs = {
  handlers: [onJob(remindOwnerJob, remindOwner)],
  schedules: [
    { name: 'conversation.emptyLetterbox', every: '0 * * * *', run: emptyLetterbox },
    { name: 'conversation.tellTheNight', every: '41 1 * * *', run: tellTheNight },
    { name: 'conversation.remindOwners', every: '0 5 * * 1-5', run: remindOwners },
  ],
};
