import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { listeningContract as contract } from '#modules/listening/contract.ts';
import { createSurvey, opened } from '#modules/listening/fixtures/open-wave.ts';
import { closeWave } from '#modules/listening/service/closing.ts';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { clockedProduct } from '#test/clocked-product.ts';
import { expectAccessibleInBoth, see, visitors } from './access-cast.ts';
import { letEnvelopesLeave, listeningHouse, openWave, othersAnswer } from './listening-cast.ts';

const product = await clockedProduct();
const house = await listeningHouse(product);
const NOW = '2026-11-23T09:00:00.000Z';

let browser: Browser;
const { arrive, leave } = visitors(() => browser);
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(leave);
afterAll(() => browser?.close());

async function come(person: { id: string } | null, viewport: typeof DESK): Promise<Page> {
  const page = await arrive({ url: product.url, viewport });
  if (person) await product.enter(page.context(), person.id, NOW);
  else await page.context().clock.setFixedTime(NOW);
  return page;
}

const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

test('three people answer, on a phone, at a desk and with a printed code; then everybody reads what came of it', async () => {
  const wave = await openWave(product, house);
  await othersAnswer(product, { people: house.others, wave });

  // On a phone, from Today. Tokens were drawn when the product opened.
  const phone = await come(house.aino, PHONE);
  await phone.goto('/');
  await phone.getByRole('heading', { name: 'How are we?' }).waitFor();
  await expect.poll(async () => drawn(house.aino.id, wave.waveId)).toBe(3);
  await phone.getByRole('link', { name: 'Answer' }).click();
  await see(phone, 'Leaders mean what they say.');
  await phone.getByRole('radio', { name: 'Strongly agree' }).tap();
  // A tap turns the page by itself.
  await phone.clock.fastForward(1_000);
  await see(phone, 'My manager would back me.');
  await expectAccessible(phone);
  await phone.getByRole('radio', { name: 'I would rather not say' }).check();
  await next(phone);
  await phone.getByRole('radio', { name: '9', exact: true }).check();
  await next(phone);
  await phone.getByRole('textbox').fill('Ask Aino Harju, or ring 040 123 4567.');
  await phone.getByText('looks like a phone number').waitFor();
  await phone.getByText('looks like a name').first().waitFor();
  // What was typed is there again after a reload, on this device alone.
  await phone.reload();
  await see(phone, 'Leaders mean what they say.');
  for (let step = 0; step < 4; step += 1) await next(phone);
  await see(phone, 'You have answered 3 of 4.');
  await phone.getByText('Your words could point at somebody').waitFor();
  await phone.getByRole('button', { name: 'Look at them again' }).click();
  await phone.getByRole('textbox').fill('Fewer meetings on Mondays.');
  await next(phone);
  const seal = phone.getByText('Nobody — not your manager, HR, IT or we — can find out from the database');
  await expect.poll(() => seal.textContent()).toContain('Hall, 15 people');
  await phone.getByText(wave.words[0] ?? '', { exact: true }).waitFor();
  await expectAccessibleInBoth(phone);
  // Once open it works without a connection: envelopes wait on the device.
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: 'Send 3 answers unseen' }).click();
  await see(phone, 'Sealed. Your answers are on their way.');
  await phone.clock.fastForward(41_000);
  await phone.getByText('3 envelopes wait for a connection').waitFor();
  await phone.context().setOffline(false);
  await letEnvelopesLeave(phone);
  await expectAccessible(phone);

  // At a desk, from the letter, by keyboard; then changed.
  const desk = await come(house.bea, DESK);
  await desk.goto(`/answer/${wave.waveId}#m=${wave.hash}`);
  await see(desk, 'Leaders mean what they say.');
  await desk.getByRole('radio', { name: 'Strongly disagree' }).focus();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await see(desk, 'My manager would back me.');
  await next(desk);
  await next(desk);
  await next(desk);
  await desk.getByText('Same as in your invitation').waitFor();
  await desk.getByRole('radio', { name: /Just: whole company/ }).check();
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: 'Send one answer unseen' }).click();
  await letEnvelopesLeave(desk);
  await desk.getByRole('button', { name: 'Change my answers' }).click();
  await desk.getByRole('radio', { name: 'Strongly agree' }).check();
  await desk.getByRole('button', { name: 'Next' }).click();
  for (let step = 0; step < 3; step += 1) await next(desk);
  await desk.getByRole('button', { name: 'Send one answer unseen' }).click();
  await letEnvelopesLeave(desk);

  // Another manifest than that of the invitation: nothing is drawn, nothing can be sent.
  const wary = await come(house.lead, PHONE);
  await wary.goto(`/answer/${wave.waveId}#m=${'0'.repeat(64)}`);
  await see(wary, 'Do not answer here');
  await expectAccessible(wary);

  // At the kiosk, with nobody signed in.
  const kiosk = await come(null, DESK);
  await kiosk.goto('/kiosk');
  const slips = wave.labels.flatMap(({ codes }) => codes);
  await kiosk.getByRole('textbox', { name: 'Code' }).fill('ABCD');
  await kiosk.getByRole('button', { name: 'Begin' }).click();
  await kiosk.getByText('This is not a whole code').waitFor();
  await kiosk.getByRole('textbox', { name: 'Code' }).fill(slips[0]?.toLowerCase() ?? '');
  await expectAccessibleInBoth(kiosk);
  await kiosk.getByRole('button', { name: 'Begin' }).click();
  await see(kiosk, 'Leaders mean what they say.');
  await kiosk.getByRole('radio', { name: 'Agree', exact: true }).check();
  for (let step = 0; step < 4; step += 1) await next(kiosk);
  await kiosk.getByRole('button', { name: 'Send one answer unseen' }).click();
  await see(kiosk, 'Sealed. Thank you.');
  await kiosk.getByRole('button', { name: 'Next person' }).click();
  for (let sent = 0; sent < 6; sent += 1) {
    await kiosk.clock.fastForward(41_000);
    await kiosk.waitForLoadState('networkidle');
  }
  await expect.poll(() => kiosk.getByText('Please leave the kiosk switched on').count()).toBe(0);
  await kiosk.getByRole('textbox', { name: 'Code' }).fill(slips[0] ?? '');
  await kiosk.getByRole('button', { name: 'Begin' }).click();
  await kiosk.getByText('This code has been used').waitFor();

  await house.planner.call(contract.closeWave, { waveId: wave.waveId, reason: 'Everybody has answered' });
  await closeWave(product.context(), { waveId: wave.waveId });
  const counted = await product.nobody.call(contract.listBallotIds, { waveId: wave.waveId });
  expect(counted.counted.find(({ view }) => view === 'core')?.ballots).toBe(house.others.length + 3);

  // The voter: mine was counted, and what came of it.
  await phone.goto(`/receipts/${wave.waveId}`);
  await phone.getByRole('button', { name: 'Check the whole list' }).click();
  await phone.getByText('All your 3 ballots were counted').waitFor();
  await phone.goto('/');
  await phone.getByRole('link', { name: 'Read them' }).click();
  await see(phone, 'How are we?');
  await phone.getByText('The answer to this survey').waitFor();
  await phone.getByRole('heading', { name: 'Leaders mean what they say.' }).waitFor();
  await expectAccessibleInBoth(phone);

  // The manager finds their people, or the group around them, and is told why.
  const manager = await come(house.lead, DESK);
  await manager.goto(`/results/${wave.waveId}`);
  await manager.getByRole('heading', { name: 'Where it differs' }).waitFor();
  await expectAccessibleInBoth(manager);
  await manager.getByRole('link', { name: 'What is withheld and why' }).click();
  await see(manager, 'What is withheld and why');
  await expectAccessible(manager);

  // The representative sees who looked.
  const representative = await come(house.representative, DESK);
  await representative.goto(`/results/${wave.waveId}`);
  await representative.getByRole('link', { name: 'Who looked at these results' }).click();
  await representative.getByRole('cell', { name: 'Risto Salo' }).first().waitFor();
  await expectAccessible(representative);

  // The next one waits for the answer to this one.
  const second = await house.planner.call(contract.createWave, {
    surveyId: wave.surveyId,
    settings: { closesAt: '2026-12-10T15:00:00.000Z' },
  });
  await house.planner.call(contract.planWave, { waveId: second.id, version: second.version });
  await product.queue.drain(() => product.context());
  const refusal = await house.planner.refused(contract.openWave, { waveId: second.id });
  expect(refusal.code).toBe('listening.answer_the_last_wave');
  const { version } = await house.planner.call(contract.writeWaveAnswer, {
    waveId: wave.waveId,
    version: 0,
    parts: [
      {
        group: 'everyone',
        heard: { en: 'Mondays are full of meetings.' },
        doing: { en: 'No meetings before ten on Mondays.' },
      },
    ],
  });
  await house.planner.call(contract.publishWaveAnswer, { waveId: wave.waveId, version });
  await phone.goto(`/results/${wave.waveId}`);
  await phone.getByText('No meetings before ten on Mondays.').waitFor();
  await house.planner.call(contract.openWave, { waveId: second.id });
});

test('how work is today takes one tap, which says before it is made what it carries', async () => {
  const item = {
    id: newId(),
    bankKey: null,
    construct: null,
    text: { en: 'How is work today?' },
    help: null,
    scale: {
      kind: 'single' as const,
      options: ['Bad', 'All right', 'Good'].map((en, at) => ({ code: at + 1, text: { en } })),
    },
    favourable: null,
    comment: false,
    when: null,
  };
  const surveyId = await createSurvey(product, { kind: 'mood', items: [item] });
  const { id: waveId } = await opened(product, house.planner, { surveyId });
  const phone = await come(house.aino, PHONE);
  await phone.goto('/');
  await phone.getByText('A tap sends it, with only: Hall, 15 people.').waitFor();
  await expectAccessibleInBoth(phone);
  await phone.getByRole('button', { name: 'All right' }).tap();
  await phone.getByText('Sealed. It leaves this device within minutes').waitFor();
  await expect
    .poll(async () => {
      await phone.clock.fastForward(41_000);
      return ballotsIn(waveId);
    })
    .toBe(2);
  product.setClock('2026-12-04T16:00:00.000Z');
  await closeWave(product.context(), { waveId });
  product.setClock(NOW);
  const { counted } = await product.nobody.call(contract.listBallotIds, { waveId });
  expect(counted.map(({ view, ballots }) => [view, ballots])).toEqual([
    ['core', 1],
    ['org', 1],
  ]);
});

test('the public pages need nobody: six words that the device computes itself, and how it all works', async () => {
  const wave = await openWave(product, house);
  const page = await come(null, PHONE);
  await page.goto(`/waves/${wave.waveId}`);
  await page.getByText('This device has computed them from what stands below').waitFor();
  await page.getByText(wave.words[5] ?? '', { exact: true }).waitFor();
  await expectAccessibleInBoth(page);
  await page.getByRole('link', { name: 'How this works and who checked it' }).click();
  await see(page, 'How unseen answers work');
  await expectAccessibleInBoth(page);
});

/** Views for which somebody has drawn tokens. */
async function drawn(personId: string, waveId: string): Promise<number> {
  const rows = await product.db
    .selectFrom('listening_issued')
    .select('view')
    .where('personId', '=', personId)
    .where('waveId', '=', waveId)
    .execute();
  return rows.length;
}

/** Ballots that lie in the box of a wave, one per view and voter. */
async function ballotsIn(waveId: string): Promise<number> {
  const rows = await product.db
    .selectFrom('listening_ballot')
    .select('view')
    .where('waveId', '=', waveId)
    .execute();
  return rows.length;
}
