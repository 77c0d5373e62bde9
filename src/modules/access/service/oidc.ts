import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { type OidcIdentity, ProviderUnavailable } from '#platform/oidc.ts';
import type { oidcContract } from '../contract/oidc.ts';
import { findIdentity, hasIdentity, insertIdentity } from '../store/identity.ts';
import { personByEmail, personById, type SignInPerson } from '../store/person.ts';
import { beginCeremony, endCeremony } from './ceremony.ts';
import { enter, maySignIn } from './session.ts';

export const oidcHandlers: Handlers<typeof oidcContract> = {
  askToUseOidc: (ctx, _input, exchange) => askToUseOidc(ctx, exchange),
  signInByOidc,
};

/** The page of the browser application to which the provider sends people back; registered at the provider. */
const RETURN_PAGE = '/sign-in/oidc';

async function askToUseOidc(ctx: Context, exchange: Exchange) {
  const provider = ctx.identityProvider ?? refuse('conflict', 'access.oidc_is_off');
  const { address, request } = await provider.begin(ctx.url + RETURN_PAGE).catch(refuseUnavailable);
  const { state, nonce, verifier } = request;
  await beginCeremony(ctx, exchange, {
    kind: 'oidc',
    personId: null,
    challenge: state,
    details: { nonce, verifier },
  });
  return { address };
}

/**
 * Signs in whom the provider vouches for. The first time, the person is found by an address that the provider has
 * verified, and bound to the provider's own name for them; from then on only that name counts, so that an address
 * which is given to somebody else later opens nothing. An admin's invitation or code lets a person begin anew.
 */
async function signInByOidc(
  ctx: Context,
  { query }: InputOf<typeof oidcContract.signInByOidc>,
  exchange: Exchange,
) {
  const provider = ctx.identityProvider ?? refuse('conflict', 'access.oidc_is_off');
  const ceremony = await endCeremony(ctx, exchange, 'oidc');
  if (!ceremony) return refuse('unauthenticated', 'access.oidc_not_valid');
  const { nonce = '', verifier = '' } = ceremony.details;
  const request = { state: ceremony.challenge, nonce, verifier };
  const identity = await provider.finish(ctx.url + RETURN_PAGE + query, request).catch(refuseUnavailable);
  if (!identity) return refuse('unauthenticated', 'access.oidc_not_valid');
  const person = await personOf(ctx, identity);
  if (!person || !maySignIn(person)) return refuse('unauthenticated', 'access.oidc_unknown_person');
  const { issuer, subject } = identity;
  await ctx.transaction(async (tx) => {
    await insertIdentity(tx.db, { issuer, subject, personId: person.id, boundAt: ctx.now });
    await enter(tx, exchange, { personId: person.id, method: 'oidc' });
  });
  return {};
}

async function personOf(ctx: Context, identity: OidcIdentity): Promise<SignInPerson | undefined> {
  const bound = await findIdentity(ctx.db, identity);
  if (bound) return personById(ctx.db, bound.personId);
  const person = identity.verifiedEmail ? await personByEmail(ctx.db, identity.verifiedEmail) : undefined;
  if (!person) return undefined;
  const isSomebodyElses = await hasIdentity(ctx.db, { issuer: identity.issuer, personId: person.id });
  return isSomebodyElses ? undefined : person;
}

function refuseUnavailable(error: unknown): never {
  if (error instanceof ProviderUnavailable) return refuse('conflict', 'access.oidc_unavailable');
  throw error;
}
