import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

/** What the provider says of somebody, and what it says wrongly when a test wants that. */
export interface Said {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly nonce?: string;
  readonly aud?: string;
}

const CLIENT = { id: 'inward', secret: 'a secret of the test' };

/** A real OpenID Connect provider on this machine: discovery, keys and the token endpoint, with PKCE checked. */
export async function testIdentityProvider() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, { challenge: string; redirectUri: string; claims: object }>();
  let issuer = '';

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration')
      return answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (request.url === '/keys')
      return answer(200, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      });
    const form = new URLSearchParams(await text(request));
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const fits =
      form.get('client_id') === CLIENT.id &&
      form.get('client_secret') === CLIENT.secret &&
      grant?.challenge === challenge &&
      grant.redirectUri === form.get('redirect_uri');
    if (!grant || !fits) return answer(400, { error: 'invalid_grant' });
    return answer(200, { access_token: 'x', token_type: 'Bearer', id_token: idToken(grant.claims) });
  });

  function idToken(claims: object): string {
    const seconds = Math.floor(Date.now() / 1000);
    const parts = [
      { alg: 'RS256', kid: 'one' },
      { iss: issuer, aud: CLIENT.id, iat: seconds, exp: seconds + 300, ...claims },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const signed = parts.join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  afterAll(() => void server.close());

  return {
    issuer,
    client: CLIENT,
    /** What the provider's sign-in page does: the query with which it sends the browser back. */
    signsIn(asked: string, said: Said): string {
      const query = new URL(asked).searchParams;
      const code = randomBytes(16).toString('hex');
      grants.set(code, {
        challenge: query.get('code_challenge') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
        claims: { nonce: query.get('nonce'), ...said },
      });
      return `?${new URLSearchParams({ code, state: query.get('state') ?? '' })}`;
    },
  };
}
