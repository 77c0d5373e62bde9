import { expect, test } from 'vitest';
import { daysBetween } from '#kernel/calendar.ts';
import { newId } from '#kernel/ids.ts';
import { brandContract } from '#modules/brand/contract.ts';
import { putNode } from '#modules/brand/store/link.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { templateName } from './contract/plan.ts';
import { planContract } from './contract.ts';
import { templateNamed } from './domain/template.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'fi' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen', language: 'es' });
const colleague = await app.person(['planner']);
const leader = await app.person(['leader']);
const owner = await app.person([]);
const member = await app.person([]);

/** A published promise, as the brand core puts it onto the thread. */
async function promiseOnThread(): Promise<string> {
  const id = newId();
  await putNode(app.db, {
    kind: 'promise',
    id,
    title: { en: 'You may speak up' },
    state: 'open',
    sealed: false,
    ownerId: null,
    startsOn: null,
    endsOn: null,
    closedAt: null,
  });
  return id;
}

test.each(templateName.options)(
  'a plan begins from the template %s, in all languages at once',
  async (template) => {
    const { templates } = await leader.call(planContract.listTemplates, {});
    const shown = templates.find(({ name }) => name === template);
    const { id: planId } = await planner.call(planContract.createPlan, {
      template,
      startsOn: '2027-01-11',
      currency: 'EUR',
    });
    const plan = await planner.call(planContract.readPlan, { planId });
    expect(plan).toMatchObject({ state: 'draft', startsOn: '2027-01-11', undo: null });
    expect(plan.phases.length).toBe(shown?.phases.length);
    expect(plan.actions.length).toBe(shown?.phases.flatMap(({ actions }) => actions).length);
    for (const { title, goalIds, startsOn, dueOn } of plan.actions) {
      expect(Object.keys(title).sort()).toEqual(['en', 'es', 'fi']);
      expect(goalIds.length).toBeGreaterThan(0);
      expect(String(startsOn) >= '2027-01-11' && String(dueOn) <= plan.endsOn).toBe(true);
    }
    const { nodes } = await planner.call(brandContract.readThread, {});
    for (const { id } of [...plan.goals, ...plan.measures, ...plan.actions])
      expect(nodes.find((node) => node.id === id)).toMatchObject({ state: 'draft' });
    await planner.call(planContract.discardPlan, { planId });
    const after = await planner.call(brandContract.readThread, {});
    expect(after.nodes.filter(({ id }) => plan.actions.some((action) => action.id === id))).toEqual([]);
    expect(await planner.refused(planContract.readPlan, { planId })).toMatchObject({ status: 404 });
  },
);

test('a template says beforehand what its plan will cost, and writes single words in the chosen language', async () => {
  const { templates } = await leader.call(planContract.listTemplates, { language: 'fi' });
  const shown = templates.find(({ name }) => name === 'social-media');
  expect(shown?.title.language).toBe('fi');
  const { id: planId } = await planner.call(planContract.createPlan, {
    template: 'social-media',
    startsOn: '2027-01-11',
    currency: 'EUR',
    language: 'fi',
  });
  const { totals, actions, measures, phases } = await planner.call(planContract.readPlan, { planId });
  expect(totals).toMatchObject({
    money: [{ cents: shown?.cost.cents, currency: 'EUR' }],
    hours: shown?.cost.hours,
    expertDays: shown?.cost.expertDays,
  });
  const last = phases.at(-1)?.endsOn ?? '';
  expect(Math.ceil(daysBetween('2027-01-11', last) / 7)).toBe(shown?.phases.at(-1)?.toWeek);
  const finnish = templateNamed('social-media');
  const said = finnish?.phases.flatMap((phase) =>
    phase.actions.flatMap(({ costs = [] }) => costs.map(({ what }) => what.fi)),
  );
  expect(actions.flatMap(({ costs }) => costs.map(({ what }) => what)).sort()).toEqual(said?.sort());
  expect(measures.map(({ source }) => source.what)).toContain(finnish?.goals[0]?.measures[0]?.what.fi);
  await planner.call(planContract.discardPlan, { planId });
});

test('the thread runs from a promise to the goal, its measure and its actions, and follows every change', async () => {
  const promiseId = await promiseOnThread();
  const { planId, goal, ask, manual } = await autumnPlan(planner, owner);
  const { id: measureId } = await planner.call(planContract.addMeasure, {
    goalId: goal,
    name: { en: 'Fear of posting' },
    unit: 'score',
    direction: 'down',
    target: 2.5,
    source: { kind: 'survey_item', what: 'I worry' },
  });
  const serves = [{ kind: 'promise' as const, id: promiseId }];
  await planner.call(planContract.changeGoal, { goalId: goal, version: 1, fields: { serves } });
  const below = async () =>
    (
      await planner.call(brandContract.walkThread, { kind: 'promise', nodeId: promiseId, direction: 'down' })
    ).nodes.map(({ id }) => id);
  expect(await below()).toEqual(expect.arrayContaining([promiseId, goal, measureId, ask, manual]));
  await planner.call(planContract.changeAction, { actionId: ask, version: 1, fields: { goalIds: [] } });
  expect(await below()).not.toContain(ask);
  await openHearing(planner, planId);
  await owner.call(planContract.changeActionState, { actionId: manual, version: 1, state: 'realised' });
  const { nodes } = await member.call(brandContract.readThread, { from: '2026-11-01', to: '2027-12-31' });
  expect(nodes.find(({ id }) => id === goal)).toMatchObject({ state: 'open' });
  expect(await member.call(planContract.readOpenPlan, { planId })).toMatchObject({
    goals: [{ serves: [{ kind: 'promise', id: promiseId, title: { text: 'You may speak up' } }] }],
  });
  const unknown = [{ kind: 'value' as const, id: newId() }];
  expect(
    await planner.refused(planContract.changeGoal, { goalId: goal, version: 2, fields: { serves: unknown } }),
  ).toMatchObject({ status: 404, code: 'brand.thread_node_not_found' });
});

test('links that another module made stay when the plan changes its own', async () => {
  const { goal, ask } = await autumnPlan(planner, owner);
  const campaignId = newId();
  const campaign = {
    kind: 'campaign' as const,
    id: campaignId,
    title: { en: 'Campaign' },
    state: 'open' as const,
  };
  const facts = { sealed: false, ownerId: null, startsOn: null, endsOn: null, closedAt: null };
  await putNode(app.db, { ...campaign, ...facts });
  await app.db
    .insertInto('brand_link')
    .values({ fromKind: 'action', fromId: ask, toKind: 'campaign', toId: campaignId })
    .execute();
  await planner.call(planContract.changeAction, { actionId: ask, version: 1, fields: { goalIds: [] } });
  const up = await planner.call(brandContract.walkThread, { kind: 'action', nodeId: ask, direction: 'up' });
  const ids = up.nodes.map(({ id }) => id);
  expect(ids).toContain(campaignId);
  expect(ids).not.toContain(goal);
});

test('a strategy says why, and the later of two editors sees both texts', async () => {
  const texts = {
    title: { en: 'Inside first' },
    why: { en: 'Customers notice what people believe.' },
    serves: { en: 'From pumps to service.' },
  };
  const period = { startsOn: '2026-09-01', endsOn: '2027-08-31', ownerId: leader.id };
  const made = await planner.call(planContract.createStrategy, { ...texts, ...period });
  const change = { strategyId: made.id, version: 1, ...texts, ...period };
  await colleague.call(planContract.changeStrategy, { ...change, why: { en: 'Theirs.' } });
  expect(
    await planner.refused(planContract.changeStrategy, { ...change, why: { en: 'Mine.' } }),
  ).toMatchObject({
    code: 'edited_meanwhile',
    current: { why: { en: 'Theirs.' }, version: 2 },
  });
  const backwards = { ...change, version: 2, endsOn: '2026-01-01' };
  expect(await planner.refused(planContract.changeStrategy, backwards)).toMatchObject({ status: 422 });
  for (const endpoint of [planContract.createStrategy, planContract.changeStrategy])
    expect(await leader.refused(endpoint, change)).toMatchObject({ status: 403 });
  expect(await member.refused(planContract.listStrategies, {})).toMatchObject({ status: 403 });
  expect((await leader.call(planContract.listStrategies, {})).strategies).toMatchObject([
    { can: { edit: false } },
  ]);
  const { planId } = await autumnPlan(planner, owner);
  await planner.call(planContract.changePlan, { planId, version: 1, fields: { strategyId: made.id } });
  expect(
    await planner.refused(planContract.changePlan, { planId, version: 2, fields: { strategyId: newId() } }),
  ).toMatchObject({ code: 'plan.strategy_not_found' });
});

test('the plans are listed with how far they are, drafts too, for those who look into Studio', async () => {
  const { planId, ask } = await autumnPlan(planner, owner);
  await planner.call(planContract.changeActionState, { actionId: ask, version: 1, state: 'realised' });
  const { plans, can } = await leader.call(planContract.listPlans, {});
  expect(plans.find(({ id }) => id === planId)).toMatchObject({ state: 'draft', actions: 3, realised: 1 });
  expect(can.create).toBe(false);
  expect(await member.refused(planContract.listPlans, {})).toMatchObject({ status: 403 });
});

test('a plan that changes hands has its open questions answered by the new owner', async () => {
  const { planId, goal } = await autumnPlan(planner, owner);
  await planner.call(planContract.changePlan, { planId, version: 1, fields: { ownerId: leader.id } });
  const subject = await app.db
    .selectFrom('conversation_subject')
    .select('ownerId')
    .where('kind', '=', 'plan.goal')
    .where('id', '=', goal)
    .executeTakeFirst();
  expect(subject?.ownerId).toBe(leader.id);
});
