import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import {
  expectAccessibleInBoth,
  foundHouse,
  type Newcomer,
  PASSWORD,
  passwordField,
  post,
  see,
  visitors,
} from './access-cast.ts';

let browser: Browser;
let empty: RunningProduct;
let house: RunningProduct;
let people: Awaited<ReturnType<typeof foundHouse>>;
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  [browser, empty, house] = await Promise.all([
    launchBrowser(),
    startProduct({ organisation: 'none' }),
    startProduct({ organisation: 'none' }),
  ]);
  people = await foundHouse(house.url);
});
afterEach(leave);
afterAll(async () => {
  await people?.founder.dispose();
  await Promise.all([browser?.close(), empty?.stop(), house?.stop()]);
});

test('an organisation begins: set up, its settings, an invitation, and the first colleague', async () => {
  const page = await arrive({ url: empty.url, viewport: DESK });
  await page.goto('/');
  await see(page, 'Welcome to Inward');
  await expectAccessibleInBoth(page);
  await foundOrganisation(page);
  await see(page, /^Good (morning|afternoon|evening), Elina$/);
  expect(new URL(page.url()).pathname).toBe('/');
  await expectAccessibleInBoth(page);

  await page.keyboard.press('/');
  // Named before anything of the settings has been loaded.
  await page.getByRole('option', { name: /^Sign-in codes/ }).waitFor();
  await page.getByRole('combobox').fill('settings');
  await page.getByRole('option', { name: /^Settings/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await renameOrganisation(page);
  const link = await inviteColleague(page);

  const phone = await arrive({ url: empty.url, language: 'fi', theme: 'dark', viewport: PHONE });
  await phone.goto(link);
  await acceptInvitation(phone);
  await see(phone, /^(Huomenta|Päivää|Iltaa), Aino$/);
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Valikko' }).click();
  await phone.getByRole('dialog', { name: 'Valikko' }).waitFor();
  expect(await phone.getByRole('link', { name: 'Studioon' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'To Studio' }).count()).toBe(0);
  await phone.goto('/studio/settings/roles');
  await phone.getByText('Roolisi ei salli tätä.').waitFor();
  expect(await phone.getByRole('button', { name: 'Anna rooli' }).count()).toBe(0);
  await expectAccessible(phone);
});

async function foundOrganisation(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up my organisation' }).click();
  await page.getByLabel('Name of the organisation').fill('Lumo Pumput');
  await page.getByLabel('Your name').fill('Elina Aalto');
  await page.getByLabel('E-mail').fill('elina@lumo.fi');
  await passwordField(page, 'Password').fill('Elina Aalto');
  await page.getByText('It contains your name, your address or the name of the organisation.').waitFor();
  await expectAccessibleInBoth(page);
  await passwordField(page, 'Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up and enter' }).click();
}

async function renameOrganisation(page: Page): Promise<void> {
  const name = page.getByLabel('Name of the organisation');
  await name.fill('Lumo Pumps');
  await page.getByRole('radio', { name: '#7a3e9d' }).check({ force: true });
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Save the organisation' }).click();
  await page.getByText('The organisation is saved.').waitFor();
  await page.reload();
  await see(page, 'Organisation');
  expect(await name.inputValue()).toBe('Lumo Pumps');
  expect(await page.getByRole('radio', { name: '#7a3e9d' }).isChecked()).toBe(true);
  expect(await page.title()).toBe('Organisation · Lumo Pumps');
}

/** The link to hand on: this installation has no mail server. */
async function inviteColleague(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Roles' }).click();
  await page.getByRole('table', { name: 'Roles' }).waitFor();
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a colleague' });
  await dialog.getByLabel('Name').fill('Aino Lehtonen');
  await dialog.getByLabel('E-mail').fill('aino@lumo.fi');
  await dialog.getByText('Suomi').click();
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByText('Hand on this link yourself').waitFor();
  await expectAccessibleInBoth(page);
  const link = await dialog.getByText(`${empty.url}/invitation#`).innerText();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  expect(await dialog.getByLabel('Name').inputValue()).toBe('');
  expect(await dialog.getByText('/invitation#').count()).toBe(0);
  await page.keyboard.press('Escape');
  return link;
}

async function acceptInvitation(page: Page): Promise<void> {
  await see(page, 'Tervetuloa, Lumo Pumps odottaa');
  await passwordField(page, 'Uusi salasana').fill('aino2026');
  await page.getByText('Siinä pitää olla vähintään 10 merkkiä.').waitFor();
  await page.getByRole('button', { name: 'Aseta salasana ja jatka' }).click();
  await page.getByText('Salasana olisi liian helppo arvata.').waitFor();
  await expectAccessible(page);
  await passwordField(page, 'Uusi salasana').fill('lyhty saukko louhos kello');
  await page.getByRole('button', { name: 'Aseta salasana ja jatka' }).click();
}

test('two admins change the organisation at once: nothing is lost before one of them chooses', async () => {
  const [mine, theirs] = await Promise.all([signedIn({ roles: ['admin'] }), signedIn({ roles: ['admin'] })]);
  const save = { name: 'Save the organisation' };
  const nameKept = async () => (await (await people.founder.get('/api/people/organisation')).json()).name;
  for (const { page } of [mine, theirs]) await page.goto('/studio/settings');
  const name = mine.page.getByLabel('Name of the organisation');
  await name.fill('Satamala Oy');
  await theirs.page.getByRole('radio', { name: '#2f5fa8' }).check({ force: true });
  await theirs.page.getByRole('button', save).click();
  await theirs.page.getByText('The organisation is saved.').waitFor();

  await mine.page.getByRole('button', save).click();
  const dialog = mine.page.getByRole('dialog', { name: 'Somebody changed this meanwhile' });
  await dialog.getByRole('row', { name: 'Name of the organisation Satamala Oy Satamala' }).waitFor();
  await dialog.getByRole('row', { name: 'Accent colour #0e6b5c #2f5fa8' }).waitFor();
  await expectAccessibleInBoth(mine.page);
  await mine.page.keyboard.press('Escape');
  expect(await name.inputValue()).toBe('Satamala Oy');
  // A reload keeps what was typed, and still does not let it pass over the other's change.
  await mine.page.reload();
  await mine.page.getByRole('button', save).click();
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await mine.page.getByText('The organisation is saved.').waitFor();
  expect(await nameKept()).toBe('Satamala Oy');

  await theirs.page.getByLabel('Name of the organisation').fill('Satama');
  await theirs.page.getByRole('button', save).click();
  await theirs.page.getByRole('button', { name: 'Take theirs' }).click();
  await expect
    .poll(() => theirs.page.getByLabel('Name of the organisation').inputValue())
    .toBe('Satamala Oy');
  await theirs.page.getByLabel('Name of the organisation').fill('Satama');
  await theirs.page.getByRole('button', save).click();
  await expect.poll(nameKept).toBe('Satama');
});

test('a token made on screen lets a program read, not write, and is over when it is revoked', async () => {
  const { page } = await signedIn({ roles: ['planner'] });
  await page.goto('/studio/settings/tokens');
  await page.getByText('No tokens yet.').waitFor();
  await page.getByRole('button', { name: 'Make a token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a token' });
  await dialog.getByLabel('What it is for').fill('Payroll');
  await expectAccessibleInBoth(page);
  await dialog.getByRole('button', { name: 'Make a token' }).click();
  const authorization = `Bearer ${await dialog.locator('code').innerText()}`;
  await page.keyboard.press('Escape');

  const units = (init: RequestInit = {}) =>
    fetch(`${house.url}/api/people/units`, {
      ...init,
      headers: { authorization, 'content-type': 'application/json' },
    });
  expect((await units()).status).toBe(200);
  const refused = await units({ method: 'POST', body: JSON.stringify({ name: 'Quay', parentId: null }) });
  expect(await refused.json()).toMatchObject({ status: 403, code: 'token_lacks_scope' });
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Payroll is revoked.').waitFor();
  expect((await units()).status).toBe(401);
});

test('the audit tells admin and representative what happened, in words, and nobody else', async () => {
  const somebody = await people.newPerson({});
  await post(people.founder, '/api/access/grants', { personId: somebody.id, role: 'ambassador' });
  for (const role of ['admin', 'representative'] as const) {
    const { page } = await signedIn({ roles: [role], language: 'fi' });
    await page.goto(`/studio/settings/audit?personId=${somebody.id}`);
    await page.getByRole('row', { name: /Helmi Ranta antoi roolin .* Lähettiläs/ }).waitFor();
    await page.getByRole('row', { name: /Helmi Ranta lisäsi henkilön/ }).waitFor();
    if (role === 'admin') await expectAccessibleInBoth(page);
  }
  const { page: member } = await signedIn({ language: 'fi' });
  await member.goto('/studio/settings/audit');
  await member.getByText('Roolisi ei salli tätä.').waitFor();
  expect((await member.request.get('/api/access/audit')).status()).toBe(403);
});

/** Somebody new at a desk, signed in. */
async function signedIn(newcomer: Newcomer) {
  const page = await arrive({ url: house.url, language: newcomer.language ?? 'en' });
  return { page, ...(await people.signIn(page, newcomer)) };
}
