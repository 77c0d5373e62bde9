import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { call } from '#web/client.ts';

/** Whether this browser can keep passkeys at all (it needs https, or the machine itself). */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential === 'function' && window.isSecureContext;

/** Lets the browser offer its passkeys and signs in with the chosen one. */
export async function signInByPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const options = await call('access.askToUsePasskey', {});
  // Safe: the server's WebAuthn library made them in exactly this form; the contract leaves it open.
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const { id, rawId, response } = await startAuthentication({ optionsJSON });
  await call('access.signInByPasskey', {
    credential: { id, rawId, type: 'public-key', response },
  });
}

/** Has the browser make a passkey, and keeps it under a name; `current` is the present password where it is asked for. */
export async function addPasskey(name: string, current: string | undefined): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const options = await call('access.askToAddPasskey', current ? { current } : {});
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON; // safe: as above
  const { id, rawId, response } = await startRegistration({ optionsJSON });
  const { clientDataJSON, attestationObject, transports } = response;
  await call('access.addPasskey', {
    name,
    credential: {
      id,
      rawId,
      type: 'public-key',
      response: { clientDataJSON, attestationObject, transports: (transports ?? []).filter(isKnown) },
    },
  });
}

/** Whether the person closed the browser's dialog: that is an answer, not an error. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** A way of reaching the key that a later standard adds is a hint that may be left out. */
function isKnown(transport: string): transport is (typeof TRANSPORTS)[number] {
  return TRANSPORTS.some((known) => known === transport);
}
