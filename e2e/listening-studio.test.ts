import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listeningContract as contract } from '#modules/listening/contract.ts';
import { closeWave } from '#modules/listening/service/closing.ts';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { clockedProduct } from '#test/clocked-product.ts';
import { expectAccessibleInBoth, see, visitors } from './access-cast.ts';
import { listeningHouse, openWave, othersAnswer } from './listening-cast.ts';

const product = await clockedProduct();
const house = await listeningHouse(product);
const NOW = '2026-11-23T09:00:00.000Z';
const FIGURES = fileURLToPath(
  new URL('../src/modules/listening/fixtures/civil-service-people-survey.csv', import.meta.url),
);

let browser: Browser;
const { arrive, leave } = visitors(() => browser);
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(leave);
afterAll(() => browser?.close());

async function planner(viewport: typeof DESK = DESK): Promise<Page> {
  const page = await arrive({ url: product.url, viewport });
  await product.enter(page.context(), house.planner.id, NOW);
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const drain = () => product.queue.drain(() => product.context());
const idIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

test('a survey is written in its languages, ordered by keys, tried without a trace, and never overwritten unseen', async () => {
  const page = await planner();
  await page.goto('/studio/listening');
  await see(page, 'Listening');
  await expectAccessibleInBoth(page);
  await page.getByRole('link', { name: 'Begin a survey' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Would you?');
  await page.getByRole('radio', { name: /^eNPS/ }).check();
  await expectAccessible(page);
  await press(page, 'Begin a survey');
  await see(page, 'Would you?');
  const surveyId = idIn(page);
  const items = page.getByRole('list', { name: 'What it asks' }).getByRole('listitem');
  await expect.poll(() => items.count()).toBe(2);

  // An own item, moved to the front by keys, asked only after a low score.
  await page.getByRole('combobox', { name: 'An item of your own' }).selectOption('single');
  await page.getByRole('textbox', { name: 'What it asks, English' }).fill('What would change your mind?');
  await page.getByRole('textbox', { name: 'Option 1, English' }).fill('Pay');
  await page.getByRole('textbox', { name: 'Option 2, English' }).fill('Time');
  await press(page, 'Ask only after certain answers');
  await page.getByRole('spinbutton', { name: 'Place on the scale' }).fill('6');
  await page.getByText('Asked only if item 1 is at most 6.').waitFor();
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Move item 3', exact: true }).press('ArrowUp');
  await page.getByRole('button', { name: /^What would change your mind/ }).waitFor();

  // Another language: what is missing is said in words, beside the text and before it can open.
  await page.getByRole('checkbox', { name: 'Suomi' }).check();
  await page.getByText('No edition in Suomi').waitFor();
  await press(page, 'Save');
  await page.getByText('Item 2 has no edition in Suomi.').waitFor();
  await page.getByText('The title has no edition in Suomi.').waitFor();
  await page.getByRole('checkbox', { name: 'Suomi' }).uncheck();
  await page.getByText('Not saved yet').waitFor();

  // Somebody else saves meanwhile: both versions are shown, and the planner decides.
  const { version, content } = await house.planner.call(contract.readSurvey, { surveyId });
  await house.planner.call(contract.writeSurvey, {
    surveyId,
    version,
    content: { ...content, title: { en: 'Would you really?' } },
  });
  await press(page, 'Save');
  await page.getByRole('dialog').getByText('Would you really?').waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: /mine/i }).click();
  await see(page, 'Would you?');
  await page.getByText('It can open').waitFor();
  const kept = await house.planner.call(contract.readSurvey, { surveyId });
  expect(kept.content.items[1]?.text).toEqual({ en: 'What would change your mind?' });
  expect(kept.content.items[1]?.when?.tests).toMatchObject([{ is: 'at_most', value: 6 }]);

  // The bank shows where an item is from, and on which terms.
  await press(page, 'From the item bank');
  const bank = page.getByRole('dialog', { name: 'Item bank' });
  await bank.getByRole('searchbox').fill('proud');
  await bank.getByText('Open Government Licence').first().waitFor();
  await expectAccessible(page);
  await bank.getByRole('button', { name: 'Close' }).click();

  // Tried out: the very form, and nothing is kept.
  await page.getByRole('link', { name: 'Preview and test run' }).click();
  await page.getByRole('radio', { name: '9', exact: true }).check();
  await press(page, 'Next');
  await page.getByText('Nothing of this is kept').waitFor();
  await expectAccessible(page);
  await press(page, 'See what it would become');
  await see(page, 'Test run');
  await page.getByText('Closing would count: 9.').waitFor();
  await page.getByText('not asked', { exact: true }).waitFor();
  expect((await house.planner.call(contract.listWaves, { surveyId })).rows).toEqual([]);
});

test('a wave shows who answers as whom before it opens, is kept open longer with a reason, and is cancelled openly', async () => {
  const page = await planner();
  const { id: surveyId } = await house.planner.call(contract.createSurvey, {
    kind: 'enps',
    title: { en: 'Short one' },
  });
  await page.goto(`/studio/listening/surveys/${surveyId}`);
  await press(page, 'Begin a wave');
  await see(page, 'Short one, wave 1');
  await page.getByRole('radio', { name: 'Those who have no e-mail address' }).check();
  await press(page, 'Save');
  await page.getByText('13 people answer with printed codes.').waitFor();
  await page.getByText('As it would be today').waitFor();
  await expectAccessibleInBoth(page);
  await press(page, 'Plan it');
  await page.getByText('Frozen. Nobody answers under a smaller group').waitFor();
  await drain();
  await press(page, 'Make the codes');
  await page.getByText('Print them, cut them').waitFor();
  await expectAccessible(page);
  await press(page, 'Open it');
  await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click();
  await page.getByText('Fewer than five have answered').first().waitFor();
  await expectAccessibleInBoth(page);

  await press(page, 'Keep open longer');
  await page.getByLabel('Closes').fill('2026-12-20T17:00');
  await page.getByRole('textbox', { name: /^Reason/ }).fill('The night shift was on leave.');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep open longer' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('The night shift was on leave.').waitFor();
  await press(page, 'Cancel the wave');
  await page.getByRole('dialog').getByText('All ballots are destroyed').waitFor();
  await page.getByRole('textbox', { name: /^Reason/ }).fill('The wrong people were invited.');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the wave' }).click();
  await page.getByText('Cancelled. All ballots were destroyed.').waitFor();
});

test('after closing the answer is written and published on a phone, and a focus item is chosen', async () => {
  const wave = await openWave(product, house);
  await othersAnswer(product, { people: house.others, wave });
  await house.planner.call(contract.closeWave, { waveId: wave.waveId, reason: 'Everybody has answered' });
  await closeWave(product.context(), { waveId: wave.waveId });
  await drain();
  const page = await planner(PHONE);
  await page.goto(`/studio/listening/waves/${wave.waveId}`);
  await page.getByText('Still owed; the next wave waits for it.').waitFor();
  await expectAccessibleInBoth(page);
  await page.getByRole('link', { name: 'What we heard, what we do' }).click();
  await page.getByRole('textbox', { name: 'What we heard, English' }).fill('Mondays are full of meetings.');
  await page.getByRole('textbox', { name: 'What we do, English' }).fill('No meetings before ten.');
  await page.getByText('Save the draft first.').waitFor();
  await press(page, 'Save the draft');
  await expect.poll(() => page.getByText('Save the draft first.').count()).toBe(0);
  await expectAccessible(page);
  await press(page, 'Publish the answer');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish the answer' }).click();
  await page.getByText(/^Published on/).waitFor();
  await page.goto(`/studio/listening/waves/${wave.waveId}/focus`);
  await page.getByRole('button', { name: 'Work on it' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Choose it' }).click();
  await page.getByRole('heading', { name: 'Being worked on' }).waitFor();
  await expectAccessibleInBoth(page);
  await page.goto(`/studio/listening/waves/${wave.waveId}/themes`);
  await see(page, 'Themes of the comments');
  await expectAccessible(page);
});

test('results of another vendor come in with their losses said, and draw a line', async () => {
  const page = await planner();
  await page.goto('/studio/listening/imports');
  await page.getByLabel('Results of another vendor').setInputFiles({
    name: 'csps.csv',
    mimeType: 'text/csv',
    buffer: await readFile(FIGURES),
  });
  await page.getByText('What the conversion loses').waitFor();
  await page.getByText('Several items in one figure').waitFor();
  await page.getByRole('textbox', { name: 'Whose survey it was' }).fill('Civil Service People Survey');
  await page
    .getByRole('textbox', { name: 'Where the figures come from' })
    .fill('Cabinet Office, Open Government Licence v3.0');
  await expectAccessibleInBoth(page);
  await press(page, 'Look at it so');
  await see(page, 'Civil Service People Survey');
  await page.getByRole('button', { name: /^Keep \d+ figures$/ }).click();
  await page.getByRole('button', { name: 'Take it back' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Keep/ }).count()).toBe(0);
  await page.goto('/studio/listening/imports');
  await page.getByRole('combobox', { name: 'What it is about' }).selectOption('pride');
  await page.getByRole('combobox', { name: 'Organisation' }).selectOption('Acas');
  await page.getByRole('img', { name: /Civil Service People Survey: proud/ }).waitFor();
  await expectAccessibleInBoth(page);
  await page.goto('/studio/listening/limits');
  await page.getByRole('spinbutton').fill('12');
  await page.getByRole('textbox', { name: /^Reason/ }).fill('People said it was too much.');
  await expectAccessible(page);
  await press(page, 'Save');
  await expect
    .poll(async () => (await house.planner.call(contract.readLimits, {})).itemsPerFortnight)
    .toBe(12);
});
