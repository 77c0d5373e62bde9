import type { BrowserContext, Page } from 'playwright-core';
import type { Visitor } from '#test/app.ts';
import { type DESK, launchBrowser, visit } from '#test/browser.ts';
import { type ClockedProduct, clockedProduct } from '#test/clocked-product.ts';
import { createOrganisation } from '#test/factories.ts';

/** A product whose clock the journey moves, and the devices of those who take part. */
export interface PlanHouse {
  readonly product: ClockedProduct;
  /** It is this day, at this hour in Greenwich, for the product and for everybody's device; whoever was away signs in again. */
  itIs(day: string, hour: string): Promise<void>;
  arrive(person: Visitor, viewport: typeof DESK, language?: 'en' | 'fi' | 'es'): Promise<Page>;
  close(): Promise<void>;
}

/** Opens a house with an organisation that nobody works in yet. */
export async function planHouse(): Promise<PlanHouse> {
  const [browser, product] = await Promise.all([launchBrowser(), clockedProduct()]);
  await createOrganisation(product.db, { language: 'en' });
  const devices: { readonly context: BrowserContext; readonly person: Visitor }[] = [];
  let now = '';
  return {
    product,
    async itIs(day, hour) {
      now = `${day}T${hour}:00.000Z`;
      product.setClock(now);
      for (const { context, person } of devices) await product.enter(context, person.id, now);
    },
    async arrive(person, viewport, language = 'en') {
      const { context, page } = await visit(browser, { url: product.url, viewport, language });
      await product.enter(context, person.id, now);
      devices.push({ context, person });
      return page;
    },
    close: () => browser.close(),
  };
}
