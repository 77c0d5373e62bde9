import { expect, test } from 'vitest';
import type { z } from 'zod';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import type { planContract as plans } from './contract/plan.ts';
import { planContract } from './contract.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const colleague = await app.person(['planner'], { name: 'Iker Goñi' });
const owner = await app.person([]);
const member = await app.person([]);

type Studio = z.output<typeof plans.readPlan.output>;

/** What a plan says, without the versions and instants that count every act. */
function contentOf(plan: Studio) {
  const bare = ({
    version: _version,
    changedAt: _changedAt,
    ...line
  }: {
    version: number;
    changedAt: string;
  }) => line;
  return {
    title: plan.title,
    goals: plan.goals.map(bare),
    phases: plan.phases.map(bare),
    actions: plan.actions.map(bare),
  };
}

const read = (planId: string) => planner.call(planContract.readPlan, { planId });

/** Takes back or does again what the plan's own buttons offer. */
async function press(planId: string, button: 'undo' | 'redo') {
  const plan = await read(planId);
  const setId = plan[button]?.setId;
  if (!setId) throw new Error(`There is nothing to ${button}`);
  return planner.call(planContract[button], { planId, setId });
}

test('acts are taken back one by one, and done again, with all their lines', async () => {
  const { planId, ask, manual, listen, goal } = await autumnPlan(planner, owner);
  const states = [contentOf(await read(planId))];
  const acts = [
    () =>
      planner.call(planContract.changeAction, {
        actionId: ask,
        version: 1,
        fields: { title: { en: 'Ask' } },
      }),
    () => planner.call(planContract.moveAction, { actionId: manual, phaseId: listen, after: null }),
    () => planner.call(planContract.removeAction, { actionId: manual, version: 2 }),
    () => planner.call(planContract.addAction, { phaseId: listen, title: { en: 'Another one' } }),
    async () => {
      const { dependants } = await planner.call(planContract.readGoalDependants, { goalId: goal });
      const leftHanging = dependants.map(({ id }) => id);
      return planner.call(planContract.removeGoal, { goalId: goal, version: 1, leftHanging });
    },
  ];
  for (const act of acts) {
    await act();
    states.push(contentOf(await read(planId)));
  }
  for (let step = acts.length - 1; step >= 0; step -= 1) {
    await press(planId, 'undo');
    expect(contentOf(await read(planId))).toEqual(states[step]);
  }
  for (let step = 1; step <= acts.length; step += 1) {
    await press(planId, 'redo');
    expect(contentOf(await read(planId))).toEqual(states[step]);
  }
});

test('what somebody else has changed since is not taken back, and it is said which line', async () => {
  const { planId, ask } = await autumnPlan(planner, owner);
  await planner.call(planContract.changeAction, {
    actionId: ask,
    version: 1,
    fields: { title: { en: 'Mine' } },
  });
  const change = { actionId: ask, version: 2, fields: { title: { en: 'Theirs' } } };
  await colleague.call(planContract.changeAction, change);
  const { undo } = await read(planId);
  expect(await planner.refused(planContract.undo, { planId, setId: undo?.setId })).toMatchObject({
    status: 409,
    code: 'plan.changed_since',
    lines: [{ kind: 'action', id: ask }],
  });
  // Another field of the same line is nobody's business of theirs.
  await colleague.call(planContract.undo, {
    planId,
    setId: (await colleague.call(planContract.readPlan, { planId })).undo?.setId ?? '',
  });
  const due = { actionId: ask, version: 4, fields: { dueOn: '2027-01-08' } };
  await colleague.call(planContract.changeAction, due);
  await press(planId, 'undo');
  const action = (await read(planId)).actions.find(({ id }) => id === ask);
  expect(action).toMatchObject({ title: { en: 'Ask twelve people what they fear' }, dueOn: '2027-01-08' });
});

test('nobody takes back what another did', async () => {
  const { planId, ask } = await autumnPlan(planner, owner);
  await colleague.call(planContract.changeAction, {
    actionId: ask,
    version: 1,
    fields: { title: { en: 'Theirs' } },
  });
  const theirs = (await colleague.call(planContract.readPlan, { planId })).undo?.setId;
  expect(await planner.refused(planContract.undo, { planId, setId: theirs })).toMatchObject({
    status: 409,
    code: 'plan.nothing_to_undo',
  });
});

test('any day of the past is seen as it was at its end, and members see the days of the hearing', async () => {
  app.setClock('2026-11-20T09:00:00.000Z');
  const { planId, ask, manual } = await autumnPlan(planner, owner);
  app.setClock('2026-11-24T09:00:00.000Z');
  await openHearing(planner, planId, { opensOn: '2026-11-24' });
  app.setClock('2026-11-25T09:00:00.000Z');
  await planner.call(planContract.changeAction, {
    actionId: ask,
    version: 1,
    fields: { title: { en: 'Ask everyone' } },
  });
  app.setClock('2026-11-26T09:00:00.000Z');
  await planner.call(planContract.removeAction, { actionId: manual, version: 1 });
  app.setClock('2026-11-27T09:00:00.000Z');

  const titles = async (on: string) => {
    const { actions } = await member.call(planContract.readPlanAt, { planId, on });
    return actions.map(({ title }) => title?.text);
  };
  const [asked, practice] = ['Ask twelve people what they fear', 'Practice hour in small groups'];
  expect((await titles('2026-11-24')).sort()).toEqual([asked, practice, 'Publish the manual'].sort());
  expect((await titles('2026-11-25')).sort()).toEqual(
    ['Ask everyone', practice, 'Publish the manual'].sort(),
  );
  expect((await titles('2026-11-27')).sort()).toEqual(['Ask everyone', practice].sort());
  expect(await member.refused(planContract.readPlanAt, { planId, on: '2026-11-23' })).toMatchObject({
    status: 404,
  });
  const draft = await planner.call(planContract.readPlanAt, { planId, on: '2026-11-21' });
  expect(draft.actions).toHaveLength(3);
  const before = await planner.call(planContract.readPlanAt, { planId, on: '2026-11-01' });
  expect(before).toMatchObject({ plan: null, goals: [], actions: [] });
});

test('the changelog is read page by page, newest first', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId } = await autumnPlan(planner, owner);
  const first = await planner.call(planContract.readChangelog, { planId, limit: 4 });
  const rest = await planner.call(planContract.readChangelog, {
    planId,
    limit: 200,
    after: first.next ?? '',
  });
  const numbers = [...first.rows, ...rest.rows].map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  expect(new Set(numbers).size).toBe(7);
  expect(rest.next).toBeNull();
});
