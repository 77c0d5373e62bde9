import { z } from 'zod';
import { eventType } from '#platform/events.ts';

const message = { messageId: z.uuid() };

/** The subject is the message (`delivery.message`); `pieceKind` and `pieceId` say what it was made from. */
export const messagePublished = eventType(
  'delivery.messagePublished',
  z.object({ version: z.number().int(), pieceKind: z.string(), pieceId: z.uuid() }),
);
export const messageWithdrawn = eventType('delivery.messageWithdrawn', z.object({}));
export const messageReplaced = eventType('delivery.messageReplaced', z.object({ byMessageId: z.uuid() }));
/** Who acknowledged is in the acknowledgement, not in the log, which outlives the erasure of a person. */
export const evidenceExported = eventType(
  'delivery.evidenceExported',
  z.object({ lines: z.number().int(), head: z.string(), format: z.enum(['csv', 'pdf', 'print']) }),
);

/** The subject of the following is the release (`delivery.release`). */
export const releaseDrafted = eventType('delivery.releaseDrafted', z.object(message));
export const releaseConfirmed = eventType(
  'delivery.releaseConfirmed',
  z.object({ ...message, againstAdvice: z.boolean() }),
);
/** A safety message got its second name; it goes past all caps, and is counted in public. */
export const releaseSeconded = eventType('delivery.releaseSeconded', z.object(message));
export const releaseMoved = eventType('delivery.releaseMoved', z.object(message));
export const releasePaused = eventType('delivery.releasePaused', z.object(message));
export const releaseResumed = eventType('delivery.releaseResumed', z.object(message));
export const releaseCancelled = eventType('delivery.releaseCancelled', z.object(message));
export const releaseOpened = eventType(
  'delivery.releaseOpened',
  z.object({ ...message, people: z.number().int() }),
);
export const releaseStopped = eventType(
  'delivery.releaseStopped',
  z.object({ ...message, code: z.string() }),
);
/** Those who have not acknowledged are asked again by hand; how many, and nobody's name. */
export const owingReminded = eventType('delivery.owingReminded', z.object({ people: z.number().int() }));
/** The counts of a message are new. */
export const resultsCounted = eventType('delivery.resultsCounted', z.object({}));
export const settingsChanged = eventType('delivery.settingsChanged', z.object({}));
