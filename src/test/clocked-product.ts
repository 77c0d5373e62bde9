import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import type { Instant } from '#kernel/calendar.ts';
import { SESSION_COOKIE } from '#modules/access/service/authenticate.ts';
import { testApp } from './app.ts';
import { freePort } from './product.ts';

const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url));

export type ClockedProduct = Awaited<ReturnType<typeof clockedProduct>>;

/**
 * The built browser application on a product within the test, whose clock the test sets: for journeys that take weeks. It
 * is on a database of its own and closes itself after the file.
 */
export async function clockedProduct() {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = await testApp({ web: { url, directory: BUILT } });
  await app.http.listen({ port, host: '127.0.0.1' });
  return {
    ...app,
    url,
    /** Lets a device in as a person, with its clock where the product's is. */
    async enter(context: BrowserContext, personId: string, at: Instant): Promise<void> {
      const { token } = await app.session(personId);
      await context.addCookies([{ name: SESSION_COOKIE, value: token, url }]);
      await context.clock.setFixedTime(at);
    },
  };
}
