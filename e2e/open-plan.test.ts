import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { type ExampleRole, type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, visitors } from './access-cast.ts';
import { type OpenPlan, openHearing, SECRET, writePlan } from './open-plan-cast.ts';

let browser: Browser;
let product: RunningProduct;
const { arrive, leave } = visitors(() => browser);
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), startProduct({ organisation: 'example' })]);
});
afterEach(leave);
afterAll(async () => {
  await Promise.all([browser?.close(), product?.stop()]);
});

/** A planner's plan whose lines the manager owns; the member is a Finn with a phone. */
async function cast(): Promise<{ planner: Page; owner: Page; member: Page; plan: OpenPlan }> {
  const planner = await signedIn('planner', DESK);
  const owner = await signedIn('manager', DESK);
  const member = await signedIn('member', PHONE);
  const { id: ownerId } = await (await owner.request.get('/api/access/me')).json();
  const plan = await writePlan(planner.request, { today, ownerId });
  return { planner, owner, member, plan };
}

async function signedIn(role: ExampleRole, viewport: typeof DESK): Promise<Page> {
  const page = await arrive({ url: product.url, viewport });
  await page.goto(product.signInLink(role));
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

test('a member reads a plan on a phone, changes it, and is credited without reload', async () => {
  const { planner, owner, member, plan } = await cast();
  // Until its hearing opens nobody but planners and leaders finds it.
  await member.goto(`/plan/${plan.planId}`);
  await member
    .getByText('Tätä suunnitelmaa ei ole, tai se ei ole vielä avoinna.', { exact: false })
    .waitFor();
  expect((await member.request.get(`/api/plan/open/${plan.planId}`)).status()).toBe(404);

  await openHearing(planner.request, plan.planId, today);
  // All that reaches the member's browser from here on.
  const answers: Promise<string>[] = [];
  member.on('response', (response) => {
    if (response.url().includes('/api/') && !response.url().includes('/api/live'))
      answers.push(response.text().catch(() => ''));
  });
  await member.goto('/');
  const asked = member.locator('section', {
    has: member.getByRole('heading', { name: 'Syksy: työ näkyviin ilman pelkoa' }),
  });
  await asked.getByRole('link', { name: 'Lue suunnitelma' }).click();
  await member.getByRole('heading', { name: 'Mikä muuttuu' }).waitFor();
  await member.getByText('Julkaisemisen pelko, 1–5: nyt 3,6, tavoite 2,5').waitFor();
  await member.getByText('Being negotiated with the works council.', { exact: false }).waitFor();
  await expectAccessibleInBoth(member);

  await member.getByRole('button', { name: /^Harjoitustunti pienryhmissä/ }).click();
  await member.getByText('Harjoitustunnit ovat keskiviikkoisin klo 14 esihenkilöille.').waitFor();
  await member.getByRole('button', { name: 'Ehdota muutosta' }).click();
  const box = member.getByRole('region', { name: 'Ehdota muutosta' });
  await box
    .getByRole('textbox', { name: 'Kuvaus' })
    .fill('Harjoitustunnit ovat keskiviikkoisin klo 14 ja 21.30 kaikille.');
  await box.locator('ins', { hasText: 'kaikille' }).waitFor();
  await box.getByRole('textbox', { name: 'Otsikko' }).fill('Harjoitustunti');
  await box.getByRole('textbox', { name: /^Miksi/ }).fill('Yövuoro nukkuu kello 14.');
  await expectAccessible(member);
  await box.getByRole('button', { name: 'Lähetä ehdotus' }).click();
  await member.getByText('Ehdotat muutosta').waitFor();
  await member.getByRole('button', { name: 'Voin auttaa' }).click();
  await member.getByRole('textbox', { name: 'Mitä voit tehdä ja milloin?' }).fill('Voin vetää kaksi ryhmää.');
  await member.getByRole('button', { name: 'Tarjoa apuani' }).click();
  await member.getByText('Tarjouduit auttamaan').waitFor();
  await expectAccessible(member);

  // The owner finds it on Today, and takes the description without the shorter title.
  await owner.goto('/');
  await owner.getByRole('link', { name: /Practice hour|Harjoitustunti/ }).click();
  await decideInPart(owner);
  await expectAccessible(owner);

  // The member has the plan open all the while.
  await member.getByText('Otettiin osittain').waitFor();
  const log = member.locator('section', {
    has: member.getByRole('heading', { name: 'Muuttunut teidän ansiostanne' }),
  });
  await log.getByText(/Ehdotti Aino/).waitFor();
  await member.getByText('klo 14 ja 22.15 kaikille', { exact: false }).first().waitFor();
  const seen = `${(await Promise.all(answers)).join('\n')}${await member.content()}`;
  expect(seen).toContain(plan.sealed);
  expect(seen).not.toContain(SECRET);
});

/** The owner's page is in the owner's language, whichever that is. */
async function decideInPart(owner: Page): Promise<void> {
  await owner.getByRole('button', { name: /^(In part|Osittain|En parte)$/ }).click();
  const form = owner.locator('form', { has: owner.getByRole('checkbox') });
  await form.getByRole('checkbox').first().uncheck();
  await form
    .getByRole('textbox')
    .first()
    .fill('Harjoitustunnit ovat keskiviikkoisin klo 14 ja 22.15 kaikille.');
  await form.getByRole('textbox').last().fill('Yötunti on kello 22.15, vuoronvaihdon jälkeen.');
  await form.locator('button[type="submit"]').click();
  await form.waitFor({ state: 'detached' });
}

test('the owner says how an action stands, a worry is written in its place, and every page is accessible', async () => {
  const { planner, owner, member, plan } = await cast();
  await openHearing(planner.request, plan.planId, today);
  const line = `/plan/${plan.planId}/lines/action/${plan.ask}`;
  await member.goto(line);
  await member.getByRole('heading', { level: 1, name: /Kysy kahdeltatoista/ }).waitFor();
  // Whose line it is not sees no such button, and the server would not take it.
  expect(await member.getByRole('button', { name: 'Miten se etenee' }).count()).toBe(0);
  const forged = { version: 1, state: 'realised', reason: null };
  expect((await member.request.put(`/api/plan/actions/${plan.ask}/state`, { data: forged })).status()).toBe(
    403,
  );

  await owner.goto(line);
  await owner.getByRole('button', { name: /^(How it stands|Miten se etenee|Cómo va)$/ }).click();
  await owner.getByRole('combobox', { name: /^(State|Tila|Estado)$/ }).click();
  await owner.getByRole('option', { name: /^(Blocked|Jumissa|Bloqueada)$/ }).click();
  await owner
    .getByRole('textbox', { name: /^(Why it stands so|Miksi tilanne on tämä|Por qué está así)$/ })
    .fill('Sali on varattu.');
  await owner.locator('form button[type="submit"]').click();
  // Seen on the phone without reload.
  await member.getByText('Sali on varattu.').first().waitFor();

  await member.getByRole('button', { name: 'Kerro huoli' }).click();
  await member.locator('textarea').first().fill('Entä jos esihenkilöni on samassa ryhmässä?');
  await expectAccessible(member);
  await member.locator('form button[type="submit"]').click();
  await member
    .getByRole('article')
    .getByText('Entä jos esihenkilöni on samassa ryhmässä?', { exact: false })
    .waitFor();

  const pages = [
    ['changes', 'avasi kuulemisen'],
    ['minutes', 'Viikoittaista aikaa ei ole vielä sovittu.'],
    ['past', 'Kysy kahdeltatoista'],
    [`lines/goal/${plan.goal}`, 'Kevääseen mennessä'],
    [`lines/action/${plan.sealed}`, 'Miksi se on sinetöity'],
  ] as const;
  for (const [path, said] of pages) {
    await member.goto(`/plan/${plan.planId}/${path}`);
    await member.getByText(said, { exact: false }).first().waitFor();
    await expectAccessible(member);
  }
  await member.getByRole('button', { name: 'Valikko' }).click();
  await member.getByText('Español', { exact: true }).click();
  await member.keyboard.press('Escape');
  await member.goto(`/plan/${plan.planId}`);
  await member.getByRole('heading', { name: 'Qué será diferente' }).waitFor();
  await expectAccessible(member);
});
