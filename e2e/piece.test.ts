import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, foundHouse, type Person, post, visitors } from './access-cast.ts';

let browser: Browser;
let product: RunningProduct;
let house: Awaited<ReturnType<typeof foundHouse>>;
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), startProduct({ organisation: 'none' })]);
  house = await foundHouse(product.url);
});
afterEach(leave);
afterAll(async () => {
  await Promise.all([browser?.close(), product?.stop()]);
});

test('a piece is written with table, picture and link, and nothing that is pasted can run', async () => {
  const { page: desk, me } = await planner();
  const { path } = await begunPiece(desk, me);
  await desk.goto(path);
  const text = desk.getByRole('textbox', { name: 'Text in English' });
  await text.click();
  await desk.keyboard.type('If you get it wrong, you call.');
  await desk.keyboard.press('Enter');
  await paste(
    desk,
    '<p onclick="window.hurt=1">Pasted <b>words</b><img src="x" onerror="window.hurt=1"><script>window.hurt=1</script></p>' +
      '<p><a href="javascript:window.hurt=1">a trap</a> and <a href="https://example.org/manual">a way</a></p>' +
      '<iframe srcdoc="<script>parent.hurt=1</script>"></iframe><svg onload="window.hurt=1"></svg>' +
      '<figure data-kind="video" data-attrs=\'{"href":"javascript:window.hurt=1","title":"x","seconds":1}\'></figure>',
  );
  await text.getByText('Pasted words').waitFor();
  const pasted = await text.innerHTML();
  expect(pasted).not.toMatch(/javascript:|onerror|onclick|onload|<script|<iframe|src="x"/);
  expect(await text.getByRole('link').allTextContents()).toEqual(['a way']);
  expect(await desk.evaluate(() => 'hurt' in globalThis)).toBe(false);

  await desk.getByRole('button', { name: 'Picture' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Add a picture' });
  await dialog.locator('input[type="file"]').setInputFiles({
    name: 'hall.png',
    mimeType: 'image/png',
    buffer: await picture(desk),
  });
  await dialog.locator('img').waitFor();
  await dialog.getByRole('button', { name: 'Put it into the text' }).click();
  await dialog.getByText('Say in words what the picture shows', { exact: false }).first().waitFor();
  await expectAccessible(desk);
  await dialog.getByRole('textbox', { name: 'What it shows' }).fill('Two people beside a pump');
  await dialog.getByRole('button', { name: 'Put it into the text' }).click();
  await text.getByRole('img', { name: 'Two people beside a pump' }).waitFor();

  await desk.keyboard.press('ArrowRight');
  await desk.getByRole('button', { name: 'Table', exact: true }).click();
  for (const word of ['Case', 'Who', 'When']) {
    await desk.keyboard.type(word);
    await desk.keyboard.press('Tab');
  }
  await desk.getByText('Draft kept, for you only').waitFor();
  // What was typed outlives the page, before it is saved for all.
  await desk.reload();
  await desk.getByText('This is what you were writing', { exact: false }).waitFor();
  await text.getByRole('columnheader', { name: 'Who' }).waitFor();
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: 'Save for all' }).click();
  await desk.getByText('Saved for all').waitFor();

  await desk.getByRole('link', { name: 'Preview as a person' }).click();
  await desk.getByRole('tab', { name: 'Phone' }).waitFor();
  // Pictures below what is seen are fetched when they are scrolled to.
  const shown = desk.getByRole('img', { name: 'Two people beside a pump' });
  await shown.evaluate((image) => image.scrollIntoView());
  await shown.waitFor();
  await desk.getByRole('tab', { name: 'Huddle' }).click();
  await desk.getByText('If you get it wrong, you call.', { exact: false }).first().waitFor();
  await expectAccessible(desk);
});

test('an edition is marked when the first changes, and two who write at once lose nothing', async () => {
  const { page: desk, me } = await planner();
  const { pieceId, path } = await begunPiece(desk, me);
  await save(desk, pieceId, {
    language: 'es',
    version: 0,
    title: 'El manual',
    text: 'Si te equivocas, llamas.',
  });
  await desk.goto(path);
  const text = desk.getByRole('textbox', { name: 'Text in English' });
  await text.click();
  await desk.keyboard.type('If you get it wrong, you call.');
  await desk.getByRole('button', { name: 'Save for all' }).click();
  await desk.getByRole('tab', { name: 'Spanish: behind the first' }).click();
  await desk.getByText('changed after this was written', { exact: false }).waitFor();
  await desk.getByRole('button', { name: 'It still says the same' }).click();
  await desk.getByRole('tab', { name: 'Spanish', exact: true }).waitFor();

  await desk.getByRole('tab', { name: 'English' }).click();
  await text.click();
  await desk.keyboard.type('Mine. ');
  await save(desk, pieceId, { language: 'en', version: 2, title: 'Manual, short version', text: 'Theirs.' });
  await desk.getByRole('button', { name: 'Save for all' }).click();
  const clash = desk.getByRole('dialog');
  await clash.getByText('Theirs.', { exact: false }).first().waitFor();
  await expectAccessible(desk);
  await clash.getByRole('button', { name: /mine/i }).click();
  await desk.getByText('Saved for all').waitFor();
  await desk.getByRole('link', { name: 'Earlier states' }).click();
  await desk.getByRole('link', { name: /^3 · / }).click();
  await desk.locator('del', { hasText: 'Theirs' }).waitFor();
  await expectAccessible(desk);
});

test('a release shows what it would do, is moved by keys, and its small groups are withheld', async () => {
  const { page: desk, me } = await planner();
  const { pieceId, path } = await begunPiece(desk, me);
  await save(desk, pieceId, {
    language: 'en',
    version: 1,
    title: 'Manual, short version',
    text: 'You call.',
  });
  const personIds = await Promise.all([1, 2, 3].map(async () => (await house.newPerson({})).id));
  await post(desk.request, '/api/people/audiences', {
    name: 'Night shift',
    rule: { kind: 'people', personIds },
  });
  await desk.goto(path);
  await desk.getByRole('button', { name: 'Change what is decided' }).click();
  await desk.getByRole('radio', { name: 'Nothing changes for you.' }).check();
  await desk.getByRole('textbox', { name: 'Who signs it' }).fill('Lucía Ferrer, communication');
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Save what is decided' }).click();

  await desk.getByRole('link', { name: 'Release…' }).click();
  await desk.getByLabel('To whom').first().click();
  await desk.getByRole('option', { name: 'Night shift' }).click();
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: 'Look at the consequence' }).click();
  await desk.getByRole('heading', { name: 'It reaches 0 of 3' }).waitFor();
  await desk.getByText('3 without any channel').waitFor();
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: /^Release on/ }).click();
  const sure = desk.getByRole('dialog', { name: /^Release “Manual, short version”/ });
  await sure.getByRole('button', { name: /^Release to/ }).click();
  await sure.getByText('The advice is against it', { exact: false }).waitFor();
  await sure.getByRole('textbox').fill('Their foreman tells them tonight.');
  await expectAccessible(desk);
  await sure.getByRole('button', { name: /^Release to/ }).click();
  await desk.getByText('Their foreman tells them tonight.').waitFor();

  await desk.getByRole('link', { name: 'Move it in the calendar' }).press('Enter');
  const move = desk.getByRole('dialog', { name: /^Move “Manual/ });
  await move.getByLabel('Time').fill('14:30');
  await move.getByText('have room for it', { exact: false }).waitFor();
  await expectAccessible(desk);
  await move.getByRole('button', { name: /^Move to/ }).press('Enter');
  await move.waitFor({ state: 'hidden' });
  await desk
    .getByText(/14:30 · Night shift/)
    .first()
    .waitFor();
  await expectAccessibleInBoth(desk);

  await desk.goto(`${path}/results`);
  await desk.getByText('Released although the advice was', { exact: false }).waitFor();
  await desk.getByText('It has not gone out to anybody yet', { exact: false }).waitFor();

  // Releases open, and results are counted, by jobs that run each minute.
  await openAt(desk, pieceId, new Date().toISOString());
  await expect.poll(() => shownGroups(desk, pieceId), { timeout: 170_000, interval: 2_000 }).toEqual([null]);
  await desk.reload();
  await desk.getByText('withheld', { exact: true }).waitFor();
  await desk.getByText('fewer than five people', { exact: false }).first().waitFor();
  await expectAccessibleInBoth(desk);
}, 240_000);

test('editor, calendar and settings hold on a phone, in Finnish', async () => {
  const { page: phone, me } = await planner('fi');
  const { path } = await begunPiece(phone, me);
  for (const address of [path, '/studio/calendar', '/studio/settings/attention']) {
    await phone.goto(address);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await phone.getByRole('heading', { level: 2 }).first().waitFor();
    await expectAccessible(phone);
    const overflow = await phone.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, address).toBeLessThanOrEqual(0);
  }
});

async function planner(language: 'en' | 'fi' = 'en'): Promise<{ page: Page; me: Person }> {
  const page = await arrive({ url: product.url, language, viewport: language === 'fi' ? PHONE : DESK });
  return { page, me: await house.signIn(page, { language, roles: ['planner'] }) };
}

/** A campaign whose brief its planner has approved, with a piece that has a title and no text. */
async function begunPiece(page: Page, me: Person) {
  const { id: campaignId } = await post(page.request, '/api/campaigns/campaigns', {
    title: { en: 'Social media without fear' },
    kind: 'change',
    startsOn: '2026-11-23',
    endsOn: '2027-03-31',
  });
  const { parts } = await read(page, `/api/campaigns/campaigns/${campaignId}`);
  const approval = parts.find(({ kind }: { kind: string }) => kind === 'approval');
  await page.request.put(`/api/campaigns/parts/${approval.id}`, {
    data: { version: 1, part: { kind: 'approval', content: { rule: 'all', approverIds: [me.id] } } },
  });
  const { approval: standing } = await read(page, `/api/campaigns/campaigns/${campaignId}`);
  await post(page.request, `/api/campaigns/campaigns/${campaignId}/approvals`, {
    decision: 'approved',
    atChange: standing.atChange,
  });
  const { id: pieceId } = await post(page.request, `/api/campaigns/campaigns/${campaignId}/pieces`, {
    title: 'Manual, short version',
    language: 'en',
  });
  return { campaignId, pieceId, path: `/studio/campaigns/${campaignId}/pieces/${pieceId}` };
}

async function read(page: Page, path: string) {
  const response = await page.request.get(path);
  expect(response.ok(), path).toBe(true);
  return response.json();
}

interface Saved {
  readonly language: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
}

/** Saves an edition over the API, as somebody else would on another screen. */
async function save(page: Page, pieceId: string, { language, text, ...rest }: Saved): Promise<void> {
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
  const response = await page.request.put(`/api/campaigns/pieces/${pieceId}/editions/${language}`, {
    data: { ...rest, summary: null, doc },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

/** Moves the one release of a piece to another time. */
async function openAt(page: Page, pieceId: string, opensAt: string): Promise<void> {
  const { releases } = await read(page, `/api/campaigns/pieces/${pieceId}/releases`);
  const path = `/api/delivery/releases/${releases[0].releaseId}`;
  const { version } = await read(page, path);
  const response = await page.request.put(`${path}/timing`, {
    data: { version, timing: { kind: 'at', opensAt } },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

/** What the results of a piece show of each release: nothing of one that is withheld. */
async function shownGroups(page: Page, pieceId: string): Promise<unknown[]> {
  const { messageId } = await read(page, `/api/campaigns/pieces/${pieceId}`);
  const { releases } = await read(page, `/api/delivery/messages/${messageId}/results`);
  return releases.map(({ shown }: { shown: unknown }) => shown);
}

/** Pastes HTML where the cursor is, as another program would have put it on the clipboard. */
async function paste(page: Page, html: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, html);
}

/** A small picture, drawn by the browser itself. */
async function picture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    canvas.getContext('2d')?.fillRect(40, 40, 200, 200);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
