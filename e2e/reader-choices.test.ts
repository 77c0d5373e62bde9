import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deliveryContract as delivery } from '#modules/delivery/contract.ts';
import { drafted, messageOf, released } from '#modules/delivery/fixtures/message.ts';
import { tokenMaker } from '#modules/delivery/service/email-token.ts';
import { DESK, expectAccessible, launchBrowser, PHONE, visit } from '#test/browser.ts';
import { clockedProduct } from '#test/clocked-product.ts';
import { createOrganisation } from '#test/factories.ts';

const NOW = '2026-11-23T09:00:00.000Z';

const house = await clockedProduct();
await createOrganisation(house.db);
house.setClock(NOW);

let browser: Browser;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));
afterAll(() => browser?.close());

/** A screen of somebody, or of nobody. */
async function screenOf(personId: string | null, viewport = PHONE): Promise<Page> {
  const { page, context } = await visit(browser, { url: house.url, viewport, zone: 'Europe/Helsinki' });
  contexts.push(context);
  if (personId) await house.enter(context, personId, NOW);
  return page;
}

test('a reader signs with a typed name, and the receipt says which version', async () => {
  const reader = await house.person([], { name: 'Pepe Äijälä' });
  const { messageId, planner } = await released(house, [reader], { lane: 'must_know', level: 'signed' });
  const phone = await screenOf(reader.id);
  await phone.goto(`/messages/${messageId}`);
  const sign = phone.getByRole('button', { name: 'I sign' });
  // Locked until there is a name, and it says so.
  await phone.getByText('Type your name to sign.').first().waitFor();
  await expectAccessible(phone);
  await phone.getByRole('textbox', { name: 'Your name' }).fill('Pepe Äijälä');
  await sign.click();
  await phone.getByText('You signed it: version 1, English.').waitFor();
  await expectAccessible(phone);
  const { rows } = await planner.call(delivery.readEvidence, { messageId });
  expect(rows).toMatchObject([{ name: 'Pepe Äijälä', level: 'signed', signedName: 'Pepe Äijälä' }]);
});

test('a reader votes once in the one question, and hears no more of a topic until it is taken back', async () => {
  const [planner, reader] = [await house.person(['planner']), await house.person()];
  const { id: topicId } = await planner.call(delivery.createTopic, { name: { en: 'Canteen' } });
  const attrs = {
    pollId: '01a20589-295e-4b0a-9de6-63a12c7191c3',
    question: 'Soup or salad?',
    options: ['Soup', 'Salad'],
  };
  const { editions, ...facts } = messageOf({ topicId, lane: 'nice_to_know', title: 'Lunch' });
  if (!editions.en) throw new Error('There is an English edition.');
  const doc = { type: 'doc', content: [{ type: 'poll', attrs }] };
  const { messageId } = await released(house, [reader], {
    ...facts,
    editions: { en: { ...editions.en, doc } },
  } as object);
  const phone = await screenOf(reader.id);
  await phone.goto(`/messages/${messageId}`);
  const poll = phone.getByRole('region', { name: 'Soup or salad?' });
  await poll.getByText('Salad', { exact: true }).click();
  await expectAccessible(phone);
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('You have voted.', { exact: false }).waitFor();
  await phone.reload();
  await poll.getByText('You have voted.', { exact: false }).waitFor();
  expect(await poll.getByRole('button', { name: 'Vote' }).count()).toBe(0);

  const mutes = async () => (await reader.call(delivery.readPreferences, {})).muted.map(({ id }) => id);
  await phone.getByRole('button', { name: 'Hear no more of “Canteen”' }).click();
  await phone.getByText('You will hear no more of “Canteen”.', { exact: false }).waitFor();
  await expect.poll(mutes).toEqual([topicId]);
  await phone.getByRole('button', { name: 'Take it back' }).click();
  await expect.poll(mutes).toEqual([]);
});

test('who reads a letter stops more of its kind with one press, without signing in, and takes it back', async () => {
  const [reader, planner] = [await house.person(), await house.person(['planner'])];
  const { id: topicId } = await planner.call(delivery.createTopic, { name: { en: 'Choir' } });
  const tokenOf = async (messageId: string) => {
    const row = await house.db
      .selectFrom('delivery_delivery')
      .select('id')
      .where('messageId', '=', messageId)
      .where('personId', '=', reader.id)
      .executeTakeFirstOrThrow();
    return (await tokenMaker(house.context()))(row.id).leave;
  };
  const choir = await released(house, [reader], { topicId, lane: 'nice_to_know', title: 'Choir' });
  const phone = await screenOf(null);
  // As it stands in the letter: whoever follows it is asked first, for programs follow links too.
  await phone.goto(`/api/delivery/unsubscribe/${await tokenOf(choir.messageId)}`);
  await phone.getByText('Stop letters about “Choir”?').waitFor();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Stop them' }).click();
  await phone.getByText('You will hear no more of “Choir” by letter.', { exact: false }).waitFor();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Take it back' }).click();
  await phone.getByText('Stop letters about “Choir”?').waitFor();

  // What everybody must know cannot be stopped.
  const rule = await released(house, [reader], { topicId, lane: 'must_know', title: 'Leave the hall' });
  const other = await screenOf(null);
  await other.goto(`/unsubscribe#${await tokenOf(rule.messageId)}`);
  await other.getByText('It cannot be stopped.', { exact: false }).waitFor();
});

test('a release is dragged to another day with the mouse, and moves only when that is confirmed', async () => {
  const [planner, reader] = [await house.person(['planner']), await house.person()];
  const { releaseId, version } = await drafted(house, {
    facts: { title: 'Photo hour', seconds: 30 },
    personIds: [reader.id],
    opensAt: '2026-11-25T08:00:00.000Z',
  });
  const { advice } = await planner.call(delivery.previewRelease, { releaseId });
  await planner.call(delivery.confirmRelease, { releaseId, version, advice, againstReason: 'As agreed' });
  const opensAt = async () => (await planner.call(delivery.readRelease, { releaseId })).timing.opensAt;

  const desk = await screenOf(planner.id, DESK);
  await desk.goto('/studio/calendar?on=2026-11-23');
  const month = desk.getByRole('group', { name: 'The month as a drawing' });
  const event = month.getByText('Photo hour', { exact: false });
  const drag = async (day: string) => {
    await event.scrollIntoViewIfNeeded();
    const [from, to] = [await event.boundingBox(), await month.locator(`[data-date="${day}"]`).boundingBox()];
    if (!from || !to) throw new Error('The month is not drawn.');
    await desk.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await desk.mouse.down();
    await desk.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
    await desk.mouse.up();
  };
  await drag('2026-11-27');
  const move = desk.getByRole('dialog', { name: 'Move “Photo hour”?' });
  // The consequence is counted for the day on which it was dropped.
  await move.getByRole('button', { name: /^Move to .*27/ }).waitFor();
  await expectAccessible(desk);
  await desk.keyboard.press('Escape');
  await move.waitFor({ state: 'hidden' });
  expect(await opensAt()).toBe('2026-11-25T08:00:00.000Z');

  await drag('2026-11-27');
  await move.getByRole('button', { name: /^Move to/ }).click();
  await move.waitFor({ state: 'hidden' });
  expect(await opensAt()).toBe('2026-11-27T08:00:00.000Z');
});
