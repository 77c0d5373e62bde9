import { addMinutes, dayIn } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import { TOKEN_PREFIX } from '../contract/scope.ts';
import type { tokenContract } from '../contract/token.ts';
import { accessRights } from '../domain/role.ts';
import { tokenMade, tokenRevoked } from '../events.ts';
import { deleteToken, findTokenOwner, insertToken, listTokens } from '../store/token.ts';
import { proveAnew } from './password.ts';
import { personAtScreen } from './session.ts';

export const tokenHandlers: Handlers<typeof tokenContract> = {
  async listTokens(ctx, { of, after, limit }) {
    if (of === 'everybody' && !accessRights(ctx.actor).seeEverybodysTokens)
      return refuse('forbidden', 'role_needed', { roles: ['admin'] });
    const found = await listTokens(ctx.db, {
      personId: of === 'everybody' ? null : ctx.actor.personId,
      now: ctx.now,
      after,
      limit: limit + 1,
    });
    const rows = found
      .slice(0, limit)
      .map((token) => ({ ...token, createdOn: dayIn(ctx.actor.zone, token.createdAt) }));
    return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  },
  makeToken,
  revokeToken,
};

async function makeToken(
  ctx: Context,
  { name, scopes, days, current }: InputOf<typeof tokenContract.makeToken>,
  exchange: Exchange,
) {
  const { personId } = await proveAnew(ctx, exchange, current);
  const id = newId(Date.parse(ctx.now));
  const token = TOKEN_PREFIX + newToken();
  const expiresAt = addMinutes(ctx.now, days * 24 * 60);
  const inOrder = [...new Set(scopes)].sort();
  await ctx.transaction(async (tx) => {
    await insertToken(tx.db, {
      id,
      personId,
      name,
      tokenHash: hashToken(token),
      scopes: JSON.stringify(inOrder),
      createdAt: ctx.now,
      expiresAt,
    });
    await tx.publish(tokenMade, { kind: 'people.person', id: personId }, { tokenId: id, scopes: inOrder });
  });
  return { id, token, expiresAt };
}

async function revokeToken(ctx: Context, { tokenId }: InputOf<typeof tokenContract.revokeToken>) {
  const { personId } = personAtScreen(ctx);
  await ctx.transaction(async (tx) => {
    const owner = await findTokenOwner(tx.db, tokenId);
    const may = owner?.personId === personId || accessRights(ctx.actor).seeEverybodysTokens;
    if (!owner || !may || !(await deleteToken(tx.db, tokenId)))
      return refuse('not_found', 'access.token_not_found');
    await tx.publish(tokenRevoked, { kind: 'people.person', id: owner.personId }, { tokenId });
  });
  return {};
}
