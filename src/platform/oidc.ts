import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

/** What has to be remembered between sending somebody to the provider and their coming back. */
export interface OidcRequest {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the provider says it has verified. */
  readonly verifiedEmail: string | null;
}

/** The organisation's identity provider (OpenID Connect Core 1.0, authorization code with PKCE). */
export interface IdentityProvider {
  begin(redirectUri: string): Promise<{ address: string; request: OidcRequest }>;
  /** Who came back, undefined when the answer does not fit the request or the provider takes it back. */
  finish(address: string, request: OidcRequest): Promise<OidcIdentity | undefined>;
}

/** The provider could not be reached or does not describe itself as it should. */
export class ProviderUnavailable extends Error {
  constructor(cause: unknown) {
    super('The identity provider cannot be reached', { cause });
    this.name = 'ProviderUnavailable';
  }
}

/** The provider of `OIDC_ISSUER`. It is asked for its endpoints and keys at first use, and again after a failure. */
export function openIdentityProvider(options: {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
}): IdentityProvider {
  const issuer = new URL(options.issuer);
  let found: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    // Plain http is taken only where the operator wrote it: a provider on the same machine or network.
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    found ??= discovery(issuer, options.clientId, options.clientSecret, undefined, { execute }).catch(
      (error) => {
        found = undefined;
        throw new ProviderUnavailable(error);
      },
    );
    return found;
  };

  return {
    async begin(redirectUri) {
      const request = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: request.state,
        nonce: request.nonce,
        code_challenge: await calculatePKCECodeChallenge(request.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, request };
    },
    async finish(address, { state, nonce, verifier }) {
      const config = await configuration();
      const answer = await authorizationCodeGrant(config, new URL(address), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      }).catch(() => undefined);
      const claims = answer?.claims();
      if (!claims) return undefined;
      const { email, email_verified: verified } = claims;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        verifiedEmail: verified === true && typeof email === 'string' ? email : null,
      };
    },
  };
}
