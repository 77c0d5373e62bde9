import { z } from 'zod';
import { day, done, endpoint, id, language, nothing } from '#kernel/contract.ts';
import { blocker, hearing, planState, reach, started } from './hearing.ts';
import { changeSet } from './history.ts';
import {
  actionKind,
  actionState,
  measureUnit,
  openLineKind,
  personName,
  sealShown,
  shownText,
} from './line.ts';
import { health } from './plan.ts';
import { offer, suggestion } from './suggestion.ts';

const sealedLine = { id, seal: sealShown };

const openMeasure = z.object({
  id,
  name: shownText,
  unit: measureUnit,
  unitLabel: shownText.nullable(),
  direction: z.enum(['up', 'down']),
  baseline: z.number().nullable(),
  target: z.number(),
});

/** What people said about a line and everyone may read, and the suggestions without a decision. */
const counts = { cases: z.number().int(), openSuggestions: z.number().int() };

/** What may be known of a sealed line: that it is there, why it is sealed, and when it opens. */
export const openGoal = z.discriminatedUnion('sealed', [
  z.object({ sealed: z.literal(true), ...sealedLine }),
  z.object({
    sealed: z.literal(false),
    id,
    version: z.number().int(),
    sentence: shownText,
    byOn: day.nullable(),
    ownerId: id.nullable(),
    audienceId: id.nullable(),
    serves: z.array(z.object({ kind: z.enum(['value', 'promise']), id, title: shownText.nullable() })),
    measures: z.array(openMeasure),
    ...counts,
  }),
]);

// Two thousand lines of our own writing on the page that everybody reads: what there is nothing to say of is left out, and the
// shape of each id and day is not looked at once more.
const writtenId = z.string();
const writtenDay = z.string();

export const openAction = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sealed'), id: writtenId, seal: sealShown }),
  z.object({
    state: actionState,
    id: writtenId,
    title: z.string(),
    /** Where the title is not in the language of the reader. */
    language: language.optional(),
    startsOn: writtenDay.optional(),
    dueOn: writtenDay.optional(),
    ownerId: writtenId.optional(),
    /** The gravest thing to be said about it today. */
    health: health.optional(),
    postponed: z.number().optional(),
    cases: z.number().optional(),
    openSuggestions: z.number().optional(),
  }),
]);

export const openPlan = z.object({
  id,
  title: shownText,
  purpose: shownText.nullable(),
  state: planState,
  /** The day at the organisation, by which the plan is told. */
  today: day,
  startsOn: day,
  endsOn: day,
  owner: personName.nullable(),
  hearing: hearing.nullable(),
  start: started.nullable(),
  reach: z.array(reach),
  /** The first fifty. */
  blockers: z.array(blocker),
  moreBlockers: z.number().int(),
  goals: z.array(openGoal),
  phases: z.array(
    z.object({
      id,
      title: shownText,
      startsOn: day.nullable(),
      endsOn: day.nullable(),
      actions: z.array(openAction),
    }),
  ),
  /** What changed because of people, newest first. */
  changes: z.array(changeSet),
  names: z.record(z.string(), z.string()),
  read: z.boolean(),
  can: z.object({ suggest: z.boolean(), help: z.boolean() }),
});

const planId = { planId: id };

export const openContract = {
  readCurrentPlan: endpoint({
    method: 'GET',
    path: '/api/plan/open',
    summary: 'The plan that is under way or in its hearing, and the others that can be read.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      plan: openPlan.nullable(),
      others: z.array(z.object({ id, title: shownText, state: planState, startsOn: day, endsOn: day })),
    }),
  }),
  readOpenPlan: endpoint({
    method: 'GET',
    path: '/api/plan/open/:planId',
    summary:
      'An open plan as every member reads it: goals as sentences, phases in time, actions with their state.',
    who: 'signedIn',
    input: z.object(planId),
    output: openPlan,
  }),
  readOpenLine: endpoint({
    method: 'GET',
    path: '/api/plan/open/:planId/lines/:lineKind/:lineId',
    summary: 'One line opened: its description, suggestions, offers, and the changes it has seen.',
    who: 'signedIn',
    input: z.object({ ...planId, lineKind: openLineKind, lineId: id }),
    output: z.object({
      id,
      seal: sealShown.nullable(),
      planTitle: shownText,
      today: day,
      version: z.number().int().nullable(),
      /** Title of the action or sentence of the goal, as all that follows null while it is sealed for the reader. */
      title: shownText.nullable(),
      owner: personName.nullable(),
      action: z
        .object({
          phase: shownText,
          kind: actionKind,
          state: actionState,
          stateReason: z.string().nullable(),
          startsOn: day.nullable(),
          dueOn: day.nullable(),
          health: health.nullable(),
          postponed: z.number().int(),
        })
        .nullable(),
      goal: z.object({ byOn: day.nullable(), measures: z.array(openMeasure) }).nullable(),
      description: shownText.nullable(),
      /** The texts in each language that they are written in: what a suggestion starts from. */
      texts: z.record(z.string(), z.partialRecord(language, z.string())),
      helpers: z.array(personName),
      waitsFor: z.array(z.object({ id, title: shownText.nullable(), state: actionState })),
      suggestions: z.array(suggestion),
      offers: z.array(offer),
      changes: z.array(changeSet),
      names: z.record(z.string(), z.string()),
      can: z.object({ suggest: z.boolean(), help: z.boolean(), setState: z.boolean() }),
    }),
  }),
  recordReading: endpoint({
    method: 'PUT',
    path: '/api/plan/open/:planId/reading',
    summary:
      'The plan was in front of me for some seconds. Kept once per person and shown only as shares of groups.',
    who: 'signedIn',
    input: z.object({ ...planId, seconds: z.number().int().min(10).max(86_400) }),
    output: done,
  }),
};
