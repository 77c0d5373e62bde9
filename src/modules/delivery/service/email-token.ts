import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { installationSecret } from '#platform/secrets.ts';
import { namedTokens, readNamedToken } from '#platform/smtp/verp.ts';

const PURPOSES = ['read', 'leave', 'bounce'] as const;

/** What a token under a letter lets its holder do: read that message, leave, report that it came back. */
export type TokenPurpose = (typeof PURPOSES)[number];

/** Makes tokens for deliveries; the installation's secret is asked for once. */
export async function tokenMaker(
  ctx: Context,
): Promise<(deliveryId: string) => Record<TokenPurpose, string>> {
  const secret = await installationSecret(ctx.db, 'delivery.email');
  return (deliveryId) => namedTokens(secret, PURPOSES, deliveryId);
}

/** The delivery that a token names; not_found for anything that we did not make for this purpose. */
export async function deliveryBehind(ctx: Context, purpose: TokenPurpose, token: string): Promise<string> {
  return (
    readNamedToken(
      await installationSecret(ctx.db, 'delivery.email'),
      { purposes: PURPOSES, purpose },
      token,
    ) ?? refuse('not_found', 'delivery.link_not_valid')
  );
}

/** The deliveries that genuine bounce tokens anywhere in a text name. */
export async function deliveriesIn(ctx: Context, text: string): Promise<string[]> {
  const secret = await installationSecret(ctx.db, 'delivery.email');
  const tokens = new Set([...text.matchAll(/\+([a-z2-7]{42})@/gi)].map((match) => String(match[1])));
  return [...tokens].flatMap(
    (token) => readNamedToken(secret, { purposes: PURPOSES, purpose: 'bounce' }, token) ?? [],
  );
}
