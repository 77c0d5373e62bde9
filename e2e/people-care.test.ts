import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, launchBrowser } from '#test/browser.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import { workbook } from '#test/workbook.ts';
import { expectAccessibleInBoth, foundHouse, see, visitors } from './access-cast.ts';

let browser: Browser;
let product: RunningProduct;
let house: Awaited<ReturnType<typeof foundHouse>>;
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), startProduct({ organisation: 'none' })]);
  house = await foundHouse(product.url);
});
afterEach(leave);
afterAll(() => Promise.all([browser?.close(), house?.founder.dispose(), product?.stop()]));

test('an admin adds a unit, a fact of their own and a person, and keeps them right until they leave', async () => {
  const page = await arrive({ url: product.url, viewport: DESK });
  await house.signIn(page, { roles: ['admin'] });

  await page.goto('/studio/people/units');
  await page.getByRole('button', { name: 'Create a unit' }).first().click();
  const unit = page.getByRole('dialog');
  await unit.getByLabel('Name').fill('Paint shop');
  await unit.getByLabel('Code').fill('PAINT');
  await expectAccessibleInBoth(page);
  await unit.getByRole('button', { name: 'Create a unit' }).click();
  await page.getByRole('button', { name: 'Rename or move' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Coating');
  await page.getByRole('dialog').getByRole('button', { name: 'Save the unit' }).click();
  await page.getByText('Coating is saved.').waitFor();
  await page.getByRole('heading', { name: 'Coating' }).waitFor();

  await page.goto('/studio/people/attributes');
  await page.getByRole('button', { name: 'Add a fact' }).first().click();
  const fact = page.getByRole('dialog');
  await fact.getByLabel('Name in English').fill('Forklift licence');
  await fact.getByRole('radio', { name: /^Choice/ }).check();
  await fact.getByLabel('Choices').fill('yes\nno');
  await fact.getByRole('button', { name: 'Save the fact' }).click();
  await page.getByText('Forklift licence').waitFor();
  await expectAccessibleInBoth(page);

  await page.goto('/studio/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const adding = page.getByRole('dialog');
  await adding.getByRole('button', { name: 'Add a person' }).click();
  // Who it is cannot stay open; what was typed stands.
  await adding.getByText('Give a name, an e-mail address or an employee number.').first().waitFor();
  await adding.getByLabel('Name', { exact: true }).fill('Ursula Kivi');
  await adding.getByLabel('E-mail').fill('ursula@satamala.fi');
  await adding.getByRole('button', { name: 'Add a person' }).click();
  await see(page, 'Ursula Kivi');

  await page.getByRole('button', { name: 'Edit' }).click();
  const editing = page.getByRole('dialog', { name: 'Edit Ursula Kivi' });
  await editing.getByLabel('Title').fill('Painter');
  await editing.getByRole('combobox', { name: 'Forklift licence' }).click();
  await page.getByRole('option', { name: 'yes' }).click();
  await expectAccessibleInBoth(page);
  await editing.getByRole('button', { name: 'Save the person' }).click();
  await page.getByText('Painter').first().waitFor();
  await expectAccessibleInBoth(page);

  await page.getByRole('button', { name: 'Leave or departure' }).click();
  const state = page.getByRole('dialog');
  await state.getByRole('radio', { name: /^left/ }).check();
  await state.getByRole('button', { name: 'Save the state' }).click();
  await page.getByText('Ursula Kivi: left.').waitFor();
});

test('an admin gives a workbook, stops for what is wrong in it, and takes the directory along as a table', async () => {
  const page = await arrive({ url: product.url, viewport: DESK, language: 'es' });
  await house.signIn(page, { roles: ['admin'], language: 'es' });
  await page.goto('/studio/people/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'plantilla.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook([
      ['Nº empleado', 'Nombre', 'Correo electrónico', 'Departamento', 'Responsable'],
      ['7001', 'Ane Etxeberria', 'ane@satamala.fi', 'Taller', '7002'],
      ['7002', 'Jon Ibarra', 'jon@satamala.fi', 'Taller', ''],
      ['7003', 'Nadie Conocido', 'nadie', 'Taller', '9999'],
    ]),
  });
  await page.waitForURL(/import\/[0-9a-f-]{36}/);
  // A manager whom nobody knows and an address that is none: nothing is written before both are settled.
  await page.getByText('9999').first().waitFor();
  await expectAccessibleInBoth(page);
  await page.goto('/studio/people');
  expect(await page.getByText('Ane Etxeberria').count()).toBe(0);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Exportar como CSV' }).click(),
  ]);
  const table = await readFile(await download.path(), 'utf8');
  expect(table).toContain('Helmi Ranta');
  expect(table.split('\n')[0]).toMatch(/name|nombre/i);
});
