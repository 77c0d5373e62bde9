import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PHONE } from '#test/browser.ts';
import { testIdentityProvider } from '#test/identity-provider.ts';
import { testMailbox } from '#test/mailbox.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, foundHouse, passwordField, see, visitors } from './access-cast.ts';

const [mailbox, provider] = await Promise.all([testMailbox(), testIdentityProvider()]);
let browser: Browser;
let house: RunningProduct;
let people: Awaited<ReturnType<typeof foundHouse>>;
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  [browser, house] = await Promise.all([
    launchBrowser(),
    startProduct({
      organisation: 'none',
      settings: {
        SMTP_URL: mailbox.smtpUrl,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.client.id,
        OIDC_CLIENT_SECRET: provider.client.secret,
      },
    }),
  ]);
  people = await foundHouse(house.url);
});
afterEach(leave);
afterAll(async () => {
  await people?.founder.dispose();
  await Promise.all([browser?.close(), house?.stop()]);
});

test('somebody without e-mail comes in with a code on paper, in Spanish, on a phone', async () => {
  const { number, name } = await people.newPerson({ language: 'es' });
  const admin = await arrive({ url: house.url });
  await people.signIn(admin, { roles: ['admin'] });
  await admin.goto('/studio/settings/codes');
  await see(admin, 'Sign-in codes');
  await expectAccessibleInBoth(admin);
  await admin.getByRole('combobox', { name: 'One person' }).fill(name);
  await admin.getByRole('option', { name }).click();
  await admin.getByRole('button', { name: 'Make the codes' }).click();
  await admin.getByText('1 code, shown this once').waitFor();
  await admin.getByText(`Employee number ${number}`).waitFor();
  await expectAccessibleInBoth(admin);
  const code = await admin.locator('code').innerText();

  const typeCode = async (page: Page) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Tengo un código impreso' }).click();
    await page.getByLabel('Número de empleado').fill(number);
    await page.getByLabel('Código impreso').fill(code.toLowerCase());
    await passwordField(page, 'Contraseña nueva').fill('farol nutria cantera campana');
    await page.getByText('Bastante fuerte').waitFor();
  };
  const device = { url: house.url, language: 'es', viewport: PHONE } as const;
  const phone = await arrive(device);
  await typeCode(phone);
  await expectAccessibleInBoth(phone);
  await phone.getByRole('button', { name: 'Entrar', exact: true }).click();
  await see(phone, /^Buen[oa]s (días|tardes|noches)/);
  const finder = await arrive(device);
  await typeCode(finder);
  await finder.getByRole('button', { name: 'Entrar', exact: true }).click();
  await finder.getByRole('alert').waitFor();
  expect(new URL(finder.url()).pathname).toBe('/sign-in');
});

test('a link by mail signs in at once where it was asked for, and elsewhere after a press, once', async () => {
  const email = 'by-link@satamala.fi';
  const { name } = await people.newPerson({ email });
  const ask = async () => {
    const page = await arrive({ url: house.url });
    await page.goto('/sign-in?next=%2Fme');
    await page.getByRole('link', { name: 'Have a link sent to your e-mail' }).click();
    await page.getByLabel('E-mail').fill(email);
    const before = mailbox.mails.length;
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`If ${email} is known here, a link is on its way.`).waitFor();
    await expect.poll(() => mailbox.mails.length, { timeout: 15_000 }).toBeGreaterThan(before);
    const link = /http:\S+\/sign-in\/link#\S+/.exec(mailbox.mails.at(-1)?.text ?? '')?.[0];
    return { page, link: String(link) };
  };
  const here = await ask();
  await expectAccessibleInBoth(here.page);
  await here.page.goto(here.link);
  await see(here.page, /^Good /);

  const { link } = await ask();
  const elsewhere = await arrive({ url: house.url });
  await elsewhere.goto(link);
  const confirm = elsewhere.getByRole('button', { name: `Sign in as ${name}` });
  await confirm.waitFor();
  await expectAccessibleInBoth(elsewhere);
  await confirm.click();
  await see(elsewhere, /^Good /);
  const late = await arrive({ url: house.url });
  await late.goto(link);
  await late.getByText('This link was used already or has run out.').waitFor();
});

test('a passkey is added and signs in the next time', async () => {
  const page = await arrive({ url: house.url });
  await people.signIn(page, {});
  const debug = await page.context().newCDPSession(page);
  await debug.send('WebAuthn.enable');
  await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/me');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.getByText('This device', { exact: true }).first().waitFor();
  await page.getByText('The passkey is kept.').waitFor();
  await expectAccessibleInBoth(page);
  await page.context().clearCookies();
  await page.goto('/me');
  await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText(/last used/).waitFor();
});

test('the organisation’s own account signs in whom it vouches for, and takes them where they wanted to go', async () => {
  const email = 'by-account@satamala.fi';
  await people.newPerson({ email });
  const come = async (vouchedFor: string) => {
    const page = await arrive({ url: house.url });
    // What the provider's page would do after its own sign-in.
    await page.route(`${provider.issuer}/authorize*`, (route) => {
      const query = provider.signsIn(route.request().url(), {
        sub: vouchedFor,
        email: vouchedFor,
        email_verified: true,
      });
      return route.fulfill({ status: 302, headers: { location: `${house.url}/sign-in/oidc${query}` } });
    });
    await page.goto('/me');
    await page.getByRole('button', { name: 'Sign in with your organisation’s account' }).click();
    return page;
  };
  const known = await come(email);
  await known.getByText(email).waitFor();
  expect(new URL(known.url()).pathname).toBe('/me');
  const stranger = await come('stranger@example.net');
  await stranger.getByText('nobody here has your confirmed e-mail address').waitFor();
  await expectAccessibleInBoth(stranger);
});
