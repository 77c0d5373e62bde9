import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, launchBrowser, PHONE } from '#test/browser.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, see, visitors } from './access-cast.ts';

let browser: Browser;
let example: RunningProduct;
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  [browser, example] = await Promise.all([launchBrowser(), startProduct({ organisation: 'example' })]);
});
afterEach(leave);
afterAll(() => Promise.all([browser?.close(), example?.stop()]));

test('a member finds a colleague, and walks the organisation by keyboard', async () => {
  const page = await arrive({ url: example.url, language: 'fi', viewport: PHONE });
  await enter(page, 'member', 'fi');
  await page.goto('/people');
  await see(page, 'Ihmiset');
  await page.getByRole('link', { name: 'Aada Kallio' }).waitFor();
  await expectAccessibleInBoth(page);

  // Misspelt on purpose: nobody is called so.
  await page.getByRole('searchbox', { name: 'Etsi henkilöä' }).fill('Salmla');
  await page.getByText('Täsmälleen näin kirjoitettua ei ole.').waitFor();
  expect(new URL(page.url()).searchParams.get('search')).toBe('Salmla');
  await page.getByRole('link', { name: 'Jukka Salmela' }).click();
  await see(page, 'Jukka Salmela');
  await page.getByRole('heading', { name: '33 suoraa alaista' }).waitFor();
  // What is only for those who keep the directory is not there for a colleague.
  expect(await page.getByText('Syntymävuosi').count()).toBe(0);
  await expectAccessibleInBoth(page);

  await page.getByRole('link', { name: 'Näytä organisaatiokaaviossa' }).click();
  await see(page, 'Organisaatiokaavio');
  const chosen = page.getByRole('treeitem', { name: /^Jukka Salmela/ });
  await chosen.focus();
  expect(await chosen.getAttribute('aria-level')).toBe('3');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('treeitem', { name: /^Aada Salo/ }).waitFor();
  await expectAccessibleInBoth(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await see(page, 'Matti Harju');
});

test('a planner imports a list without names and e-mails, and builds an audience of it', async () => {
  const page = await arrive({ url: example.url, viewport: DESK });
  await enter(page, 'planner', 'en');
  await page.goto('/studio/people/import');
  await page
    .getByText('Nothing has been imported yet.')
    .or(page.getByRole('link', { name: 'people.csv' }))
    .waitFor();
  await page
    .getByLabel('A list of people, as CSV or Excel')
    .setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(staffList(120)) });

  await page.getByRole('heading', { name: 'Which column is what' }).waitFor();
  const confirm = page.getByRole('button', { name: /^Import \d+ people$/ });
  await page.getByText('One problem to settle').waitFor();
  await page.getByText(/^Settle the one problem first/).waitFor();
  expect(await confirm.getAttribute('aria-disabled')).toBe('true');
  // Pay is recognised and cannot be chosen.
  expect(await page.getByRole('combobox', { name: 'What “MonthlyIncome” is' }).isDisabled()).toBe(true);
  await expectAccessibleInBoth(page);

  await page.getByRole('button', { name: 'Keep the lower row' }).click();
  await page.getByText('One problem to settle').waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'What “OverTime” is' }).selectOption('new.choice');
  await page
    .getByRole('button', { name: 'Import 120 people' })
    .and(page.locator(':not([aria-disabled])'))
    .click();
  await page.getByText('Imported: 120 new').waitFor();
  await expectAccessibleInBoth(page);

  await page.getByRole('link', { name: 'New audience' }).click();
  await see(page, 'New audience');
  await buildAudience(page);
});

async function buildAudience(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the audience' }).fill('Overtime in sales');
  await page.getByRole('button', { name: 'Add a condition' }).click();
  const about = page.getByRole('combobox', { name: 'What the condition is about' });
  await about.nth(1).selectOption('is.attribute');
  await choose(page, 'Units', 'Field sales');
  await page.getByRole('combobox', { name: 'Own fact' }).selectOption('over_time');
  await choose(page, 'Value', 'Yes');
  await page
    .getByText('Everyone who works in Field sales or a unit below it and has Yes for “OverTime”.')
    .waitFor();
  const counted = page.getByRole('status').filter({ hasText: /^\d+ people$/ });
  // Every second of the rows is in sales, and every third of all works overtime.
  await counted.filter({ hasText: '20 people' }).waitFor();
  await expectAccessibleInBoth(page);
  // Without the second condition all of them are meant.
  await page.getByRole('button', { name: 'Remove the condition' }).nth(1).click();
  await counted.filter({ hasText: '60 people' }).waitFor();

  await page.getByRole('button', { name: 'Save the audience' }).click();
  await see(page, 'Overtime in sales');
  await page.goto('/studio/people/audiences');
  await page.getByRole('link', { name: 'Overtime in sales' }).waitFor();
  await page.getByText('Everyone who works in Field sales or a unit below it.').waitFor();
  await expectAccessibleInBoth(page);
}

/** Picks from a field of several, which shows its list below. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).first().click();
  await page.keyboard.type(option);
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
}

async function enter(page: Page, role: 'member' | 'planner', language: 'en' | 'fi'): Promise<void> {
  await page.goto(example.signInLink(role));
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.request.put('/api/access/me/language', { data: { language } });
}

/** A list of the shape that personnel systems give: a byte order mark, numbers instead of names, pay, one row twice. */
function staffList(people: number): string {
  const rows = Array.from({ length: people }, (_, index) => {
    const [age, pay] = [22 + (index % 40), 2_000 + index];
    const department = index % 2 === 0 ? 'Field sales' : 'Research & development';
    return `${age},${department},${90_000 + index},Adviser,${pay},${index % 3 === 0 ? 'Yes' : 'No'}`;
  });
  const header = 'Age,Department,EmployeeNumber,JobRole,MonthlyIncome,OverTime';
  return `\ufeff${[header, ...rows, rows[7]].join('\r\n')}\r\n`;
}
