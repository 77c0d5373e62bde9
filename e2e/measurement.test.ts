import { afterAll, beforeAll, expect, test } from 'vitest';
import { laboratory } from '#modules/measurement/fixtures/experiment.ts';
import { endExperiments } from '#modules/measurement/service/experiment-end.ts';
import type { Visitor } from '#test/app.ts';
import { DESK, expectAccessible, PHONE } from '#test/browser.ts';
import { expectAccessibleInBoth, see } from './access-cast.ts';
import { type PlanHouse, planHouse } from './plan-house.ts';

let house: PlanHouse;
let planner: Visitor;
let approver: Visitor;

beforeAll(async () => {
  house = await planHouse();
  const { product } = house;
  planner = await product.person(['planner'], { name: 'Aino Lehtonen', language: 'en' });
  approver = await product.person([], { name: 'Matti Harju', language: 'en' });
});
afterAll(() => house?.close());

const laboratoryHere = () => laboratory(house.product, { planner, approver });

test('a stepped start over twelve units with an effect is found, and a leader reads the frozen report on a phone', async () => {
  const { experimentId, campaignId, measureId } = await laboratoryHere().steppedStart(0.6, 7);
  await house.itIs('2026-12-28', '09:00');
  await endExperiments(house.product.context());
  const desk = await house.arrive(planner, DESK);
  await desk.goto(`/studio/results/experiments/${experimentId}`);
  await desk.getByText('Works', { exact: true }).waitFor();
  await desk.getByText('drawn again, it comes out the same', { exact: false }).waitFor();
  await expectAccessibleInBoth(desk);

  await desk.goto('/studio/results/effects');
  await desk.getByRole('link', { name: 'Huddles step by step' }).waitFor();
  await expectAccessible(desk);

  await desk.goto(`/studio/results?campaign=${campaignId}`);
  await see(desk, 'Results');
  await desk.getByRole('link', { name: 'Sure what to post' }).click();
  await desk.waitForURL(`**/measures/${measureId}`);
  await desk.getByRole('button', { name: 'Enter a reading' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Day').fill('2026-12-21');
  await dialog.getByLabel('Value').fill('3,4');
  await dialog.getByRole('button', { name: 'Enter it' }).click();
  await desk.getByRole('button', { name: 'Correct the reading of 21 Dec 2026' }).click();
  await dialog.getByLabel('Value').fill('3.5');
  await dialog.getByLabel('Why').fill('A typing error');
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await desk.getByRole('button', { name: 'Corrected once' }).click();
  await desk.getByText('3.4 points became 3.5 points').waitFor();
  await expectAccessibleInBoth(desk);

  await desk.goto(`/campaigns/${campaignId}/report`);
  await desk.getByRole('button', { name: 'Freeze and share with everyone' }).click();
  await desk.getByText('nothing has changed since it was frozen', { exact: false }).waitFor();
  const leader = await house.product.person(['leader'], { name: 'Petri Nieminen', language: 'fi' });
  const phone = await house.arrive(leader, PHONE, 'fi');
  await phone.goto(`/campaigns/${campaignId}/report`);
  await phone.getByText('Toimii', { exact: true }).waitFor();
  await expectAccessibleInBoth(phone);
  const download = phone.waitForEvent('download');
  await phone.getByRole('button', { name: 'Tallenna PDF-tiedostona' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

  // Nothing of the campaign has gone out and it is not closed: to members it is not there.
  const member = await house.product.person([], { name: 'Jukka Salmela', language: 'es' });
  const other = await house.arrive(member, PHONE, 'es');
  await other.goto(`/campaigns/${campaignId}/report`);
  await other.getByRole('alert').waitFor();
  expect(await other.getByText('Funciona', { exact: true }).count()).toBe(0);
});

test('without an effect the page does not say that it works', async () => {
  const { experimentId } = await laboratoryHere().steppedStart(0, 11);
  await house.itIs('2026-12-28', '09:00');
  await endExperiments(house.product.context());
  const desk = await house.arrive(planner, DESK);
  await desk.goto(`/studio/results/experiments/${experimentId}`);
  await desk.getByText(/^(Cannot tell yet|Too small to matter)$/).waitFor();
  expect(await desk.getByText('Works', { exact: true }).count()).toBe(0);
});
