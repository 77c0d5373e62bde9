import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

/** Where passkeys are for: the host (the relying party's id) and the whole origin, both of the address in use. */
export interface PasskeySite {
  readonly name: string;
  readonly url: string;
}

/** A passkey as it is kept. */
export interface KeptPasskey {
  readonly id: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
}

/** EdDSA, ES256, RS256 (COSE): what authenticators have; the library's own list asks for experimental ones too. */
const ALGORITHMS = [-8, -7, -257];

type RegistrationAnswer = Parameters<typeof verifyRegistrationResponse>[0]['response'];
type AssertionAnswer = Parameters<typeof verifyAuthenticationResponse>[0]['response'];

export interface NewPasskeyOwner {
  readonly personId: string;
  readonly name: string;
  /** Passkeys that the person has: their authenticators make no second one. */
  readonly kept: readonly { readonly id: string; readonly transports: readonly string[] }[];
}

/**
 * Options for making a passkey (WebAuthn Level 3). It is discoverable and asks for the person's finger, face or PIN:
 * something they have and something they are or know, so that it signs in alone and without a name.
 */
export function offerPasskey({ name, url }: PasskeySite, owner: NewPasskeyOwner) {
  return generateRegistrationOptions({
    rpName: name,
    rpID: new URL(url).hostname,
    userID: new TextEncoder().encode(owner.personId),
    userName: owner.name,
    userDisplayName: owner.name,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: owner.kept.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The passkey to keep, undefined when the answer does not fit the challenge, the site or itself. */
export async function checkNewPasskey(
  { url }: PasskeySite,
  answer: RegistrationAnswer,
  challenge: string,
): Promise<(KeptPasskey & { synced: boolean }) | undefined> {
  const checked = await untilRefused(() =>
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: new URL(url).origin,
      expectedRPID: new URL(url).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!checked?.verified) return undefined;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  return {
    id: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    synced: credentialBackedUp,
  };
}

/** Options for using a passkey. They name none, so they tell nothing about who has one. */
export function askForPasskey({ url }: PasskeySite) {
  return generateAuthenticationOptions({ rpID: new URL(url).hostname, userVerification: 'required' });
}

/** The new counter of a passkey that answered the challenge, undefined when the answer is not its own. */
export async function checkPasskey(
  { url }: PasskeySite,
  answer: AssertionAnswer,
  { challenge, kept }: { challenge: string; kept: KeptPasskey },
): Promise<{ counter: number } | undefined> {
  const checked = await untilRefused(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: new URL(url).origin,
      expectedRPID: new URL(url).hostname,
      credential: { id: kept.id, publicKey: kept.publicKey, counter: kept.counter },
      requireUserVerification: true,
    }),
  );
  return checked?.verified ? { counter: checked.authenticationInfo.newCounter } : undefined;
}

/** The library says no by throwing, for malformed input too; all of it came from outside, so all of it is a plain no. */
async function untilRefused<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
