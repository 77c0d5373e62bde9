import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { addPerson } from '#modules/people/service/founder.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { hashPassword } from '#platform/password.ts';
import type { linkContract } from '../contract/link.ts';
import { invitationMade } from '../events.ts';
import { forgetIdentities } from '../store/identity.ts';
import { insertLink, spendAllLinks, spendOtherLinks } from '../store/link.ts';
import { personById } from '../store/person.ts';
import { askForLink, newLink, readLink, signInByLink, spend } from './link.ts';
import { linkAddress, linkBehind } from './link-token.ts';
import { sendMailJob } from './mail.ts';
import { refuseWeak, setPassword } from './password.ts';
import { enter, inNameOf, maySignIn, personAtScreen } from './session.ts';

export const linkHandlers: Handlers<typeof linkContract> = {
  askForLink,
  readLink,
  signInByLink,
  invite,
  acceptInvitation,
};

type Invited = InputOf<typeof linkContract.invite>['invited'];

/**
 * Invites somebody to set a password and sign in. The newest invitation counts. The link goes by mail; without a mail
 * server or address the admin sees it, once, to hand it over in another way.
 */
async function invite(ctx: Context, { invited }: InputOf<typeof linkContract.invite>) {
  personAtScreen(ctx);
  return ctx.transaction(async (tx) => {
    const personId = 'personId' in invited ? invited.personId : await addInvited(tx, invited);
    const person = (await personById(tx.db, personId)) ?? refuse('not_found', 'people.person_not_found');
    if (!maySignIn(person)) return refuse('conflict', 'access.person_not_here');
    const link = newLink(tx, { kind: 'invitation', personId, browserHash: null });
    await insertLink(tx.db, link);
    await spendOtherLinks(tx.db, { personId, kind: 'invitation', keep: link.id, now: tx.now });
    await tx.publish(invitationMade, { kind: 'people.person', id: personId }, { linkId: link.id });
    const sent = tx.mail !== undefined && person.email !== null;
    if (sent) await tx.enqueue(sendMailJob, { template: 'invitation', linkId: link.id });
    return { personId, expiresAt: link.expiresAt, sent, link: sent ? null : await linkAddress(tx, link) };
  });
}

function addInvited(tx: Context, { name, email, language }: Exclude<Invited, { personId: string }>) {
  return addPerson(tx, { name, email, language: language ?? null });
}

/** Sets the password that an invitation asks for, and signs in. */
async function acceptInvitation(
  ctx: Context,
  { token, password }: InputOf<typeof linkContract.acceptInvitation>,
  exchange: Exchange,
) {
  const { id, personId } = await linkBehind(ctx, token, ['invitation']);
  const person = await personById(ctx.db, personId);
  if (!person || !maySignIn(person)) return refuse('not_found', 'access.link_not_valid');
  await refuseWeak(ctx, password, person);
  const passwordHash = await hashPassword(password);
  await ctx.transaction(async (tx) => {
    await spend(tx, id);
    await spendAllLinks(tx.db, personId, tx.now);
    await forgetIdentities(tx.db, personId);
    await setPassword(inNameOf(tx, personId), {
      personId,
      passwordHash,
      method: 'invitation',
      keepSession: null,
    });
    await enter(tx, exchange, { personId, method: 'invitation' });
  });
  return {};
}
