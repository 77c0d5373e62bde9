import { dayIn } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { askForPasskey, checkNewPasskey, checkPasskey, offerPasskey } from '#platform/passkeys.ts';
import type { passkeyContract } from '../contract/passkey.ts';
import { passkeyAdded, passkeyRemoved } from '../events.ts';
import { deletePasskey, findPasskey, insertPasskey, notePasskeyUse, passkeysOf } from '../store/passkey.ts';
import { personById } from '../store/person.ts';
import { beginCeremony, endCeremony } from './ceremony.ts';
import { proveAnew } from './password.ts';
import { enter, maySignIn, personAtScreen } from './session.ts';

export const passkeyHandlers: Handlers<typeof passkeyContract> = {
  async listPasskeys(ctx) {
    const kept = await passkeysOf(ctx.db, personAtScreen(ctx).personId);
    return { rows: kept.map((passkey) => ({ ...passkey, addedOn: dayIn(ctx.actor.zone, passkey.addedAt) })) };
  },
  askToAddPasskey,
  addPasskey,
  async removePasskey(ctx, { passkeyId }) {
    const { personId } = personAtScreen(ctx);
    await ctx.transaction(async (tx) => {
      if (!(await deletePasskey(tx.db, personId, passkeyId))) refuse('not_found', 'access.passkey_not_found');
      await tx.publish(passkeyRemoved, { kind: 'people.person', id: personId }, {});
    });
    return {};
  },
  askToUsePasskey: (ctx, _input, exchange) => askToUsePasskey(ctx, exchange),
  signInByPasskey,
};

async function askToAddPasskey(
  ctx: Context,
  { current }: InputOf<typeof passkeyContract.askToAddPasskey>,
  exchange: Exchange,
) {
  const { personId } = await proveAnew(ctx, exchange, current);
  const person = (await personById(ctx.db, personId)) ?? refuse('unauthenticated', 'sign_in_first');
  const { name } = await organisationOf(ctx);
  const options = await offerPasskey(
    { name, url: ctx.url },
    {
      personId,
      name: person.name ?? person.email ?? person.employeeNumber ?? personId,
      kept: await passkeysOf(ctx.db, personId),
    },
  );
  await beginCeremony(ctx, exchange, { kind: 'addPasskey', personId, challenge: options.challenge });
  return { ...options };
}

async function addPasskey(
  ctx: Context,
  { name, credential }: InputOf<typeof passkeyContract.addPasskey>,
  exchange: Exchange,
) {
  const { personId } = personAtScreen(ctx);
  const ceremony = await endCeremony(ctx, exchange, 'addPasskey');
  const checked =
    ceremony?.personId === personId
      ? await checkNewPasskey({ name, url: ctx.url }, credential, ceremony.challenge)
      : undefined;
  if (!checked) return refuse('invalid', 'access.passkey_not_valid');
  const { id, publicKey, counter, synced } = checked;
  await ctx.transaction(async (tx) => {
    const isNew = await insertPasskey(tx.db, {
      id,
      personId,
      publicKey: Buffer.from(publicKey),
      counter,
      transports: JSON.stringify(credential.response.transports),
      name,
      synced,
      addedAt: ctx.now,
    });
    if (!isNew) refuse('conflict', 'access.passkey_kept_already');
    await tx.publish(passkeyAdded, { kind: 'people.person', id: personId }, {});
  });
  return { id };
}

async function askToUsePasskey(ctx: Context, exchange: Exchange) {
  const options = await askForPasskey({ name: '', url: ctx.url });
  await beginCeremony(ctx, exchange, { kind: 'usePasskey', personId: null, challenge: options.challenge });
  return { ...options };
}

/** Signs in with a passkey. Whatever does not fit is answered alike. A passkey cannot be guessed, so nothing is slowed. */
async function signInByPasskey(
  ctx: Context,
  { credential }: InputOf<typeof passkeyContract.signInByPasskey>,
  exchange: Exchange,
) {
  const ceremony = await endCeremony(ctx, exchange, 'usePasskey');
  const kept = await findPasskey(ctx.db, credential.id);
  if (!ceremony || !kept) return refuse('unauthenticated', 'access.passkey_not_valid');
  const { challenge } = ceremony;
  const response = { ...credential, response: withoutUndefined(credential.response) };
  const checked = await checkPasskey({ name: '', url: ctx.url }, response, {
    challenge,
    kept: { id: kept.id, publicKey: Uint8Array.from(kept.publicKey), counter: kept.counter },
  });
  if (!checked || !maySignIn(await personById(ctx.db, kept.personId)))
    return refuse('unauthenticated', 'access.passkey_not_valid');
  await ctx.transaction(async (tx) => {
    await notePasskeyUse(tx.db, kept.id, { counter: checked.counter, day: dayIn('UTC', ctx.now) });
    await enter(tx, exchange, { personId: kept.personId, method: 'passkey' });
  });
  return {};
}

type Assertion = InputOf<typeof passkeyContract.signInByPasskey>['credential']['response'];

/** Exact optional properties: what the browser left out must not be there as undefined. */
function withoutUndefined({ userHandle, ...rest }: Assertion) {
  return userHandle === undefined ? rest : { ...rest, userHandle };
}
