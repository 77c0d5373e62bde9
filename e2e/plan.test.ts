import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationContract } from '#modules/conversation/contract.ts';
import { planContract } from '#modules/plan/contract.ts';
import type { Visitor } from '#test/app.ts';
import { DESK, expectAccessible, launchBrowser, PHONE, visit } from '#test/browser.ts';
import { type ClockedProduct, clockedProduct } from '#test/clocked-product.ts';
import { createOrganisation } from '#test/factories.ts';
import { expectAccessibleInBoth, see } from './access-cast.ts';

interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly person: Visitor;
}

let browser: Browser;
let product: ClockedProduct;
let now = '';
const devices: Device[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), clockedProduct()]);
  await createOrganisation(product.db, { language: 'en' });
});
afterAll(() => browser?.close());

/** It is this day, at this hour in Greenwich, for the product and for everybody's device; whoever was away signs in again. */
async function itIs(day: string, hour: string): Promise<void> {
  now = `${day}T${hour}:00.000Z`;
  product.setClock(now);
  for (const { context, person } of devices) await product.enter(context, person.id, now);
}

async function arrive(
  person: Visitor,
  viewport: typeof DESK,
  language: 'en' | 'fi' | 'es' = 'en',
): Promise<Page> {
  const { context, page } = await visit(browser, { url: product.url, viewport, language });
  await product.enter(context, person.id, now);
  devices.push({ context, page, person });
  return page;
}

const ASK = 'Ask what people fear, in every group';
const MANAGERS = 'Middle managers: forty-five minutes each group';
const SHORTER = 'Middle managers: thirty minutes each group, twice';

test('a plan goes from a template through its hearing to its third check-in', async () => {
  now = '2026-11-23T07:00:00.000Z';
  product.setClock(now);
  const planner = await product.person(['planner'], { name: 'Lucía Ferrer', language: 'en' });
  const owner = await product.person([], { name: 'Jukka Salmela', language: 'en' });
  const member = await product.person([], { name: 'Aino Lehtonen', language: 'fi' });
  for (let n = 0; n < 3; n += 1) await product.person();
  const desk = await arrive(planner, DESK);
  const phone = await arrive(member, PHONE, 'fi');

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

  await itIs('2026-12-01', '07:00');
  await start(desk, planId);
  await credited(desk, planId);
  await weekly(desk, planId, owner);

  await itIs('2026-12-02', '07:00');
  const once = { actionId: ask, version: 2, fields: { dueOn: '2026-12-09' } };
  await planner.call(planContract.changeAction, once);
  await firstMeeting(desk, { planId, owner, phone });
  await secondMeeting(desk, planId);
  await thirdMeeting(desk, planId);
  const after = await planner.call(planContract.readPlan, { planId });
  expect(after.actions.find(({ id }) => id === ask)).toMatchObject({ state: 'stopped', postponed: 3 });
  await lookBack(desk, planId);
});

test('actions come from a table whose problems are named by row and column, all of them or none', async () => {
  now = '2026-11-23T07:00:00.000Z';
  product.setClock(now);
  const planner = await product.person(['planner'], { name: 'Nerea Zubiri', language: 'es' });
  await product.person([], { name: 'Iker Goñi' });
  const { id: planId } = await planner.call(planContract.createPlan, {
    title: { es: 'Plan de otoño' },
    startsOn: '2026-11-23',
  });
  const desk = await arrive(planner, DESK, 'es');
  await desk.goto(`/studio/plan/${planId}/files`);
  await see(desk, 'Archivos e impresión');
  await expectAccessibleInBoth(desk);
  const table = (day: string) =>
    `Fase;Acción;Responsable;Fecha límite\nEscuchar;Hablar con doce personas;Iker Goñi;${day}\nEscuchar;Escribir el manual;;11.12.2026`;
  await desk.getByLabel('O pega una tabla').fill(table('31.2.2027'));
  await desk.getByRole('button', { name: 'Leer la tabla' }).click();
  await desk.getByText('Fila 2, Fecha límite').waitFor();
  const write = desk.getByRole('button', { name: 'Escribirlas en el plan' });
  expect(await write.getAttribute('aria-disabled')).toBe('true');
  await expectAccessibleInBoth(desk);
  // A guess is only a guess: the column may be left out, and is meant again.
  await desk.getByLabel('¿Qué es «Fecha límite»?').selectOption('');
  await desk.getByText('Se pueden escribir 2 acciones.').waitFor();
  await desk.getByLabel('¿Qué es «Fecha límite»?').selectOption('dueOn');
  await desk.getByText('Fila 2, Fecha límite').waitFor();
  expect((await planner.call(planContract.readPlan, { planId })).actions).toEqual([]);

  await desk.goto(`/studio/plan/${planId}/files`);
  await desk.getByLabel('O pega una tabla').fill(table('4.12.2026'));
  await desk.getByRole('button', { name: 'Leer la tabla' }).click();
  await desk.getByText('Se pueden escribir 2 acciones.').waitFor();
  await write.click();
  await see(desk, 'Plan de otoño');
  const { actions, names } = await planner.call(planContract.readPlan, { planId });
  expect(actions.map(({ dueOn }) => dueOn).sort()).toEqual(['2026-12-04', '2026-12-11']);
  expect(Object.values(names)).toContain('Iker Goñi');

  await desk.goto(`/studio/plan/${planId}/files`);
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Descargar como tabla (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Plan de otoño.csv');
  await desk.getByRole('link', { name: 'Abrir como documento para imprimir' }).click();
  await see(desk, 'Plan de otoño');
  await desk.getByRole('rowheader', { name: 'Hablar con doce personas' }).waitFor();
  await expectAccessible(desk);
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

/** Opens the meeting of a Monday at nine in Helsinki. */
async function meet(desk: Page, planId: string, day: string): Promise<void> {
  await itIs(day, '07:00');
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
async function firstMeeting(
  desk: Page,
  { planId, owner, phone }: { planId: string; owner: Visitor; phone: Page },
): Promise<void> {
  await meet(desk, planId, '2026-12-07');
  await expectAccessibleInBoth(desk);
  await desk.getByRole('button', { name: 'Draw a guest' }).click();
  await desk.getByText(/has been asked$/).waitFor();
  await desk.getByRole('button', { name: 'How it was drawn' }).click();
  await desk.getByRole('dialog').getByText('Seed', { exact: true }).waitFor();
  await desk.keyboard.press('Escape');

  // The owner runs the meetings without any role, and is in the same one from another place.
  const pocket = await arrive(owner, PHONE);
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

async function secondMeeting(desk: Page, planId: string): Promise<void> {
  await meet(desk, planId, '2026-12-14');
  await putOff(desk, '2026-12-18');
  await sayRealisedOfOthers(desk);
  await publish(desk, 'Late by a week.');
}

/** Put off for the third time: the meeting asks whether to stop it, and stops it. */
async function thirdMeeting(desk: Page, planId: string): Promise<void> {
  await meet(desk, planId, '2026-12-21');
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

async function lookBack(desk: Page, planId: string): Promise<void> {
  await desk.goto(`/studio/plan/${planId}/past?on=2026-11-23`);
  await desk.getByText('The plan as it stood on 23 November 2026').waitFor();
  const row = desk.getByRole('listitem').filter({ hasText: ASK });
  await row.getByText('Different today').waitFor();
  await row.locator('ins', { hasText: 'Stopped' }).waitFor();
  await expectAccessible(desk);
}
