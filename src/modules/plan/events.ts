import { z } from 'zod';
import { eventType } from '#platform/events.ts';
import { cause } from './contract/history.ts';
import { actionState, openLineKind } from './contract/line.ts';

// Subjects are plans (`plan.plan`) unless the name says another thing. Bodies hold ids and words of closed lists: what was
// written stands in the plan's own log, which knows what is sealed.
const planId = z.uuid();

export const strategyChanged = eventType('plan.strategyChanged', z.object({}));
/** Lines of the plan changed in one act; `setId` finds it in the changelog. */
export const linesChanged = eventType(
  'plan.linesChanged',
  z.object({
    setId: z.uuid(),
    cause,
    made: z.number(),
    changed: z.number(),
    removed: z.number(),
  }),
);
/** The subject is the action (`plan.action`). */
export const actionStateChanged = eventType(
  'plan.actionStateChanged',
  z.object({ planId, from: actionState, to: actionState }),
);
/** The subject is the line (`plan.action`, `plan.goal`). */
export const lineSealed = eventType('plan.lineSealed', z.object({ planId }));
export const lineUnsealed = eventType('plan.lineUnsealed', z.object({ planId }));
export const goalRemoved = eventType('plan.goalRemoved', z.object({ planId, leftHanging: z.number() }));
export const planDiscarded = eventType('plan.planDiscarded', z.object({}));
export const hearingOpened = eventType(
  'plan.hearingOpened',
  z.object({ opensOn: z.string(), closesOn: z.string() }),
);
export const planStarted = eventType('plan.planStarted', z.object({}));
/** A leader started it in spite of `blockers`. */
export const startOverridden = eventType('plan.startOverridden', z.object({ blockers: z.array(z.string()) }));
export const planEnded = eventType('plan.planEnded', z.object({}));
/** The subject is the line. Of somebody who would rather not be named no actor stands beside it. */
export const changeSuggested = eventType(
  'plan.changeSuggested',
  z.object({ planId, lineKind: openLineKind, suggestionId: z.uuid() }),
);
export const suggestionDecided = eventType(
  'plan.suggestionDecided',
  z.object({
    planId,
    suggestionId: z.uuid(),
    state: z.enum(['accepted', 'partly', 'declined']),
  }),
);
export const suggestionWithdrawn = eventType(
  'plan.suggestionWithdrawn',
  z.object({ planId, suggestionId: z.uuid() }),
);
/** The subject is the action. */
export const helpOffered = eventType('plan.helpOffered', z.object({ planId, offerId: z.uuid() }));
export const offerDecided = eventType(
  'plan.offerDecided',
  z.object({ planId, offerId: z.uuid(), state: z.enum(['accepted', 'declined', 'withdrawn']) }),
);
export const seriesChanged = eventType('plan.seriesChanged', z.object({}));
export const checkInOpened = eventType('plan.checkInOpened', z.object({ checkInId: z.uuid() }));
/** Something of the meeting was recorded: open meeting screens read it again. */
export const checkInRecorded = eventType('plan.checkInRecorded', z.object({ checkInId: z.uuid() }));
export const checkInClosed = eventType('plan.checkInClosed', z.object({ checkInId: z.uuid() }));
/** The guest of a meeting; the name stands where it can be erased. */
export const guestDrawn = eventType('plan.guestDrawn', z.object({ checkInId: z.uuid(), draw: z.number() }));
export const guestAnswered = eventType(
  'plan.guestAnswered',
  z.object({ checkInId: z.uuid(), coming: z.boolean() }),
);
