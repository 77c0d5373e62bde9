import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { emptyLetterbox } from '#modules/conversation/service/letterbox.ts';
import { createContext, SYSTEM } from '#platform/context.ts';
import { openFiles } from '#platform/files.ts';
import { createQueue } from '#platform/queue.ts';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { quiet, testDatabase } from '#test/postgres.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, foundHouse, PASSWORD, post, see, visitors } from './access-cast.ts';

let browser: Browser;
let product: RunningProduct;
let house: Awaited<ReturnType<typeof foundHouse>>;
const database = await testDatabase();
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  const { host, port, user } = inject('postgres');
  const DATABASE_URL = `postgres://${user}@localhost:${port}/${database.name}?host=${encodeURIComponent(host)}`;
  [browser, product] = await Promise.all([
    launchBrowser(),
    startProduct({ organisation: 'none', settings: { DATABASE_URL } }),
  ]);
  house = await foundHouse(product.url);
});
afterEach(leave);
afterAll(async () => {
  await Promise.all([browser?.close(), product?.stop()]);
  await database.close();
});

const WORRY = 'I worry that the new line will be staffed with people who never saw the old one.';
const ANSWER = 'Not before May: the six who know the old line train the others first.';
const BACK = 'And who trains the night shift?';

/** What the full hour does: it comes round once an hour, so the journey brings it about. */
async function strikeTheHour(): Promise<void> {
  const runtime = {
    db: database.db,
    log: quiet,
    queue: createQueue({ database, log: quiet, jobs: [] }),
    files: openFiles('/nowhere'),
    url: product.url,
    mailFrom: undefined,
    mail: undefined,
    clock: () => new Date().toISOString(),
  };
  await emptyLetterbox(createContext(runtime, SYSTEM));
}

test('an unseen worry is answered, and its writer reads and answers back here and with the code elsewhere', async () => {
  const desk = await arrive({ url: product.url, viewport: DESK });
  const owner = await house.signIn(desk, { roles: ['planner'] });
  await post(desk.request, '/api/conversation/topics', { name: { en: 'New line' }, ownerId: owner.id });
  await desk.goto('/studio/cases');
  await desk.getByText('Nothing waits for your answer.').waitFor();
  await expectAccessibleInBoth(desk);

  const phone = await arrive({ url: product.url, viewport: PHONE });
  const writer = await house.signIn(phone, {});
  const code = await sendUnseenWorry(phone);
  await phone.getByRole('link', { name: 'See it' }).click();
  await phone.getByText(WORRY).waitFor();
  await expectAccessibleInBoth(phone);
  expect(await desk.getByText(WORRY).count()).toBe(0);

  // It arrives on a screen that stands open, without a reload and without a name.
  await strikeTheHour();
  await desk.getByRole('link', { name: WORRY }).click();
  await see(desk, 'Worry');
  await desk.getByText('Whoever wrote it').first().waitFor();
  expect(await desk.getByText(writer.name).count()).toBe(0);
  await desk.getByRole('radio', { name: /^Not now/ }).check();
  await desk.getByRole('textbox', { name: 'The answer, with its reason' }).fill(ANSWER);
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Send the answer' }).click();
  await desk.getByRole('listitem').filter({ hasText: ANSWER }).waitFor();
  const caseId = desk.url().split('/').at(-1) ?? '';

  await phone.reload();
  await phone.getByText(ANSWER).waitFor();
  await phone.getByRole('textbox', { name: 'Write back' }).fill(BACK);
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('Waits for the next full hour').waitFor();
  await strikeTheHour();
  await desk.getByText(BACK).waitFor();

  await nobodyElseFindsIt(caseId);

  const other = await arrive({ url: product.url, viewport: DESK });
  await post(other.request, '/api/access/sessions', { name: writer.number, password: PASSWORD });
  await other.goto('/speak/unseen');
  await see(other, 'I have a code');
  await expectAccessible(other);
  const field = other.getByRole('textbox', { name: 'Your code' });
  await field.fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await other.getByRole('button', { name: 'Open the case' }).click();
  await other.getByText('This code was mistyped.', { exact: false }).first().waitFor();
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await other.getByRole('button', { name: 'Open the case' }).click();
  await see(other, 'A worry, unseen');
  await other.getByText(BACK).waitFor();
  await other.getByRole('button', { name: 'This answer is not fair' }).click();
  await other.getByRole('textbox', { name: 'What does the answer leave out?' }).fill('The night shift.');
  await other.getByRole('button', { name: 'Open it again' }).click();
  await other.getByText('Waits for the next full hour').waitFor();
  await strikeTheHour();
  await desk.getByText('The night shift.', { exact: true }).waitFor();
});

/** Writes the worry for its owner's eyes only, and gives the code that comes back. */
async function sendUnseenWorry(phone: Page): Promise<string> {
  await phone.goto('/speak');
  await see(phone, 'Speak up');
  await phone.getByRole('radio', { name: 'Worry' }).check({ force: true });
  await phone.getByRole('textbox', { name: 'What you want to say' }).fill(WORRY);
  await phone.getByText('Say what it is about').click();
  await phone.getByRole('combobox', { name: 'What is it about?' }).click();
  await phone.getByRole('option', { name: 'New line' }).click();
  await phone.getByRole('radio', { name: /^Unseen/ }).check();
  await phone.getByRole('checkbox', { name: /^Only whoever answers/ }).check();
  await phone.getByText('You can send 3 more unseen cases this week.').waitFor();
  await phone.getByText('Nobody – not your manager, HR, IT or we', { exact: false }).waitFor();
  await expectAccessibleInBoth(phone);
  const sent = phone.waitForRequest((request) => request.url().endsWith('/api/conversation/unseen-cases'));
  await phone.getByRole('button', { name: 'Send my worry unseen' }).click();
  // The session stays behind: nothing that travels with it says who this is.
  expect((await (await sent).allHeaders())['cookie']).toBeUndefined();
  await phone.getByRole('heading', { name: 'Your code' }).waitFor();
  const groups = await phone.locator('code span').allInnerTexts();
  expect(groups).toHaveLength(9);
  return groups.join('-');
}

async function nobodyElseFindsIt(caseId: string): Promise<void> {
  const curious = await arrive({ url: product.url, language: 'fi', viewport: DESK });
  await house.signIn(curious, { language: 'fi' });
  expect((await curious.request.get(`/api/conversation/cases/${caseId}`)).status()).toBe(404);
  await curious.goto(`/speak/cases/${caseId}`);
  await curious.getByText('Tätä viestiä ei löydy, tai se ei ole sinulle.').waitFor();
  await curious.goto('/speak');
  await see(curious, 'Sano se');
  const answered = curious.waitForResponse((response) => response.url().endsWith('/similar-cases'));
  await curious.getByRole('textbox', { name: 'Mitä haluat sanoa' }).fill(WORRY);
  expect(await (await answered).json()).toEqual({ cases: [] });
  await curious.getByText('Mikään ei odota vastausta.').waitFor();
  await expectAccessibleInBoth(curious);
}

test('who types what was asked before sees it, says «me too», and whoever asked sees that at once', async () => {
  const asker = await arrive({ url: product.url, viewport: PHONE });
  await house.signIn(asker, {});
  await asker.goto('/speak');
  await asker
    .getByRole('textbox', { name: 'What you want to say' })
    .fill('May I like posts of other pump makers?');
  // Kept across a reload, until it is sent.
  await asker.reload();
  await asker.getByRole('button', { name: 'Ask', exact: true }).click();
  await asker.getByRole('link', { name: 'See it' }).click();
  await see(asker, 'Question');
  await expectAccessible(asker);

  const typist = await arrive({ url: product.url, language: 'es', viewport: DESK });
  await house.signIn(typist, { language: 'es' });
  await typist.goto('/speak');
  await see(typist, 'Tu voz');
  await typist.getByRole('textbox', { name: 'Lo que quieres decir' }).fill('like posts of pump makers');
  await typist.getByRole('heading', { name: 'Quizá ya tenga respuesta' }).waitFor();
  expect(await typist.locator('mark').count()).toBeGreaterThan(0);
  await expectAccessibleInBoth(typist);
  await typist.getByRole('button', { name: 'Yo también' }).first().click();
  await typist.getByRole('button', { name: 'Dijiste «yo también»' }).first().waitFor();
  await asker.getByText('1 asked the same').waitFor();

  await typist.getByRole('link', { name: 'Todo Preguntasteis' }).click();
  await see(typist, 'Preguntasteis, respondimos, hicimos');
  await typist.getByText('May I like posts of other pump makers?').waitFor();
  await expectAccessible(typist);
});

test('a session goes live, question by question, and its transcript is published', async () => {
  const stage = await arrive({ url: product.url, viewport: DESK });
  const leader = await house.signIn(stage, { roles: ['planner', 'leader'] });
  const { id } = await post(stage.request, '/api/conversation/sessions', {
    title: 'The new year',
    description: 'Half an hour about the plan.',
    language: 'en',
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    leaderIds: [leader.id],
  });
  const member = await arrive({ url: product.url, viewport: PHONE });
  await house.signIn(member, {});
  await member.goto('/');
  await member.getByRole('heading', { name: 'The new year' }).waitFor();
  await member.getByRole('link', { name: 'Ask a question' }).click();
  await member.getByRole('textbox', { name: 'What you want to say' }).fill('Will we keep two shifts?');
  await member.getByRole('button', { name: 'Ask', exact: true }).click();
  await expectAccessibleInBoth(member);

  await stage.goto(`/studio/cases/sessions/${id}`);
  await stage.getByRole('button', { name: 'Begin' }).click();
  await stage.getByRole('button', { name: 'Next question' }).click();
  await member.getByRole('heading', { name: 'Being answered now' }).waitFor();
  await expectAccessibleInBoth(stage);
  await stage.getByRole('textbox', { name: 'The answer, with its reason' }).fill('Yes, both.');
  await stage.getByRole('button', { name: 'Send the answer' }).click();
  await member.getByText('Yes, both.').waitFor();
  await stage.getByRole('button', { name: 'End the session' }).click();
  await stage.getByRole('button', { name: 'Publish the transcript' }).click();
  await stage.getByRole('dialog').getByRole('button', { name: 'Publish the transcript' }).click();
  await member.getByRole('heading', { name: 'Transcript' }).waitFor();
  await member.getByText('Yes, both.').waitFor();
  await expectAccessible(member);
});
