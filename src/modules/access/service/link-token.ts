import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { installationSecret, keyedHash, sameBytes } from '#platform/secrets.ts';
import { type LinkKind, linkWorks } from '../domain/link.ts';
import { findLink } from '../store/link.ts';
import type { LinkTable } from '../tables.ts';

/** The page that each kind of link opens. */
const PAGES: Record<LinkKind, string> = {
  signIn: '/sign-in/link',
  operator: '/sign-in/link',
  example: '/sign-in/link',
  invitation: '/invitation',
};

/**
 * The address of a link. Its token is an HMAC over the link's id, computed when the link is shown or sent: no table
 * and no job holds it. It stands behind `#`, which browsers send to nobody: no log, proxy or referrer sees it.
 */
export async function linkAddress(
  ctx: Context,
  { id, kind }: Pick<LinkTable, 'id' | 'kind'>,
): Promise<string> {
  return `${ctx.url}${PAGES[kind]}#${id}.${(await sealOf(ctx, id)).toString('base64url')}`;
}

/** The link that a token belongs to, while it works. All that does not work is answered alike. */
export async function linkBehind(
  ctx: Context,
  token: string,
  kinds: readonly LinkKind[],
): Promise<LinkTable & { personId: string }> {
  const [, id = '', seal = ''] = /^([\da-f-]{36})\.([\w-]{43})$/.exec(token) ?? [];
  const genuine = sameBytes(Buffer.from(seal, 'base64url'), await sealOf(ctx, id));
  const link = genuine ? await findLink(ctx.db, id) : undefined;
  if (!link || !linkWorks(link, ctx.now) || !kinds.includes(link.kind) || !link.personId)
    return refuse('not_found', 'access.link_not_valid');
  return { ...link, personId: link.personId };
}

async function sealOf(ctx: Context, id: string): Promise<Buffer> {
  return keyedHash(await installationSecret(ctx.db, 'access.link'), id);
}
