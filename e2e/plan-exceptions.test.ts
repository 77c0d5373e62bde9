import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationContract } from '#modules/conversation/contract.ts';
import { planContract } from '#modules/plan/contract.ts';
import { autumnPlan, openHearing } from '#modules/plan/fixtures/autumn.ts';
import { DESK, PHONE } from '#test/browser.ts';
import { expectAccessibleInBoth, see } from './access-cast.ts';
import { type PlanHouse, planHouse } from './plan-house.ts';

let house: PlanHouse;

beforeAll(async () => {
  house = await planHouse();
});
afterAll(() => house?.close());

const QUESTION = 'Who runs the line meanwhile?';
const CANNOT_WAIT = 'The fair opens on Monday.';

test('a leader starts in spite of what blocks, a guest declines, a late answer is on the table, and the plan ends', async () => {
  await house.itIs('2026-11-23', '07:00');
  const { product } = house;
  const planner = await product.person(['planner'], { name: 'Lucía Ferrer', language: 'en' });
  const leader = await product.person(['leader'], { name: 'Petri Nieminen', language: 'en' });
  const owner = await product.person([], { name: 'Jukka Salmela', language: 'en' });
  const member = await product.person([], { name: 'Aino Lehtonen', language: 'en' });
  const { planId, practice } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  await member.call(conversationContract.createCase, {
    kind: 'question',
    text: QUESTION,
    language: 'en',
    subject: { kind: 'plan.action', id: practice },
  });

  const high = await house.arrive(leader, DESK);
  await high.goto(`/studio/plan/${planId}/hearing`);
  await high.getByRole('button', { name: 'Start anyway' }).click();
  const dialog = high.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Start anyway' }).click();
  await dialog.getByText('Write the reason: everyone will read it.').first().waitFor();
  await dialog.getByLabel('Why it cannot wait').fill(CANNOT_WAIT);
  await expectAccessibleInBoth(high);
  await dialog.getByRole('button', { name: 'Start anyway' }).click();
  await high.getByText('Petri Nieminen started the plan although it was blocked').first().waitFor();
  const phone = await house.arrive(member, PHONE);
  await phone.goto(`/plan/${planId}`);
  await phone.getByText(CANNOT_WAIT, { exact: false }).first().waitFor();

  await planner.call(planContract.setSeries, {
    planId,
    weekday: 1,
    time: '09:00',
    zone: 'Europe/Helsinki',
    ownerId: planner.id,
    startsOn: '2026-12-01',
  });
  await house.itIs('2026-12-07', '07:00');
  const desk = await house.arrive(planner, DESK);
  await desk.goto(`/studio/plan/${planId}/check-ins`);
  await desk.getByRole('button', { name: /^Open the check-in of/ }).click();
  await desk.getByRole('button', { name: 'Draw a guest' }).click();
  await desk.getByText(/has been asked$/).waitFor();

  const invited = await Promise.all(
    [leader, owner, member].map(async (person) => {
      const { invitations } = await person.call(planContract.readMyInvitations, {});
      return invitations.length > 0 ? person : null;
    }),
  );
  const guest = invited.find((person) => person !== null) ?? expect.unreachable('Nobody was drawn');
  const pocket = await house.arrive(guest, PHONE);
  await pocket.goto('/');
  await pocket.getByRole('button', { name: 'I decline' }).click();
  await expect.poll(() => pocket.getByRole('button', { name: 'I decline' }).count()).toBe(0);
  await desk.getByText('Declined, without a reason asked').waitFor();

  await desk.getByRole('button', { name: /^\d+\. A case without an answer/ }).click();
  await see(desk, QUESTION);
  await expectAccessibleInBoth(desk);

  await desk.goto(`/studio/plan/${planId}/hearing`);
  await desk.getByRole('button', { name: 'End the plan' }).click();
  await desk.getByRole('dialog').getByRole('textbox').fill('The fair is over.');
  await desk.getByRole('dialog').getByRole('button', { name: 'End the plan' }).click();
  await desk.getByText('Lucía Ferrer ended it on 7 Dec 2026: «The fair is over.»').waitFor();
  await expect.poll(() => desk.getByRole('button', { name: 'End the plan' }).count()).toBe(0);
});
