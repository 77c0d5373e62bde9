import { z } from 'zod';
import { eventType } from '#platform/events.ts';
import { caseKind, outcome } from './contract/case.ts';

/**
 * The subject is the case (`conversation.case`), or the session. Bodies hold ids and words of closed lists only. What
 * happened in an unseen case by its writer is told once a night, by the system: the log keeps times for ever.
 */
const attached = { subject: z.object({ kind: z.string(), id: z.uuid() }).nullable() };

export const caseOpened = eventType('conversation.caseOpened', z.object({ kind: caseKind, ...attached }));
export const caseAnswered = eventType('conversation.caseAnswered', z.object({ outcome, ...attached }));
/** The writer found the answer unfair, or said more after it. */
export const caseReopened = eventType('conversation.caseReopened', z.object(attached));
export const caseContinued = eventType('conversation.caseContinued', z.object(attached));
export const caseAssigned = eventType(
  'conversation.caseAssigned',
  z.object({ ownerId: z.uuid().nullable(), ...attached }),
);
export const caseMerged = eventType('conversation.caseMerged', z.object({ intoId: z.uuid(), ...attached }));
export const caseWithdrawn = eventType('conversation.caseWithdrawn', z.object(attached));
export const caseOverdue = eventType('conversation.caseOverdue', z.object(attached));
export const somethingReported = eventType(
  'conversation.somethingReported',
  z.object({ reportId: z.uuid() }),
);
export const somethingHidden = eventType('conversation.somethingHidden', z.object({ hidingId: z.uuid() }));
export const somethingShown = eventType('conversation.somethingShown', z.object({ hidingId: z.uuid() }));
export const settingsChanged = eventType('conversation.settingsChanged', z.object({}));
export const topicChanged = eventType('conversation.topicChanged', z.object({ topicId: z.uuid() }));
/** The subject is the session (`conversation.session`). */
export const sessionAnnounced = eventType('conversation.sessionAnnounced', z.object({}));
export const sessionChanged = eventType('conversation.sessionChanged', z.object({ state: z.string() }));
