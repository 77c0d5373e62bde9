import { z } from 'zod';
import { endpoint, id, instant, pageInput, pageOf } from '#kernel/contract.ts';
import { PLANNERS } from './release.ts';

const messageId = { messageId: id };

export const owingContract = {
  listOwing: endpoint({
    method: 'GET',
    path: '/api/delivery/messages/:messageId/owing',
    summary:
      'Who has not acknowledged yet what must be known, by name; of other messages nobody is named, and who read what is never told.',
    who: PLANNERS,
    input: z.object({ ...messageId, ...pageInput }),
    output: pageOf(
      z.object({
        person: z.object({ id, name: z.string().nullable() }),
        unitName: z.string().nullable(),
        openedAt: instant,
        /** The last reminder that went out or waits for its slot. */
        remindedAt: instant.nullable(),
      }),
    ),
  }),
  remindOwing: endpoint({
    method: 'POST',
    path: '/api/delivery/messages/:messageId/reminders',
    summary:
      'Ask again, now, those who have not acknowledged: within the caps of each, a day after the last push at the earliest. Says how many will be asked.',
    who: PLANNERS,
    input: z.object(messageId),
    output: z.object({ people: z.number().int() }),
    perMinute: 20,
  }),
};
