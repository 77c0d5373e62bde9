import { call } from '#web/client.ts';

const NEXT = 'inward.oidc.next';

/** Sends the browser to the organisation's identity provider; `next` is where the visitor wanted to go with us. */
export async function leaveForProvider(next: string | undefined): Promise<void> {
  const { address } = await call('access.askToUseOidc', {});
  // The provider knows one address to come back to, so the wish waits in this tab.
  if (next) sessionStorage.setItem(NEXT, next);
  else sessionStorage.removeItem(NEXT);
  window.location.assign(address);
}

/**
 * The query with which the provider sent the browser back, as it was sent: the router reads values as JSON and writes
 * the address anew, in which a code of twenty digits would come out as another number.
 */
export function providerAnswer(): string {
  const [arrival] = performance.getEntriesByType('navigation');
  return new URL(arrival?.name ?? window.location.href).search || '?';
}

/** Where the visitor wanted to go before the provider was asked. */
export function wishBeforeProvider(): string | undefined {
  return sessionStorage.getItem(NEXT) ?? undefined;
}
