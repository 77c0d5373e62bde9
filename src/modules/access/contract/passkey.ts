import { z } from 'zod';
import { day, done, endpoint, line, nothing } from '#kernel/contract.ts';
import { givenPassword } from './password.ts';

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*=*$/);
const credentialId = z
  .string()
  .min(1)
  .max(1400)
  .regex(/^[\w-]+$/);

// The JSON forms of WebAuthn Level 3, section 5.1; extensions are not asked for, so none are taken.
const registration = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .default([]),
  }),
});

const assertion = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** What the browser hands to `navigator.credentials`; its form is WebAuthn's, not ours. */
const options = z.looseObject({ challenge: z.string() });

export const passkey = z.object({
  id: credentialId,
  name: z.string(),
  synced: z.boolean(),
  addedOn: day,
  lastUsedOn: day.nullable(),
});

export const passkeyContract = {
  listPasskeys: endpoint({
    method: 'GET',
    path: '/api/access/passkeys',
    summary: 'My passkeys.',
    who: 'signedIn',
    input: nothing,
    output: z.object({ rows: z.array(passkey) }),
  }),
  askToAddPasskey: endpoint({
    method: 'POST',
    path: '/api/access/passkey-offers',
    summary:
      'The options with which the browser makes a passkey. Asks for my present password, unless I came in within 15 minutes.',
    who: 'signedIn',
    perMinute: 120,
    input: z.object({ current: givenPassword.optional() }),
    output: options,
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/api/access/passkeys',
    summary: 'Keep the passkey that the browser made.',
    who: 'signedIn',
    input: z.object({ name: line(80), credential: registration }),
    output: z.object({ id: credentialId }),
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/api/access/passkeys/:passkeyId',
    summary: 'Remove one of my passkeys.',
    who: 'signedIn',
    input: z.object({ passkeyId: credentialId }),
    output: done,
  }),
  askToUsePasskey: endpoint({
    method: 'POST',
    path: '/api/access/passkey-challenges',
    summary: 'The options with which the browser offers its passkeys. Says nothing about who has one.',
    who: 'anyone',
    perMinute: 300,
    input: nothing,
    output: options,
  }),
  signInByPasskey: endpoint({
    method: 'POST',
    path: '/api/access/sessions/by-passkey',
    summary: 'Sign in with a passkey.',
    who: 'anyone',
    perMinute: 300,
    input: z.object({ credential: assertion }),
    output: done,
  }),
};
