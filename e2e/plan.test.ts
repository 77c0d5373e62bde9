import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationContract } from '#modules/conversation/contract.ts';
import { planContract } from '#modules/plan/contract.ts';
import type { Visitor } from '#test/app.ts';
import { DESK, expectAccessible, PHONE } from '#test/browser.ts';
import { expectAccessibleInBoth, see } from './access-cast.ts';
import { type PlanHouse, planHouse } from './plan-house.ts';
import { ASK, firstMeeting, secondMeeting, thirdMeeting } from './plan-meetings.ts';

let house: PlanHouse;

beforeAll(async () => {
  house = await planHouse();
});
afterAll(() => house?.close());

const MANAGERS = 'Middle managers: forty-five minutes each group';
const SHORTER = 'Middle managers: thirty minutes each group, twice';

test('a plan goes from a template through its hearing to its third check-in', async () => {
  await house.itIs('2026-11-23', '07:00');
  const { product } = house;
  const planner = await product.person(['planner'], { name: 'Lucía Ferrer', language: 'en' });
  const owner = await product.person([], { name: 'Jukka Salmela', language: 'en' });
  const member = await product.person([], { name: 'Aino Lehtonen', language: 'fi' });
  for (let n = 0; n < 3; n += 1) await product.person();
  const desk = await house.arrive(planner, DESK);
  const phone = await house.arrive(member, PHONE, 'fi');

  const planId = await beginFromTemplate(desk);
  const { actions } = await planner.call(planContract.readPlan, { planId });
  const idOf = (title: string) => actions.find((action) => action.title.en === title)?.id ?? '';
  const [ask, managers] = [idOf(ASK), idOf(MANAGERS)];
  await planner.call(planContract.changeActions, {
    planId,
    changes: actions.map(({ id, version }) => ({ actionId: id, version, fields: { ownerId: owner.id } })),
  });
  await openHearing(desk, planId);

  // What members write has journeys of its own; here it stands in the way of the start.
  for (const reader of [member, owner])
    await reader.call(planContract.recordReading, { planId, seconds: 20 });
  const { id: caseId } = await member.call(conversationContract.createCase, {
    kind: 'question',
    text: 'Näkeekö esihenkilö, mitä julkaisen?',
    language: 'fi',
    subject: { kind: 'plan.action', id: managers },
  });
  const { id: suggestionId } = await member.call(planContract.suggestChange, {
    lineKind: 'action',
    lineId: managers,
    named: true,
    parts: [{ field: 'title', language: 'en', before: MANAGERS, after: SHORTER }],
  });
  await blocked(desk);
  await owner.call(planContract.decideSuggestion, { suggestionId, taken: [{ part: 0 }] });
  const { version } = await owner.call(conversationContract.readCase, { caseId });
  const answer = { outcome: 'answered', reason: 'Ei näe, eikä kysy.' } as const;
  await owner.call(conversationContract.answerCase, { caseId, version, ...answer });

  await house.itIs('2026-12-01', '07:00');
  await start(desk, planId);
  await credited(desk, planId);
  await weekly(desk, planId, owner);

  await house.itIs('2026-12-02', '07:00');
  const once = { actionId: ask, version: 2, fields: { dueOn: '2026-12-09' } };
  await planner.call(planContract.changeAction, once);
  await firstMeeting({ house, desk, planId }, { owner, phone });
  await secondMeeting({ house, desk, planId });
  await thirdMeeting({ house, desk, planId });
  const after = await planner.call(planContract.readPlan, { planId });
  expect(after.actions.find(({ id }) => id === ask)).toMatchObject({ state: 'stopped', postponed: 3 });
  await lookBack(desk, planId);
});

/** Reads the templates, chooses one, and begins with it today. Returns the id of the plan. */
async function beginFromTemplate(desk: Page): Promise<string> {
  await desk.goto('/studio/plan/templates');
  await see(desk, 'Plan from a template');
  await desk.getByRole('radio', { name: /^Social media without fear/ }).check();
  await desk.getByRole('heading', { level: 2, name: 'Social media without fear' }).waitFor();
  await desk.getByText('Nobody is afraid any more of being told off for a private post.').waitFor();
  await expectAccessibleInBoth(desk);
  await desk.getByLabel('First day').fill('2026-11-23');
  await desk.getByRole('button', { name: 'Begin from this template' }).click();
  await see(desk, 'Social media without fear');
  return new URL(desk.url()).pathname.split('/').at(-1) ?? '';
}

async function openHearing(desk: Page, planId: string): Promise<void> {
  await desk.goto(`/studio/plan/${planId}/hearing`);
  await desk.getByText('nobody has heard it yet').waitFor();
  await desk.getByLabel('Last day').fill('2026-11-30');
  await desk.getByLabel('Share that must have read it').fill('30');
  await desk.getByRole('button', { name: 'Open the hearing' }).click();
  await desk.getByText('the hearing lasts 8 days more').waitFor();
  await desk.getByText('0 % of everyone have read it; 2 more are needed').waitFor();
}

/** The screen of the planner learns by itself what came in, and the start stays locked. */
async function blocked(desk: Page): Promise<void> {
  await desk.getByText('a suggestion has no decision').waitFor();
  await desk.getByText('1 question or worry waits for an answer').waitFor();
  expect(await desk.getByRole('link', { name: MANAGERS }).count()).toBe(2);
  const start = desk.getByRole('button', { name: 'Start the plan' });
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  await expectAccessibleInBoth(desk);
}

async function start(desk: Page, planId: string): Promise<void> {
  await desk.goto(`/studio/plan/${planId}/hearing`);
  await desk.getByText('Heard, read and answered. The plan can start.').waitFor();
  await desk.getByRole('button', { name: 'Start the plan' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Start the plan' }).click();
  await desk.getByText('Lucía Ferrer started the plan on 1 Dec 2026.').waitFor();
}

async function credited(desk: Page, planId: string): Promise<void> {
  await desk.goto(`/studio/plan/${planId}/changelog`);
  await desk.getByText('Thanks to Aino Lehtonen').waitFor();
  await desk.locator('ins', { hasText: SHORTER }).waitFor();
  await expectAccessible(desk);
}

async function weekly(desk: Page, planId: string, owner: Visitor): Promise<void> {
  await desk.goto(`/studio/plan/${planId}/check-ins`);
  await desk.getByRole('combobox', { name: 'Who runs it' }).fill('Jukka');
  await desk.getByRole('option', { name: /^Jukka Salmela/ }).click();
  await desk.getByRole('button', { name: 'Set the weekly time' }).click();
  await desk.getByText('Every Monday at 09:00 (Europe/Helsinki)').waitFor();
  await desk.getByText('Monday 7 December', { exact: false }).first().waitFor();
  await expectAccessibleInBoth(desk);
  const { series } = await owner.call(planContract.listCheckIns, { planId });
  expect(series?.ownerId).toBe(owner.id);
}

async function lookBack(desk: Page, planId: string): Promise<void> {
  await desk.goto(`/studio/plan/${planId}/past?on=2026-11-23`);
  await desk.getByText('The plan as it stood on 23 November 2026').waitFor();
  const row = desk.getByRole('listitem').filter({ hasText: ASK });
  await row.getByText('Different today').waitFor();
  await row.locator('ins', { hasText: 'Stopped' }).waitFor();
  await expectAccessible(desk);
}
