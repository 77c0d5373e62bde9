import { z } from 'zod';
import { eventType } from '#platform/events.ts';
import { changeWord, partKind } from './contract/part.ts';

// Subjects are campaigns (`campaigns.campaign`) unless the name says another thing. Bodies hold ids and words of closed
// lists: what was written stands in the brief's own log.
export const campaignBegun = eventType(
  'campaigns.campaignBegun',
  z.object({ template: z.string().nullable() }),
);
export const campaignDiscarded = eventType('campaigns.campaignDiscarded', z.object({}));
export const briefChanged = eventType(
  'campaigns.briefChanged',
  z.object({ number: z.number(), partId: z.uuid(), partKind, change: changeWord }),
);
export const actionLinked = eventType('campaigns.actionLinked', z.object({ actionId: z.uuid() }));
export const actionUnlinked = eventType('campaigns.actionUnlinked', z.object({ actionId: z.uuid() }));
export const approvalGiven = eventType(
  'campaigns.approvalGiven',
  z.object({ decision: z.enum(['approved', 'objected']), atChange: z.number() }),
);
export const campaignClosed = eventType('campaigns.campaignClosed', z.object({}));

/** The subject is the piece (`campaigns.piece`). */
export const pieceMade = eventType('campaigns.pieceMade', z.object({ campaignId: z.uuid() }));
export const pieceChanged = eventType('campaigns.pieceChanged', z.object({ campaignId: z.uuid() }));
export const pieceRemoved = eventType('campaigns.pieceRemoved', z.object({ campaignId: z.uuid() }));
export const pieceReplaced = eventType('campaigns.pieceReplaced', z.object({ successorId: z.uuid() }));
export const editionSaved = eventType(
  'campaigns.editionSaved',
  z.object({ language: z.string(), number: z.number(), restoredFrom: z.number().nullable() }),
);
export const piecePublished = eventType(
  'campaigns.piecePublished',
  z.object({ messageId: z.uuid(), messageVersion: z.number() }),
);
/** A release was handed to delivery, or waits for its ring. */
export const pieceReleasePlanned = eventType(
  'campaigns.pieceReleasePlanned',
  z.object({ planId: z.uuid(), releaseId: z.uuid().nullable(), ringId: z.uuid().nullable() }),
);

/** A second person stands behind a safety message that waits for its ring. */
export const pieceReleaseSeconded = eventType(
  'campaigns.pieceReleaseSeconded',
  z.object({ planId: z.uuid() }),
);

/** The subject is the ring (`campaigns.ring`). */
export const ringChanged = eventType('campaigns.ringChanged', z.object({ campaignId: z.uuid() }));
export const ringOpened = eventType(
  'campaigns.ringOpened',
  z.object({ campaignId: z.uuid(), early: z.boolean(), released: z.number(), waiting: z.number() }),
);
export const packetConfirmed = eventType('campaigns.packetConfirmed', z.object({ campaignId: z.uuid() }));
export const teamTold = eventType(
  'campaigns.teamTold',
  z.object({ campaignId: z.uuid(), questions: z.number() }),
);
/** The subject is the screen (`campaigns.screen`). */
export const screenOpened = eventType('campaigns.screenOpened', z.object({}));
export const screenClosed = eventType('campaigns.screenClosed', z.object({}));
