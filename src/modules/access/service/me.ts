import { refuse } from '#kernel/errors.ts';
import { chooseOwnLanguage } from '#modules/people/service/founder.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { meContract } from '../contract/me.ts';
import { accessRights } from '../domain/role.ts';
import { cameInJustNow, provedByMail } from '../domain/session.ts';
import { personById } from '../store/person.ts';
import { sessionById } from '../store/session.ts';

export const meHandlers: Handlers<typeof meContract> = {
  readMe,
  async changeMyLanguage(ctx, { language }) {
    await chooseOwnLanguage(ctx, myId(ctx), language);
    return {};
  },
};

async function readMe(ctx: Context) {
  const person = (await personById(ctx.db, myId(ctx))) ?? refuse('unauthenticated', 'sign_in_first');
  const { name, accent, language } = await organisationOf(ctx);
  const session =
    ctx.actor.kind === 'person' && ctx.actor.credentialId
      ? await sessionById(ctx.db, ctx.actor.credentialId)
      : undefined;
  const hasPassword = person.passwordHash !== null;
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    grants: [...ctx.actor.grants],
    language: ctx.actor.language,
    zone: ctx.actor.zone,
    organisation: { name, accent, language },
    hasPassword,
    can: {
      ...accessRights(ctx.actor),
      setPasswordFreely: session !== undefined && (!hasPassword || provedByMail(session, ctx.now)),
      addWayInFreely: session !== undefined && (!hasPassword || cameInJustNow(session, ctx.now)),
    },
  };
}

function myId(ctx: Context): string {
  return ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
}
