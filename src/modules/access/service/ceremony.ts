import { addMinutes } from '#kernel/calendar.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { insertCeremony, takeCeremony } from '../store/passkey.ts';
import type { CeremonyTable } from '../tables.ts';
import { knownBrowser, namedBrowser } from './browser.ts';

type Kind = CeremonyTable['kind'];

/** A finger has to be found for a passkey; at an identity provider a second factor may have to be fetched. */
const MINUTES: Record<Kind, number> = { addPasskey: 5, usePasskey: 5, oidc: 15 };

interface Begun {
  readonly kind: Kind;
  readonly personId: string | null;
  readonly challenge: string;
  readonly details?: Record<string, string>;
}

/** Remembers what this browser was asked. */
export async function beginCeremony(
  ctx: Context,
  exchange: Exchange,
  { kind, personId, challenge, details = {} }: Begun,
): Promise<void> {
  await insertCeremony(ctx.db, {
    id: newId(Date.parse(ctx.now)),
    kind,
    personId,
    challenge,
    browserHash: namedBrowser(exchange),
    details: JSON.stringify(details),
    expiresAt: addMinutes(ctx.now, MINUTES[kind]),
  });
}

/** What this browser was asked last, once: an answer counts one time, right or wrong. */
export async function endCeremony(ctx: Context, exchange: Exchange, kind: Kind) {
  const browserHash = knownBrowser(exchange);
  return browserHash ? takeCeremony(ctx.db, { kind, browserHash, now: ctx.now }) : undefined;
}
