import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newRandomId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import type { linkContract } from '../contract/link.ts';
import { isUsedUp, linkEnd, needsConfirmation } from '../domain/link.ts';
import { signInLinkMade } from '../events.ts';
import { insertLink, spendLink } from '../store/link.ts';
import { personByEmail, personById } from '../store/person.ts';
import type { LinkTable } from '../tables.ts';
import { knownBrowser, namedBrowser } from './browser.ts';
import { linkAddress, linkBehind } from './link-token.ts';
import { sendMailJob } from './mail.ts';
import { enter, maySignIn } from './session.ts';
import { countMail } from './slowdown.ts';

/**
 * Has a sign-in link sent. The same is written and the same job is sent whether anybody has the address: the job finds
 * out that it has nobody to write to, long after the answer.
 */
export async function askForLink(
  ctx: Context,
  { email }: InputOf<typeof linkContract.askForLink>,
  exchange: Exchange,
) {
  if (!ctx.mail) return refuse('conflict', 'access.mail_is_off');
  const browserHash = namedBrowser(exchange);
  const person = await personByEmail(ctx.db, email);
  await countMail(ctx, exchange, { name: email, personId: person?.id });
  await ctx.transaction(async (tx) => {
    const link = newLink(tx, {
      kind: 'signIn',
      personId: (maySignIn(person) && person?.id) || null,
      browserHash,
    });
    await insertLink(tx.db, link);
    await tx.enqueue(sendMailJob, { template: 'signIn', linkId: link.id });
  });
  return {};
}

/** What a link would do, so that the page can ask before it is used up. */
export async function readLink(
  ctx: Context,
  { token }: InputOf<typeof linkContract.readLink>,
  exchange: Exchange,
) {
  const link = await linkBehind(ctx, token, ['signIn', 'invitation', 'operator', 'example']);
  const person = (await personById(ctx.db, link.personId)) ?? refuse('not_found', 'access.link_not_valid');
  return {
    kind: link.kind,
    name: person.name,
    email: person.email,
    needsConfirmation: needsConfirmation(link.kind, { asked: askedHere(link, exchange) }),
  };
}

/** Signs in with a link. It is a POST with the token in its body: whoever only opens addresses signs nobody in. */
export async function signInByLink(
  ctx: Context,
  { token, confirmed }: InputOf<typeof linkContract.signInByLink>,
  exchange: Exchange,
) {
  const link = await linkBehind(ctx, token, ['signIn', 'operator', 'example']);
  if (!confirmed && needsConfirmation(link.kind, { asked: askedHere(link, exchange) }))
    return refuse('conflict', 'access.confirm_first');
  const { id, kind, personId } = link;
  await ctx.transaction(async (tx) => {
    if (isUsedUp(kind)) await spend(tx, id);
    if (!maySignIn(await personById(tx.db, personId))) refuse('not_found', 'access.link_not_valid');
    await enter(tx, exchange, { personId, method: kind === 'signIn' ? 'link' : 'operator' });
  });
  return {};
}

/**
 * A link that signs a person in with one press, for 15 minutes: for the operator at the command line. It is not bound to
 * a browser and goes into no mail.
 */
export const loginLinkFor = (ctx: Context, personId: string) => linkFor(ctx, personId, 'operator');

/** A link that signs somebody of the example organisation in, again and again. */
export const exampleLinkFor = (ctx: Context, personId: string) => linkFor(ctx, personId, 'example');

async function linkFor(ctx: Context, personId: string, kind: 'operator' | 'example'): Promise<string> {
  const person = await personById(ctx.db, personId);
  if (!maySignIn(person)) refuse('conflict', 'access.person_not_here');
  const link = newLink(ctx, { kind, personId, browserHash: null });
  await ctx.transaction(async (tx) => {
    await insertLink(tx.db, link);
    await tx.publish(signInLinkMade, { kind: 'people.person', id: personId }, { linkId: link.id });
  });
  return linkAddress(ctx, link);
}

/** A link that is made now. Its id is random: it must not tell when the others were made. */
export function newLink(
  ctx: Context,
  { kind, personId, browserHash }: Pick<LinkTable, 'kind' | 'personId' | 'browserHash'>,
): LinkTable {
  return {
    id: newRandomId(),
    kind,
    personId,
    browserHash,
    createdBy: ctx.actor.personId,
    createdAt: ctx.now,
    expiresAt: linkEnd(kind, ctx.now),
    usedAt: null,
  };
}

/** Uses a link up; refused when somebody was faster. */
export async function spend(tx: Context, linkId: string): Promise<void> {
  if (!(await spendLink(tx.db, linkId, tx.now))) refuse('not_found', 'access.link_not_valid');
}

function askedHere(link: LinkTable, exchange: Exchange): boolean {
  const browser = knownBrowser(exchange);
  return browser !== undefined && (link.browserHash?.equals(browser) ?? false);
}
