import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { type ExampleRole, type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, see, visitors } from './access-cast.ts';

let browser: Browser;
let product: RunningProduct;
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), startProduct({ organisation: 'example' })]);
});
afterEach(leave);
afterAll(async () => {
  await Promise.all([browser?.close(), product?.stop()]);
});

const NEW_MEANING = {
  en: 'We say what we see before it costs anybody a hand.',
  es: 'Decimos lo que vemos antes de que le cueste una mano a nadie.',
};

test('a value is written in two languages, compared, published, and read on a phone', async () => {
  const desk = await arrive({ url: product.url, language: 'es', viewport: DESK });
  await signIn(desk, 'planner');
  await desk.goto('/studio/brand');
  await desk.getByRole('button', { name: 'Empezar un borrador' }).click();
  await desk.getByText('El borrador dice lo mismo que la versión publicada.').waitFor();
  await expectAccessibleInBoth(desk);

  await desk.getByRole('button', { name: 'Editar: Valentía' }).click();
  const meaning = (language: string) =>
    desk.getByRole('textbox', { name: `Qué queremos decir, ${language}` });
  await meaning('English').fill(NEW_MEANING.en);
  await meaning('Español').fill(NEW_MEANING.es);
  await expectAccessible(desk);
  // What was typed is still there after a reload.
  await desk.reload();
  await expect.poll(() => meaning('Español').inputValue()).toBe(NEW_MEANING.es);
  await desk.getByRole('button', { name: 'Guardar', exact: true }).click();
  await desk.getByText('Suomi: un texto puede estar desfasado').waitFor();

  await desk.getByRole('link', { name: 'Qué cambia' }).click();
  await desk.locator('ins', { hasText: 'cueste una mano' }).waitFor();
  expect(await desk.locator('del').count()).toBeGreaterThan(0);
  await expectAccessibleInBoth(desk);

  const phone = await arrive({ url: product.url, language: 'fi', viewport: PHONE });
  await signIn(phone, 'member');
  await phone.getByRole('button', { name: 'Valikko' }).click();
  await phone.getByText('Español', { exact: true }).click();
  await phone.getByRole('dialog').getByRole('link', { name: 'Lo que somos' }).click();
  await see(phone, 'Lo que somos');
  // The draft is not for members, neither its page nor what it says.
  await phone.getByRole('heading', { name: 'Valentía' }).waitFor();
  expect(await phone.getByText(NEW_MEANING.es).count()).toBe(0);
  expect((await phone.request.get('/api/brand/draft')).status()).toBe(403);
  await phone.goto('/studio/brand');
  await phone.getByText('Tu rol no lo permite', { exact: false }).waitFor();

  await desk.getByRole('link', { name: 'Escribir' }).click();
  await desk.getByRole('button', { name: 'Publicar…' }).click();
  await desk.getByRole('dialog').locator('ins', { hasText: 'cueste una mano' }).waitFor();
  await desk.getByRole('textbox', { name: /^Qué hay de nuevo/ }).fill('Más claro.');
  await desk.getByRole('button', { name: 'Publicar', exact: true }).click();
  await desk.getByText('La versión 2 está publicada', { exact: false }).first().waitFor();

  await phone.goto('/brand');
  await phone.getByText(NEW_MEANING.es).waitFor();
  await phone.getByText('Paras la línea cuando algo no te convence', { exact: false }).waitFor();
  await expectAccessibleInBoth(phone);
  await phone.getByRole('link', { name: 'Versiones anteriores' }).click();
  await phone.getByText('Más claro.').waitFor();
});

test('the thread shows what hangs together, object by object, and leads back with Esc', async () => {
  const desk = await arrive({ url: product.url, language: 'es', viewport: DESK });
  await signIn(desk, 'planner');
  await desk.goto('/studio/thread');
  const first = desk.getByRole('button', { name: /^Valor: Valentía/ });
  await first.waitFor();
  await expectAccessibleInBoth(desk);
  await first.focus();
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { level: 2, name: /^Puedes decir lo que piensas/ }).waitFor();
  await expectAccessibleInBoth(desk);
  await desk.keyboard.press('Escape');
  await desk.getByRole('heading', { level: 2, name: 'Te espera hoy' }).waitFor();
  await desk.getByRole('link', { name: 'Datos en una tabla' }).click();
  // Every object that the sentence above the picture counts has its row, below the row of headings.
  const said = await desk.getByText(/^En el hilo hay/).innerText();
  const objects = [...(said.split('Se rompe')[0] ?? '').matchAll(/\d+/g)].reduce(
    (sum, [n]) => sum + Number(n),
    0,
  );
  expect(objects).toBeGreaterThan(8);
  expect(await desk.getByRole('table').getByRole('row').count()).toBe(objects + 1);
});

async function signIn(page: Page, role: ExampleRole): Promise<void> {
  await page.goto(product.signInLink(role));
  await page.waitForURL((url) => url.pathname === '/');
}
