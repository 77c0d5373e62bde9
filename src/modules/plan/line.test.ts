import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { autumnPlan } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const colleague = await app.person(['planner'], { name: 'Iker Goñi' });
const leader = await app.person(['leader']);
const owner = await app.person([], { name: 'Lucía Ferrer' });
const member = await app.person([]);

test('a plan is written line by line and read with all of it', async () => {
  const autumn = await autumnPlan(planner, owner);
  const plan = await planner.call(planContract.readPlan, { planId: autumn.planId });
  expect(plan).toMatchObject({
    state: 'draft',
    title: { fi: 'Työ näkyviin ilman pelkoa' },
    goals: [{ sentence: { en: 'Nobody is afraid of being told off for a private post.' } }],
    phases: [{ title: { en: 'Listen' } }, { title: { en: 'Learn' } }],
    can: { edit: true, start: false, override: false },
  });
  expect(plan.actions.map(({ id }) => id)).toEqual(
    expect.arrayContaining([autumn.ask, autumn.manual, autumn.practice]),
  );
  expect(plan.names[owner.id]).toBe('Lucía Ferrer');
});

test('only planners of the whole organisation write; leaders read; members find nothing', async () => {
  const { planId, ask, listen, goal } = await autumnPlan(planner, owner);
  const writes = [
    [planContract.createPlan, { startsOn: '2026-12-01', title: { en: 'Mine' } }],
    [planContract.changePlan, { planId, version: 1, fields: { title: { en: 'Mine' } } }],
    [planContract.addGoal, { planId, sentence: { en: 'Mine' } }],
    [planContract.addPhase, { planId, title: { en: 'Mine' } }],
    [planContract.addAction, { phaseId: listen, title: { en: 'Mine' } }],
    [planContract.changeAction, { actionId: ask, version: 1, fields: { title: { en: 'Mine' } } }],
    [planContract.moveAction, { actionId: ask, phaseId: listen, after: null }],
    [planContract.removeAction, { actionId: ask, version: 1 }],
    [planContract.removeGoal, { goalId: goal, version: 1, leftHanging: [] }],
    [
      planContract.sealLine,
      { lineKind: 'action', lineId: ask, version: 1, reason: 'No', opensOn: '2027-01-01' },
    ],
    [planContract.discardPlan, { planId }],
    [planContract.undo, { planId, setId: newId() }],
    [planContract.openHearing, { planId, opensOn: '2026-11-23', closesOn: '2026-11-30' }],
    [planContract.createStrategy, {}],
  ] as const;
  for (const [endpoint, input] of writes) {
    for (const somebody of [leader, member, owner])
      expect(await somebody.refused(endpoint, input)).toMatchObject({ status: 403, code: 'role_needed' });
    expect(await app.nobody.refused(endpoint, input)).toMatchObject({ status: 401 });
  }
  expect((await leader.call(planContract.readPlan, { planId })).can).toMatchObject({ edit: false });
  expect(await member.refused(planContract.readPlan, { planId })).toMatchObject({ status: 403 });
});

test('a planner of one unit reads plans and writes none', async () => {
  const { planId, ask } = await autumnPlan(planner, owner);
  const unitPlanner = await app.person();
  const unit = await createUnit(app.db);
  const grant = { id: newId(), personId: unitPlanner.id, role: 'planner' as const, unitId: unit.id };
  await app.db
    .insertInto('access_grant')
    .values({ ...grant, grantedBy: null, grantedAt: '2026-11-23T09:00:00.000Z' })
    .execute();
  expect((await unitPlanner.call(planContract.readPlan, { planId })).can.edit).toBe(false);
  const change = { actionId: ask, version: 1, fields: { title: { en: 'Ours' } } };
  expect(await unitPlanner.refused(planContract.changeAction, change)).toMatchObject({
    status: 403,
    code: 'plan.planners_of_all_only',
  });
});

test('two people edit the same line: the later one is refused with what stands now, and nothing is lost', async () => {
  const { planId, ask } = await autumnPlan(planner, owner);
  const mine = { actionId: ask, version: 1, fields: { title: { en: 'Ask everybody' } } };
  const theirs = { actionId: ask, version: 1, fields: { title: { en: 'Ask nobody' } } };
  const [first, second] = await Promise.all([
    planner.call(planContract.changeAction, mine).catch((error: unknown) => error),
    colleague.call(planContract.changeAction, theirs).catch((error: unknown) => error),
  ]);
  const { actions } = await planner.call(planContract.readPlan, { planId });
  const now = actions.find(({ id }) => id === ask);
  expect(now?.version).toBe(2);
  const outcomes = [first, second].map((answer) => answer instanceof Error);
  expect(outcomes.sort()).toEqual([false, true]);
  expect(await colleague.refused(planContract.changeAction, theirs)).toMatchObject({
    status: 409,
    code: 'edited_meanwhile',
    current: { id: ask, version: 2, title: now?.title },
  });
});

test('the owner of an action says how it stands; a colleague who does not own it may not', async () => {
  const { planId, practice } = await autumnPlan(planner, owner);
  await planner.call(planContract.openHearing, { planId, opensOn: '2026-11-23', closesOn: '2026-11-30' });
  const state = { actionId: practice, version: 1, state: 'blocked' as const };
  expect(await owner.refused(planContract.changeActionState, state)).toMatchObject({
    status: 422,
    code: 'plan.state_needs_reason',
  });
  const withReason = { ...state, reason: 'The room is taken.' };
  expect(await member.refused(planContract.changeActionState, withReason)).toMatchObject({
    status: 403,
    code: 'plan.owner_or_planner_only',
  });
  await owner.call(planContract.changeActionState, withReason);
  const seen = await planner.call(planContract.readAction, { actionId: practice });
  expect(seen).toMatchObject({
    state: 'blocked',
    stateReason: 'The room is taken.',
    health: ['blocked', 'risky'],
  });
  // The state is theirs; the words are the planners'.
  expect(
    await owner.refused(planContract.changeAction, { actionId: practice, version: 2, fields: {} }),
  ).toMatchObject({ status: 403 });
});

test('actions do not wait for each other in a circle, nor for what is not in their plan', async () => {
  const { manual, practice } = await autumnPlan(planner, owner);
  const other = await autumnPlan(planner, owner);
  const change = (waitsForIds: string[]) => ({ actionId: manual, version: 1, fields: { waitsForIds } });
  expect(await planner.refused(planContract.changeAction, change([practice]))).toMatchObject({
    status: 409,
    code: 'plan.waits_in_a_circle',
    actionIds: expect.arrayContaining([manual, practice]),
  });
  expect(await planner.refused(planContract.changeAction, change([other.ask]))).toMatchObject({
    status: 409,
    code: 'plan.action_not_in_plan',
  });
});

test('lines name people who are here, audiences in use, and days in their order', async () => {
  const { ask } = await autumnPlan(planner, owner);
  const gone = await createPerson(app.db, { state: 'left', leftOn: '2026-01-01' });
  const refusals = [
    [{ ownerId: gone.id }, 422, 'plan.person_not_here'],
    [{ helperIds: [newId()] }, 422, 'plan.person_not_here'],
    [{ audienceId: newId() }, 422, 'plan.audience_not_in_use'],
    [{ startsOn: '2026-12-20' }, 422, 'plan.due_before_it_starts'],
    [{ goalIds: [newId()] }, 409, 'plan.goal_not_in_plan'],
  ] as const;
  for (const [fields, status, code] of refusals)
    expect(
      await planner.refused(planContract.changeAction, { actionId: ask, version: 1, fields }),
    ).toMatchObject({ status, code });
});

test('actions are moved, and the order holds while others are moved between them', async () => {
  const { planId, listen, learn, ask, manual, practice } = await autumnPlan(planner, owner);
  await planner.call(planContract.moveAction, { actionId: practice, phaseId: listen, after: null });
  await planner.call(planContract.moveAction, { actionId: ask, phaseId: listen, after: manual });
  const inListen = async () =>
    (await planner.call(planContract.readPlan, { planId })).actions
      .filter(({ phaseId }) => phaseId === listen)
      .map(({ id }) => id);
  expect(await inListen()).toEqual([practice, manual, ask]);
  // Two neighbours that grew so close that a key between them would be long: all are written anew, in order.
  const close = `1${'0'.repeat(40)}`;
  await sql`update plan_action set position = '1' where id = ${practice}`.execute(app.db);
  await sql`update plan_action set position = ${`${close}1`} where id = ${manual}`.execute(app.db);
  await sql`update plan_action set position = '2' where id = ${ask}`.execute(app.db);
  await planner.call(planContract.moveAction, { actionId: ask, phaseId: listen, after: practice });
  expect(await inListen()).toEqual([practice, ask, manual]);
  const { actions } = await planner.call(planContract.readPlan, { planId });
  for (const { position } of actions) expect(position.length).toBeLessThan(5);
  expect(await planner.refused(planContract.removePhase, { phaseId: listen, version: 1 })).toMatchObject({
    code: 'plan.phase_not_empty',
  });
  await planner.call(planContract.removePhase, { phaseId: learn, version: 1 });
});

test('several actions are moved in time in one act, or none of them', async () => {
  const { planId, ask, manual } = await autumnPlan(planner, owner);
  const changes = [
    { actionId: ask, version: 1, fields: { dueOn: '2026-12-11' } },
    { actionId: manual, version: 7, fields: { dueOn: '2026-12-18' } },
  ];
  expect(await planner.refused(planContract.changeActions, { planId, changes })).toMatchObject({
    code: 'edited_meanwhile',
    current: { id: manual },
  });
  const dueOn = async () =>
    (await planner.call(planContract.readPlan, { planId })).actions.find(({ id }) => id === ask)?.dueOn;
  expect(await dueOn()).toBe('2026-12-04');
  await planner.call(planContract.changeActions, {
    planId,
    changes: changes.map((change) => ({ ...change, version: 1 })),
  });
  expect(await dueOn()).toBe('2026-12-11');
});

test('a goal is removed only by somebody who saw what hangs on it, and its actions lose it', async () => {
  const { planId, goal, ask, manual, practice } = await autumnPlan(planner, owner);
  const { dependants } = await planner.call(planContract.readGoalDependants, { goalId: goal });
  const hanging = dependants.filter(({ hangs }) => hangs).map(({ id }) => id);
  expect(hanging.sort()).toEqual([ask, manual, practice].sort());
  expect(
    await planner.refused(planContract.removeGoal, { goalId: goal, version: 1, leftHanging: [ask] }),
  ).toMatchObject({
    status: 409,
    code: 'plan.more_is_linked',
    leftHanging: expect.arrayContaining([manual]),
  });
  await planner.call(planContract.removeGoal, { goalId: goal, version: 1, leftHanging: hanging });
  const plan = await planner.call(planContract.readPlan, { planId });
  expect(plan.goals).toEqual([]);
  for (const { goalIds } of plan.actions) expect(goalIds).toEqual([]);
});

test('a measure records the answers to its questions, and the helper judges them', async () => {
  const { goal } = await autumnPlan(planner, owner);
  const answers = {
    moves: 'within_weeks',
    countedOver: 240,
    hoursPerReading: 1,
    gaming: 'possible',
    gamedBy: 'By asking only those who post.',
  } as const;
  const measure = {
    name: { en: 'Fear of posting' },
    unit: 'score',
    direction: 'down',
    baseline: 3.6,
    target: 2.5,
    source: { kind: 'survey_item', what: 'I worry about posting' },
  } as const;
  const { verdict } = await leader.call(planContract.judgeMeasure, { ...measure, answers });
  expect(verdict).toBe('usable');
  const { id } = await planner.call(planContract.addMeasure, { goalId: goal, ...measure });
  await planner.call(planContract.changeMeasure, { measureId: id, version: 1, fields: { answers } });
  expect(
    await planner.refused(planContract.changeMeasure, { measureId: id, version: 1, fields: { target: 2 } }),
  ).toMatchObject({ code: 'edited_meanwhile', current: { answers, target: 2.5 } });
});
