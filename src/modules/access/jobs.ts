import { importUndone, peopleImported, personChanged, personLeft } from '#modules/people/events.ts';
import { type Jobs, onEvent, onJob } from '#platform/queue.ts';
import { endAccessAfterChange, endAccessOfLeavers, tidyAccess } from './service/leaver.ts';
import { sendMail, sendMailJob } from './service/mail.ts';

export const accessJobs: Jobs = {
  handlers: [onJob(sendMailJob, sendMail)],
  schedules: [{ name: 'access.tidy', every: '17 3 * * *', run: tidyAccess }],
  reactions: [
    onEvent('access.afterLeaving', personLeft, endAccessOfLeavers),
    onEvent('access.afterChange', personChanged, endAccessAfterChange),
    onEvent('access.afterImport', peopleImported, endAccessOfLeavers),
    onEvent('access.afterUndo', importUndone, endAccessOfLeavers),
  ],
};
