import { z } from 'zod';
import { day, done, editions, endpoint, id, wholeNumber } from '#kernel/contract.ts';
import { EVERYONE, group, groupKey } from './figure.ts';
import { construct, SURVEYORS } from './item.ts';

/** Who may choose what a group works on: planners for all, managers for the groups of their own people. */
const CHOOSERS = [...SURVEYORS, 'manager'] as const;

export const focusProposal = z.object({
  itemId: id,
  text: editions(),
  construct: construct.nullable(),
  /** Share of the outcome's spread that goes with the item, 0 to 1; null: no drivers in this wave. */
  impact: z.number().nullable(),
  /** Percent of the group that did not answer favourably. */
  gap: z.number(),
  /** Of so many other groups of the view, so many are five points better or more; null: too few others to tell. */
  others: z.object({ better: z.int(), of: z.int() }).nullable(),
  /** Impact × gap × what others managed, scaled so that the first is 100. */
  score: z.number(),
  /** The choice that was made of it, if any. */
  focusId: id.nullable(),
});

export const focusState = z.enum([
  /** Being worked on. */
  'working',
  /** The day to ask again has come. */
  'due',
  /** The same people are being asked, or were. */
  'asked',
]);

export const focusItem = z.object({
  id,
  waveId: id,
  group,
  itemId: id,
  text: editions(),
  /** The action of the plan that was made of it; listening only keeps its id. */
  actionId: id.nullable(),
  askAgainOn: day,
  state: focusState,
  /** The survey that asks again, as a draft until somebody opens it. */
  followUpId: id.nullable(),
  version: z.int(),
  can: z.object({ change: z.boolean() }),
});

const written = z.object({ id, version: z.int() });

export const focusContract = {
  readFocus: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/focus',
    summary:
      'What a group could work on: items by impact × gap × what other groups managed, and what was chosen. `action` fills the form of the plan.',
    who: 'signedIn',
    input: z.object({ waveId: id, group: groupKey.default(EVERYONE) }),
    output: z.object({
      group,
      proposals: z.array(
        focusProposal.extend({ action: z.object({ title: z.string(), description: z.string() }) }),
      ),
      chosen: z.array(focusItem),
      can: z.object({ choose: z.boolean() }),
    }),
  }),
  chooseFocus: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/focus',
    summary: 'Choose an item to work on, with the action that was made in the plan and the day to ask again.',
    who: CHOOSERS,
    creates: true,
    input: z.object({
      waveId: id,
      group: groupKey,
      itemId: id,
      actionId: id.nullable().default(null),
      askAgainOn: day,
    }),
    output: written,
  }),
  changeFocus: endpoint({
    method: 'PATCH',
    path: '/api/listening/focus/:focusId',
    summary:
      'Tie another action or move the day to ask again. An older `version` is refused with what stands now.',
    who: CHOOSERS,
    input: z.object({
      focusId: id,
      version: z.int(),
      actionId: id.nullable().optional(),
      askAgainOn: day.optional(),
    }),
    output: written,
  }),
  removeFocus: endpoint({
    method: 'DELETE',
    path: '/api/listening/focus/:focusId',
    summary: 'Stop working on it.',
    who: CHOOSERS,
    input: z.object({ focusId: id, version: wholeNumber }),
    output: done,
  }),
  listDueFocus: endpoint({
    method: 'GET',
    path: '/api/listening/focus/due',
    summary: 'Focus items whose day to ask again has come, the oldest first.',
    who: SURVEYORS,
    input: z.object({}),
    output: z.object({ focus: z.array(focusItem) }),
  }),
  askAgain: endpoint({
    method: 'POST',
    path: '/api/listening/focus/:focusId/follow-up',
    summary:
      'Make the survey that asks the same people whether it helped, as a draft: the item again, and one on what changed. A second call answers with the first survey.',
    who: SURVEYORS,
    creates: true,
    input: z.object({ focusId: id }),
    output: z.object({ surveyId: id }),
  }),
};
