import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner']);
const owner = await app.person();
const member = await app.person();

test('Studio is told what waits in the plans that people can read, and nobody else is', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const draft = await autumnPlan(planner, owner);
  expect((await planner.call(planContract.readPlanNeeds, {})).plans).toEqual([]);

  await openHearing(planner, draft.planId);
  await member.call(planContract.suggestChange, {
    lineKind: 'action',
    lineId: draft.ask,
    named: true,
    parts: [{ field: 'dueOn', before: '2026-12-04', after: '2026-12-07' }],
  });
  await member.call(planContract.offerHelp, { actionId: draft.manual, words: 'I write well.' });
  const heard = (await planner.call(planContract.readPlanNeeds, {})).plans;
  expect(heard).toMatchObject([
    {
      planId: draft.planId,
      state: 'hearing',
      hearing: { closesOn: '2026-11-30', canStart: false },
      openSuggestions: 1,
      openOffers: 1,
      late: 0,
    },
  ]);
  expect(await member.refused(planContract.readPlanNeeds, {})).toMatchObject({ status: 403 });

  const { suggestions } = await planner.call(planContract.listSuggestions, { planId: draft.planId });
  const suggestionId = suggestions[0]?.id ?? '';
  await planner.call(planContract.decideSuggestion, { suggestionId, taken: [{ part: 0 }] });
  app.setClock('2026-12-01T09:00:00.000Z');
  const [ready] = (await planner.call(planContract.readPlanNeeds, {})).plans;
  expect(ready).toMatchObject({ state: 'heard', hearing: { canStart: true }, openSuggestions: 0 });

  await planner.call(planContract.startPlan, { planId: draft.planId });
  app.setClock('2026-12-09T09:00:00.000Z');
  const [late] = (await planner.call(planContract.readPlanNeeds, {})).plans;
  expect(late).toMatchObject({ state: 'under_way', hearing: null, late: 1, blocked: 0 });
});

test('a line leads to its plan for those who look into Studio', async () => {
  const { planId, practice, goal } = await autumnPlan(planner, owner);
  expect(await planner.call(planContract.findLine, { lineKind: 'action', lineId: practice })).toEqual({
    planId,
  });
  expect(await planner.call(planContract.findLine, { lineKind: 'goal', lineId: goal })).toEqual({ planId });
  expect(await planner.refused(planContract.findLine, { lineKind: 'goal', lineId: practice })).toMatchObject({
    status: 404,
    code: 'plan.line_not_found',
  });
  expect(await member.refused(planContract.findLine, { lineKind: 'goal', lineId: goal })).toMatchObject({
    status: 403,
  });
});
