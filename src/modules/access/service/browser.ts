import type { Exchange } from '#platform/module.ts';
import { hashToken, newToken } from '#platform/secrets.ts';

/** Names this browser to us and nothing else: which one asked for a link, where somebody has signed in before. */
const BROWSER_COOKIE = 'inward_browser';

/** The longest that browsers keep a cookie. */
const BROWSER_SECONDS = 400 * 86_400;

/** Our name for the browser, hashed; undefined when it has none yet. */
export function knownBrowser(exchange: Exchange): Buffer | undefined {
  const name = exchange.cookie(BROWSER_COOKIE);
  return name ? hashToken(name) : undefined;
}

/** The same, naming the browser when it has no name yet. */
export function namedBrowser(exchange: Exchange): Buffer {
  const name = exchange.cookie(BROWSER_COOKIE) ?? newToken();
  exchange.setCookie(BROWSER_COOKIE, name, { maxAgeSeconds: BROWSER_SECONDS });
  return hashToken(name);
}
