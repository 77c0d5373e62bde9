import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from '#test/app.ts';
import { expectAccessible, PHONE } from '#test/browser.ts';
import { expectAccessibleInBoth, see } from './access-cast.ts';
import type { PlanHouse } from './plan-house.ts';

/** The thing that every meeting puts off. */
export const ASK = 'Ask what people fear, in every group';

interface Meeting {
  readonly house: PlanHouse;
  readonly desk: Page;
  readonly planId: string;
}

/** Opens the meeting of a Monday at nine in Helsinki. */
async function meet({ house, desk, planId }: Meeting, day: string): Promise<void> {
  await house.itIs(day, '07:00');
  await desk.goto(`/studio/plan/${planId}/check-ins`);
  await desk.getByRole('button', { name: /^Open the check-in of/ }).click();
  await desk.getByRole('timer').waitFor();
}

/** Says of everything but one thing that it is realised, with the key for it. */
async function sayRealisedOfOthers(desk: Page): Promise<void> {
  const left = desk.getByRole('button', { name: /^\d+\. (?!Ask what people fear)[^,]+$/ });
  for (let count = await left.count(); count > 0; count -= 1) {
    await left.first().click();
    await desk.keyboard.press('1');
    await expect.poll(() => left.count()).toBe(count - 1);
  }
}

/** Goes to the thing that is put off. */
async function toAsk(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: new RegExp(`^\\d+\\. ${ASK}`) }).click();
  await see(desk, ASK);
}

async function putOff(desk: Page, until: string): Promise<void> {
  await toAsk(desk);
  await desk.keyboard.press('3');
  await desk.getByRole('radio', { name: 'No time' }).check();
  await desk.getByRole('radio', { name: 'New date' }).check();
  await desk.getByLabel('New date').last().fill(until);
  await desk.getByRole('button', { name: 'Record it' }).click();
  await desk.getByRole('button', { name: new RegExp(`^\\d+\\. ${ASK}, Not$`) }).waitFor();
}

async function publish(desk: Page, note: string): Promise<void> {
  await desk.getByRole('button', { name: 'Publish the minutes' }).first().click();
  await see(desk, 'Everything has been talked about.');
  await desk.getByLabel('A note for everyone').fill(note);
  await expectAccessible(desk);
  await desk.locator('form').getByRole('button', { name: 'Publish the minutes' }).click();
  await see(desk, /^Minutes of/);
  await desk.getByText(note).waitFor();
}

/** Two people in one meeting, a reload in the middle of it, a guest, and a member who reads the minutes on a phone. */
export async function firstMeeting(
  meeting: Meeting,
  { owner, phone }: { owner: Visitor; phone: Page },
): Promise<void> {
  const { house, desk } = meeting;
  await meet(meeting, '2026-12-07');
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: 'Draw a guest' }).click();
  await desk.getByText(/has been asked$/).waitFor();
  await desk.getByRole('button', { name: 'How it was drawn' }).click();
  await desk.getByRole('dialog').getByText('Seed', { exact: true }).waitFor();
  await desk.keyboard.press('Escape');

  // The owner runs the meetings without any role, and is in the same one from another place.
  const pocket = await house.arrive(owner, PHONE);
  await pocket.goto(desk.url());
  await toAsk(pocket);
  await expectAccessibleInBoth(pocket);
  await toAsk(desk);
  await desk.keyboard.press('3');
  await desk.getByRole('radio', { name: 'No time' }).check();
  await desk.getByLabel('In a sentence').fill('Two groups of four.');
  // What was typed, the thing on the table and the clock are there after a reload.
  await desk.reload();
  await see(desk, ASK);
  await desk.keyboard.press('3');
  await expect.poll(() => desk.getByLabel('In a sentence').inputValue()).toBe('Two groups of four.');
  expect(await desk.getByRole('timer').getAttribute('aria-label')).toBe('15 minutes left');
  await putOff(desk, '2026-12-11');
  await pocket.getByRole('button', { name: new RegExp(`^\\d+\\. ${ASK}, Not$`) }).waitFor();
  await sayRealisedOfOthers(desk);
  await publish(desk, 'Short and good.');
  await see(pocket, /^Minutes of/);

  await phone.goto(new URL(desk.url()).pathname);
  await see(phone, /^Muistio/);
  await phone.getByText('Short and good.').waitFor();
  await phone.getByText('Two groups of four.').waitFor();
  await expectAccessibleInBoth(phone);
}

export async function secondMeeting(meeting: Meeting): Promise<void> {
  const { desk } = meeting;
  await meet(meeting, '2026-12-14');
  await putOff(desk, '2026-12-18');
  await sayRealisedOfOthers(desk);
  await publish(desk, 'Late by a week.');
}

/** Put off for the third time: the meeting asks whether to stop it, and stops it. */
export async function thirdMeeting(meeting: Meeting): Promise<void> {
  const { desk } = meeting;
  await meet(meeting, '2026-12-21');
  await toAsk(desk);
  await desk.getByText('Moved 3 times. Stop it?').waitFor();
  await desk.getByRole('button', { name: 'Stop it', exact: true }).click();
  await expect.poll(() => desk.getByRole('radio', { name: 'Stop it' }).isChecked()).toBe(true);
  await desk.getByRole('radio', { name: 'Not wanted' }).check();
  await desk.getByRole('button', { name: 'Record it' }).click();
  await desk.getByRole('button', { name: new RegExp(`^\\d+\\. ${ASK}, Not$`) }).waitFor();
  await sayRealisedOfOthers(desk);
  await publish(desk, 'Nobody misses it.');
}
