import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { type ExampleRole, type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, post, see, visitors } from './access-cast.ts';
import {
  approve,
  audienceOf,
  beginCampaign,
  docOf,
  get,
  openRing,
  packet,
  put,
  releaseNow,
  until,
  type Words,
  type Writers,
  writeEditions,
  writePiece,
} from './reader-cast.ts';

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

// Each comes in once: so many links from one address within minutes would be refused, as they should be.
const cookies = new Map<ExampleRole, Awaited<ReturnType<BrowserContext['cookies']>>>();

async function signedIn(role: ExampleRole, viewport: typeof DESK): Promise<Page> {
  const page = await arrive({ url: product.url, viewport });
  const kept = cookies.get(role);
  if (kept) {
    await page.context().addCookies(kept);
    await page.goto('/');
    return page;
  }
  await page.goto(product.signInLink(role));
  await page.waitForURL((url) => url.pathname === '/');
  cookies.set(role, await page.context().cookies());
  return page;
}

/** A planner and a leader who write, a member with a phone, and a campaign for an audience of that member alone. */
async function cast(name: string) {
  const writers: Writers = {
    planner: (await signedIn('planner', DESK)).request,
    approver: (await signedIn('leader', DESK)).request,
  };
  const member = await signedIn('member', PHONE);
  const { id } = await get(member.request, '/api/access/me');
  const campaignId = await beginCampaign(writers, { en: name, fi: name });
  await approve(writers, campaignId);
  const audienceId = await audienceOf(writers.planner, name, [id]);
  return { writers, member, campaignId, audienceId };
}

const rule: Words = {
  title: { en: 'Filming on the floor: ask first', fi: 'Kuvaaminen hallissa: kysy ensin' },
  summary: { en: 'Everyone in the picture says yes.', fi: 'Jokainen kuvassa oleva antaa luvan.' },
  doc: {
    en: docOf('Customer bay 2 stays out of frame.'),
    fi: docOf('Asiakaspaikka 2 ei näy kuvassa.'),
  },
};

const mustKnow = {
  fromWhom: { en: 'Petri Nieminen, plant manager', fi: 'Petri Nieminen, tehtaanjohtaja' },
  lane: 'must_know',
  level: 'understood',
  changes: { kind: 'text', text: { en: 'You may film your own hands.', fi: 'Saat kuvata omia käsiäsi.' } },
  question: {
    text: { en: 'Somebody stands in your photo. What do you do?', fi: 'Joku seisoo kuvassasi. Mitä teet?' },
    answers: [
      { en: 'Post it', fi: 'Julkaisen' },
      { en: 'Ask first', fi: 'Kysyn ensin' },
    ],
    right: 1,
    explanation: { en: 'Whoever is in it decides.', fi: 'Kuvassa oleva päättää.' },
  },
};

const plain = {
  fromWhom: { en: 'Lucía Ferrer, communication', fi: 'Lucía Ferrer, viestintä' },
  changes: { kind: 'nothing' },
};

const arrivedAt = (member: APIRequestContext, messageId: string, version = 1) =>
  until(
    () => get(member, '/api/delivery/today'),
    ({ rows }) =>
      rows.some((row: { id: string; version: number }) => row.id === messageId && row.version === version),
  );

test('what must be known is understood in its place, and asked again with the difference when it changes', async () => {
  const { writers, member, campaignId, audienceId } = await cast('Filming');
  const piece = await writePiece(writers.planner, campaignId, { words: rule, settings: mustKnow });
  const messageId = await releaseNow(writers, piece.id, { audienceId });
  await arrivedAt(member.request, messageId);

  await member.goto('/');
  const card = member.getByRole('article').filter({ hasText: 'Kuvaaminen hallissa: kysy ensin' });
  await card.getByText('Saat kuvata omia käsiäsi.').waitFor();
  await card.getByRole('button', { name: 'Olen ymmärtänyt' }).click();
  await card.getByRole('radio', { name: 'Julkaisen' }).check();
  await card.getByRole('button', { name: 'Olen ymmärtänyt' }).click();
  await card.getByText('Kuvassa oleva päättää.').waitFor();
  await card.getByRole('radio', { name: 'Kysyn ensin' }).check();
  await expectAccessible(member);
  await card.getByRole('button', { name: 'Olen ymmärtänyt' }).click();
  await card.waitFor({ state: 'detached' });
  await member.getByRole('link', { name: 'Kuvaaminen hallissa: kysy ensin' }).waitFor();

  await writeEditions(writers.planner, piece.id, {
    ...rule,
    doc: {
      en: docOf('Customer bays 2 and 3 stay out.'),
      fi: docOf('Asiakaspaikat 2 ja 3 eivät näy kuvassa.'),
    },
  });
  await releaseNow(writers, piece.id, {
    audienceId,
    change: { text: { en: 'Bay 3, too.', fi: 'Myös paikka 3.' }, asksAgain: 'everyone' },
  });
  await arrivedAt(member.request, messageId, 2);
  await member.goto('/');
  await member.getByRole('link', { name: 'Mikä muuttui' }).click();
  await member.getByText('Myös paikka 3.').waitFor();
  await member.getByText('Näytä ero sana sanalta').click();
  await member.locator('ins', { hasText: '3' }).first().waitFor();
  await expectAccessibleInBoth(member);
  await member.getByRole('radio', { name: 'Kysyn ensin' }).check();
  await member.getByRole('button', { name: 'Olen ymmärtänyt' }).click();
  await expect
    .poll(async () => (await get(member.request, `/api/delivery/messages/${messageId}`)).acknowledged)
    .toMatchObject({ version: 2, level: 'understood', language: 'fi' });

  // A colleague whom it was not sent to finds nothing there.
  const stranger = await signedIn('representative', DESK);
  expect((await stranger.request.get(`/api/delivery/messages/${messageId}`)).status()).toBe(404);
});

test('who is full for the week finds the rest in the digest, with the reason, and still in the feed', async () => {
  const { writers, member, campaignId, audienceId } = await cast('A full week');
  const titles = ['One', 'Two', 'Three', 'Four', 'Five'];
  const ids: string[] = [];
  for (const title of titles) {
    const words = { title: { en: title, fi: title }, summary: { en: title, fi: title }, doc: {} };
    const piece = await writePiece(writers.planner, campaignId, { words, settings: plain });
    ids.push(await releaseNow(writers, piece.id, { audienceId }));
  }
  const { digest } = await until(
    () => get(member.request, '/api/delivery/attention'),
    ({ messages, digest: waiting }) =>
      waiting.length > 0 && ids.every((id) => messages.some((one: { id: string }) => one.id === id)),
  );
  await member.goto('/digest');
  await see(member, 'Koosteesi');
  await member.getByRole('link', { name: digest[0].title, exact: true }).waitFor();
  await expectAccessible(member);
  await member.goto('/feed');
  for (const title of titles) await member.getByRole('link', { name: title, exact: true }).waitFor();
  await expectAccessible(member);
  for (const [path, heading] of [
    ['/me/attention', 'Ajankäyttökuittisi'],
    ['/me/channels', 'Miten viestit tavoittavat sinut'],
    [`/campaigns/${campaignId}`, 'A full week'],
  ] as const) {
    await member.goto(path);
    await see(member, heading);
    await expectAccessibleInBoth(member);
  }
});

test('a short code opens the piece on a phone, and reading without a connection counts afterwards', async () => {
  const { writers, member, campaignId, audienceId } = await cast('Reading');
  const words: Words = {
    title: { en: 'The new test bench', fi: 'Uusi testipenkki' },
    summary: { en: 'It runs on Monday.', fi: 'Se käy maanantaina.' },
    doc: { fi: docOf('Penkki käynnistyy maanantaina kello kuusi.', 'Kysy Mattilta.') },
  };
  const piece = await writePiece(writers.planner, campaignId, { words, settings: plain });
  const messageId = await releaseNow(writers, piece.id, { audienceId });
  await arrivedAt(member.request, messageId);

  await member.goto(`/p/${piece.code}`);
  await member.waitForURL((url) => url.pathname === `/messages/${messageId}`);
  await see(member, 'Uusi testipenkki');
  await member.context().setOffline(true);
  const readHere = () =>
    member.evaluate(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith('inward.receipts.'))
        .flatMap((key) => JSON.parse(localStorage.getItem(key) ?? '[]'))
        .filter(({ kind }) => kind === 'read')
        .reduce((sum, { seconds }) => sum + seconds, 0),
    );
  await until(readHere, (seconds) => seconds >= 4);
  expect((await get(member.request, '/api/delivery/today')).rows).toContainEqual(
    expect.objectContaining({ id: messageId, read: false }),
  );
  await member.context().setOffline(false);
  await until(
    () => get(member.request, '/api/delivery/today'),
    ({ rows }) => !rows.some((row: { id: string }) => row.id === messageId),
  );
  expect((await get(member.request, '/api/delivery/attention')).secondsRead).toBeGreaterThanOrEqual(4);
});

test('a manager can explain it after one situation, tells the team, and what was asked becomes a case', async () => {
  const { writers, campaignId } = await cast('Explained first');
  const manager = await signedIn('manager', PHONE);
  await put(manager.request, '/api/access/me/language', { language: 'es' });
  const { id } = await get(manager.request, '/api/access/me');
  const ringId = await openRing(writers, campaignId, {
    audienceId: await audienceOf(writers.planner, 'Those who explain it', [id]),
    packet,
  });

  await manager.goto('/');
  const card = manager.getByRole('article').filter({ hasText: 'Explained first' });
  await card.getByRole('link', { name: 'Leer' }).click();
  await manager.getByRole('heading', { name: 'Qué no está decidido' }).waitFor();
  await expectAccessibleInBoth(manager);
  await manager.getByRole('radio', { name: 'Post it' }).check();
  await manager.getByRole('button', { name: 'Puedo explicarlo' }).click();
  await manager.getByText('Whoever is in the picture decides.').waitFor();
  await manager.getByRole('radio', { name: 'Ask her first' }).check();
  await manager.getByRole('button', { name: 'Puedo explicarlo' }).click();
  await manager.getByText('Puedes explicarlo', { exact: false }).waitFor();
  await manager.getByRole('button', { name: 'Añadir lo que preguntaron' }).click();
  await manager.getByRole('textbox', { name: 'Qué preguntaron: 1' }).fill('¿Quién paga el teléfono?');
  await expectAccessible(manager);
  await manager.getByRole('button', { name: 'Anotar que lo conté' }).click();
  await manager.getByText('se oyó una pregunta', { exact: false }).waitFor();
  const { told } = await get(manager.request, `/api/campaigns/rings/${ringId}/packet`);
  expect(told).toMatchObject([{ form: 'huddle', questions: 1 }]);

  // Who does not belong to the ring finds no packet.
  const stranger = await signedIn('representative', DESK);
  expect((await stranger.request.get(`/api/campaigns/rings/${ringId}/packet`)).status()).toBe(404);
});

test('a screen in a hall shows what holds without anybody signing in, and nothing once it is closed', async () => {
  const planner = await signedIn('planner', DESK);
  const screen = await post(planner.request, '/api/campaigns/screens', { name: 'Hall 1', language: 'en' });
  const hall = await arrive({ url: product.url, viewport: DESK });
  await hall.goto(new URL(screen.address).pathname);
  await hall.getByText('Hall 1').waitFor();
  await expectAccessibleInBoth(hall);
  expect((await planner.request.delete(`/api/campaigns/screens/${screen.id}`)).ok()).toBe(true);
  await hall.reload();
  await hall.getByText('This screen was closed', { exact: false }).waitFor();
});
