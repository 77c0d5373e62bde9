import { z } from 'zod';
import { GRANTABLE_ROLES } from '#kernel/roles.ts';
import { eventType } from '#platform/events.ts';

const method = z.string();
const sessionId = z.uuid();
const granted = z.object({ role: z.enum(GRANTABLE_ROLES), unitId: z.uuid().nullable() });

// Subjects are people (`people.person`) unless the name says another thing. No body holds a secret or an address.
export const organisationFounded = eventType('access.organisationFounded', z.object({}));
export const signedIn = eventType('access.signedIn', z.object({ sessionId, method }));
export const signedOut = eventType('access.signedOut', z.object({ sessions: z.number() }));
/** Somebody guesses at this account often enough to be slowed down. */
export const signInSlowedDown = eventType('access.signInSlowedDown', z.object({}));
export const passwordChanged = eventType('access.passwordChanged', z.object({ method }));
export const invitationMade = eventType('access.invitationMade', z.object({ linkId: z.uuid() }));
export const signInLinkMade = eventType('access.signInLinkMade', z.object({ linkId: z.uuid() }));
/** One fact for a batch; its subject is the person when it is only one. */
export const codesIssued = eventType('access.codesIssued', z.object({ personIds: z.array(z.uuid()) }));
export const passkeyAdded = eventType('access.passkeyAdded', z.object({}));
export const passkeyRemoved = eventType('access.passkeyRemoved', z.object({}));
export const tokenMade = eventType(
  'access.tokenMade',
  z.object({ tokenId: z.uuid(), scopes: z.array(z.string()) }),
);
export const tokenRevoked = eventType('access.tokenRevoked', z.object({ tokenId: z.uuid() }));
export const roleGranted = eventType('access.roleGranted', granted);
export const roleRevoked = eventType('access.roleRevoked', granted);
/** Somebody took the audit away as a file; `filters` names the filters that were set, without their values. */
export const auditExported = eventType('access.auditExported', z.object({ filters: z.array(z.string()) }));
