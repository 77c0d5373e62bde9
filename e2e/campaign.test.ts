import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, foundHouse, post, see, visitors } from './access-cast.ts';
import { audienceOf, get, until, writePiece } from './reader-cast.ts';

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

test('a campaign goes from its template through two rings to what it taught', async () => {
  const desk = await arrive({ url: product.url });
  await house.signIn(desk, { roles: ['planner'] });
  const approver = await arrive({ url: product.url });
  const { name: approverName } = await house.signIn(approver, { roles: ['leader'] });
  const phone = await arrive({ url: product.url, viewport: PHONE });
  const manager = await house.signIn(phone, {});
  const member = await arrive({ url: product.url, viewport: PHONE, language: 'fi' });
  const reader = await house.signIn(member, { language: 'fi' });
  const managers = `Managers ${manager.number}`;
  const everyone = `Everyone ${manager.number}`;
  await audienceOf(desk.request, managers, [manager.id]);
  await audienceOf(desk.request, everyone, [manager.id, reader.id]);

  const campaignId = await beginFromTemplate(desk);
  await writeBrief(desk);
  await nameApprover(desk, approverName);

  await approver.goto(`/studio/campaigns/${campaignId}`);
  await part(approver, 'approval').getByRole('button', { name: 'Approve the brief' }).click();
  // The planner's page follows without a reload.
  await part(desk, 'approval').getByText('Approved', { exact: true }).waitFor();

  await addRing(desk, 'Managers', managers);
  await writePacket(desk);
  await addRing(desk, 'Everyone', everyone);
  await releaseToLastRing(desk, campaignId);
  await expectAccessibleInBoth(desk);

  // The second ring waits for its share, so that it opens early only with a reason.
  await ring(desk, 'Everyone').getByRole('button', { name: 'Open the ring' }).click();
  const early = desk.getByRole('dialog', { name: 'Open “Everyone” now?' });
  await early.getByText('It opens early, so say why.').waitFor();
  await expectAccessible(desk);
  await early.getByRole('button', { name: 'Cancel' }).click();
  await ring(desk, 'Managers').getByRole('button', { name: 'Open the ring' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Open the ring' }).click();
  await ring(desk, 'Managers').getByText('0 of 1 can explain it').waitFor();
  await ring(desk, 'Everyone').getByText(manager.name).waitFor();

  await confirmPacket(phone);
  await ring(desk, 'Managers').getByText('1 of 1 can explain it').waitFor();
  // Nobody has to say why once the condition holds; without anybody it opens by itself within minutes.
  await ring(desk, 'Everyone')
    .getByText(/^its condition holds/)
    .waitFor();
  await ring(desk, 'Everyone').getByRole('button', { name: 'Open the ring' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Open the ring' }).click();
  await ring(desk, 'Everyone')
    .getByText(/^opened /)
    .waitFor();
  await expectAccessible(desk);

  await until(
    () => get(desk.request, `/api/campaigns/campaigns/${campaignId}`),
    ({ state }) => state === 'running',
  );
  await desk.reload();
  await closeCampaign(desk);
  await member.goto(`/campaigns/${campaignId}`);
  await member.getByText('Pelko ei lähde käskemällä.').waitFor();
  await expectAccessibleInBoth(member);
  await desk.goto('/studio/campaigns');
  await desk.getByRole('link', { name: 'Social media without fear' }).waitFor();
  await desk.goto('/studio/campaigns/new');
  await desk.getByRole('textbox', { name: 'What is it called?' }).fill('Fear of posting, again');
  await desk.getByRole('complementary').getByText('Fear does not leave on command.').waitFor();
  await expectAccessibleInBoth(desk);
}, 300_000);

test('an approver is shown what changed since, and two planners lose nothing of either', async () => {
  const [mine, theirs] = [await arrive({ url: product.url }), await arrive({ url: product.url })];
  await house.signIn(mine, { roles: ['planner'] });
  const { name } = await house.signIn(theirs, { roles: ['planner'] });
  const campaignId = await beginFromTemplate(mine);
  await nameApprover(mine, name);
  await theirs.goto(`/studio/campaigns/${campaignId}`);
  await part(theirs, 'approval').getByRole('button', { name: 'Approve the brief' }).click();
  await part(theirs, 'approval').getByText('Approved', { exact: true }).waitFor();

  for (const page of [mine, theirs]) await edit(page, 'concept', 'Concept');
  const axis = (page: Page) => page.getByRole('textbox', { name: 'The sentence on which everything turns' });
  await axis(theirs).fill('Show the work. Nobody is alone.');
  await save(theirs);
  await theirs.getByText('Show the work. Nobody is alone.').waitFor();
  await axis(mine).fill('Show what you are proud of.');
  await save(mine);
  const conflict = mine.getByRole('dialog', { name: 'Somebody changed this meanwhile' });
  await conflict.getByText('Nobody is alone').waitFor();
  await expectAccessible(mine);
  await conflict.getByRole('button', { name: 'Save mine' }).click();
  await theirs.getByText('Show what you are proud of.').waitFor();

  const approval = part(theirs, 'approval');
  await approval.getByText('Changed since it was approved').waitFor();
  await approval.getByRole('button', { name: /^Look at 2 changes/ }).click();
  await approval.getByText('Changed: Concept').first().waitFor();
  await expectAccessible(theirs);
});

test('a screen is set up, and its address is shown once', async () => {
  const desk = await arrive({ url: product.url, viewport: DESK });
  await house.signIn(desk, { roles: ['planner'] });
  await desk.goto('/studio/campaigns/screens');
  await desk.getByRole('button', { name: 'Set up a screen' }).first().click();
  await desk.getByRole('textbox', { name: 'Where it hangs' }).fill('Hall 2, by the clock');
  await desk.getByRole('dialog').getByRole('button', { name: 'Set up a screen' }).click();
  const address = await desk.getByRole('textbox', { name: 'Address of the screen' }).inputValue();
  expect(address).toContain(product.url);
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.reload();
  await desk.getByText('Hall 2, by the clock').waitFor();
  expect(await desk.content()).not.toContain(address);
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: 'End the screen “Hall 2, by the clock”' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
  await desk.getByText('No screen yet.').waitFor();
});

async function beginFromTemplate(desk: Page): Promise<string> {
  await desk.goto('/studio/campaigns/new');
  await desk.getByRole('radio', { name: /Social media without fear/ }).check();
  await desk.getByRole('button', { name: 'Begin a campaign' }).click();
  await see(desk, 'Social media without fear');
  return desk.url().split('/').at(-1)?.split('#')[0] ?? '';
}

/** A card that was written with people of the group, and an objection that was heard. */
async function writeBrief(desk: Page): Promise<void> {
  await part(desk, 'whom').getByRole('button', { name: 'Edit: Production, shifts' }).click();
  await desk.getByRole('textbox', { name: 'Written with how many' }).fill('14');
  await desk.getByLabel('When', { exact: true }).fill('2026-11-13');
  await expectAccessible(desk);
  // What was typed outlives a reload.
  await desk.reload();
  await expect
    .poll(() => desk.getByRole('textbox', { name: 'Written with how many' }).inputValue())
    .toBe('14');
  await save(desk);
  await part(desk, 'whom')
    .getByText(/^written with 14 people of this group/)
    .waitFor();

  await desk.getByRole('button', { name: 'Add an objection' }).click();
  await desk.getByRole('textbox', { name: 'In people’s words' }).fill('The works council was not asked.');
  await save(desk);
  await part(desk, 'objections').getByText('“The works council was not asked.”').waitFor();
  await desk.getByRole('link', { name: 'an answer to an objection' }).click();
  await desk.getByRole('button', { name: 'Edit: The works council was not asked.' }).click();
  await desk.getByRole('textbox', { name: 'Honest answer' }).fill('You are right. It was asked on Monday.');
  await desk.getByRole('radio', { name: 'answered' }).check();
  await save(desk);
  await desk.getByRole('link', { name: 'an answer to an objection' }).waitFor({ state: 'detached' });
}

async function nameApprover(desk: Page, name: string): Promise<void> {
  await edit(desk, 'approval', 'Approval');
  const who = part(desk, 'approval').getByRole('combobox', { name: 'Who approves' });
  await who.click();
  await who.fill(name);
  await desk.getByRole('option', { name: new RegExp(name) }).click();
  await desk.keyboard.press('Escape');
  await save(desk);
  await part(desk, 'approval').getByText('Waits for approval').waitFor();
}

async function addRing(desk: Page, name: string, audience: string): Promise<void> {
  await part(desk, 'cascade').getByRole('button', { name: 'Add a ring' }).click();
  const form = part(desk, 'cascade');
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByRole('combobox', { name: 'Whom it reaches' }).click();
  await desk.getByRole('option', { name: audience }).click();
  await save(desk);
  await ring(desk, name).waitFor();
}

async function writePacket(desk: Page): Promise<void> {
  await ring(desk, 'Managers').getByRole('link', { name: 'Write the packet' }).click();
  await see(desk, 'Packet for Managers');
  await desk.getByRole('button', { name: 'Save the packet' }).click();
  await desk.getByText(/fields need another look/).waitFor();
  const field = (label: string) => desk.getByRole('textbox', { name: label, exact: true });
  await field('The message').fill('We start on Monday.');
  await field('Why, 1').fill('Half of us fear a post.');
  await field('To be said aloud').fill('On Monday we start, and nobody has to post.');
  await field('A situation in which one has to explain it').fill('Somebody asks whether they have to post.');
  await field('Answer 1').fill('Yes, once a week');
  await field('Answer 2').fill('No, nobody has to');
  await desk.getByRole('radio', { name: 'right' }).nth(1).check();
  const preview = desk.getByRole('region', { name: 'As a manager reads it' });
  await preview.getByText('“The works council was not asked.”').waitFor();
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: 'Save the packet' }).click();
  await desk.getByText('The packet is saved.').waitFor();
  await desk.getByRole('link', { name: 'Social media without fear' }).click();
  await ring(desk, 'Managers').getByRole('link', { name: 'Packet' }).waitFor();
}

/** A piece of the campaign, put to the ring of everyone: it goes out when the ring opens. */
async function releaseToLastRing(desk: Page, campaignId: string): Promise<void> {
  const words = {
    title: { en: 'Why we start', fi: 'Miksi aloitamme' },
    summary: { en: 'What is new.', fi: 'Mikä on uutta.' },
    doc: {},
  };
  const settings = { fromWhom: { en: 'Helmi Ranta' }, changes: { kind: 'nothing' } };
  const piece = await writePiece(desk.request, campaignId, { words, settings });
  const { rings } = await get(desk.request, `/api/campaigns/campaigns/${campaignId}/rings`);
  await post(desk.request, `/api/campaigns/pieces/${piece.id}/releases`, {
    ringId: rings[1].id,
    wish: {
      timing: { kind: 'at', opensAt: new Date().toISOString() },
      againstReason: 'It is what the journey is about.',
    },
    change: null,
  });
}

async function confirmPacket(phone: Page): Promise<void> {
  const { packets } = await get(phone.request, '/api/campaigns/my-packets');
  await phone.goto(`/packets/${packets[0].ringId}`);
  await phone.getByText('Half of us fear a post.').waitFor();
  await expectAccessible(phone);
  await phone.getByRole('radio', { name: 'No, nobody has to' }).check();
  await phone.getByRole('button', { name: 'I can explain it' }).click();
  await phone.getByText(/^You can explain it/).waitFor();
}

async function closeCampaign(desk: Page): Promise<void> {
  const closing = part(desk, 'closing');
  const write = async (results: string, conclusion: string) => {
    await closing.getByRole('textbox', { name: 'What came of it' }).fill(results);
    await closing.getByRole('textbox', { name: 'What we learnt' }).fill(conclusion);
  };
  await write('Half as many fear to post.', 'Fear does not leave on command.');
  await closing.getByRole('radio', { name: 'Suomi' }).check();
  await write('Puolet vähemmän pelkää.', 'Pelko ei lähde käskemällä.');
  await closing.getByRole('button', { name: 'Close the campaign' }).click();
  await closing.getByText(/^Closed on/).waitFor();
}

const part = (page: Page, id: string): Locator => page.locator(`#${id}`);
const ring = (page: Page, name: string): Locator =>
  part(page, 'cascade')
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first();
const edit = (page: Page, id: string, name: string) =>
  part(page, id)
    .getByRole('button', { name: `Edit: ${name}`, exact: true })
    .click();
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
