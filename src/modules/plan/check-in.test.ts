import { expect, test } from 'vitest';
import { conversationContract } from '#modules/conversation/contract.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { startedPlan } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en', zone: 'Europe/Helsinki' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const owner = await app.person([], { name: 'Lucía Ferrer' });
const member = await app.person([], { name: 'Marta Ibáñez' });

const monday = { weekday: 1, time: '09:00', zone: 'Europe/Helsinki', startsOn: '2026-12-01' } as const;

/** Opens the meeting of a day at nine in Helsinki. */
async function meet(planId: string, on: string, by: Visitor = planner) {
  app.setClock(`${on}T07:00:00.000Z`);
  return by.call(planContract.openCheckIn, { planId, occursOn: on });
}

test('the meeting fills itself with what is due, late, blocked, silent, and with overdue cases', async () => {
  const { planId, ask, manual, practice } = await startedPlan(app, planner, owner);
  const { id: caseId } = await member.call(conversationContract.createCase, {
    kind: 'question',
    text: 'Who runs the line meanwhile?',
    language: 'en',
    subject: { kind: 'plan.action', id: practice },
  });
  app.setClock('2026-12-07T06:00:00.000Z');
  await owner.call(planContract.changeActionState, {
    actionId: manual,
    version: 1,
    state: 'blocked',
    reason: 'Ill.',
  });
  const meeting = await meet(planId, '2026-12-07');
  expect(meeting.items.map(({ kind, id, reasons }) => [kind, id, reasons])).toEqual([
    ['action', manual, ['blocked', 'due']],
    ['action', ask, ['late']],
    ['case', caseId, ['overdue_case']],
  ]);
  // Practice was to begin on the seventh: after two weeks without a word it is silent, and late by then.
  const later = await meet(planId, '2026-12-21');
  expect(later.items.find(({ id }) => id === practice)?.reasons).toEqual(['late', 'silent']);
  // Opened again it is the same meeting.
  expect((await meet(planId, '2026-12-21')).id).toBe(later.id);
});

test('what the meeting says becomes so in the plan at once, and everybody reads the minutes afterwards', async () => {
  const { planId, ask, manual } = await startedPlan(app, planner, owner);
  const { id: checkInId, version } = await meet(planId, '2026-12-07');
  const say = { checkInId, kind: 'action' as const };
  const before = await planner.call(planContract.readCheckIn, { checkInId });
  expect(before).toMatchObject({
    planTitle: { text: 'Showing our work without fear' },
    items: [{ id: ask, owner: { name: 'Lucía Ferrer' } }, { id: manual }],
  });
  expect((await planner.call(planContract.listCheckIns, { planId })).can).toEqual({
    open: true,
    change: true,
  });
  expect((await member.call(planContract.listCheckIns, { planId })).can).toEqual({
    open: false,
    change: false,
  });
  expect(
    await planner.refused(planContract.recordItem, { ...say, objectId: ask, version: 1, outcome: 'not' }),
  ).toMatchObject({
    status: 422,
    errors: expect.arrayContaining([expect.objectContaining({ code: 'cause_needed' })]),
  });
  const not = { outcome: 'not', cause: 'no_time', reaction: 'new_date', newDueOn: '2026-12-18' } as const;
  await planner.call(planContract.recordItem, {
    ...say,
    objectId: ask,
    version: 1,
    ...not,
    words: 'Two of twelve.',
  });
  await planner.call(planContract.recordItem, { ...say, objectId: manual, version: 1, outcome: 'realised' });
  const plan = await planner.call(planContract.readPlan, { planId });
  expect(plan.actions.find(({ id }) => id === ask)).toMatchObject({
    state: 'not',
    stateReason: 'Two of twelve.',
    dueOn: '2026-12-18',
    postponed: 1,
  });
  expect(plan.actions.find(({ id }) => id === manual)).toMatchObject({ state: 'realised', health: [] });
  // Two at one meeting: the second has to look first.
  expect(
    await planner.refused(planContract.recordItem, {
      ...say,
      objectId: ask,
      version: 1,
      outcome: 'realised',
    }),
  ).toMatchObject({ code: 'edited_meanwhile', current: { outcome: 'not' } });

  expect(await member.refused(planContract.readCheckIn, { checkInId })).toMatchObject({ status: 404 });
  for (const [endpoint, input] of [
    [planContract.openCheckIn, { planId, occursOn: '2026-12-08' }],
    [planContract.recordItem, { ...say, objectId: ask, version: 2, outcome: 'realised' }],
    [planContract.closeCheckIn, { checkInId, version }],
    [planContract.drawGuest, { checkInId }],
  ] as const)
    expect(await member.refused(endpoint, input)).toMatchObject({ status: 403 });

  await planner.call(planContract.closeCheckIn, { checkInId, version, note: 'Short and good.' });
  const minutes = await member.call(planContract.readCheckIn, { checkInId });
  expect(minutes).toMatchObject({
    note: 'Short and good.',
    items: [
      {
        title: { text: 'Ask twelve people what they fear' },
        outcome: 'not',
        cause: 'no_time',
        reaction: 'new_date',
      },
      { outcome: 'realised' },
    ],
    can: { record: false },
  });
  expect(
    await planner.refused(planContract.recordItem, {
      ...say,
      objectId: ask,
      version: 2,
      outcome: 'realised',
    }),
  ).toMatchObject({ code: 'plan.check_in_is_closed' });
});

test('minutes tell members nothing of a sealed action but that it was talked about', async () => {
  const { planId, ask } = await startedPlan(app, planner, owner);
  const seal = { reason: 'Being negotiated.', opensOn: '2027-01-31' };
  await planner.call(planContract.sealLine, { lineKind: 'action', lineId: ask, version: 1, ...seal });
  const { id: checkInId, version } = await meet(planId, '2026-12-07');
  const recorded = {
    outcome: 'not',
    cause: 'no_money',
    reaction: 'more_resources',
    words: 'The secret sum',
  } as const;
  await planner.call(planContract.recordItem, {
    checkInId,
    kind: 'action',
    objectId: ask,
    version: 1,
    ...recorded,
  });
  await planner.call(planContract.closeCheckIn, { checkInId, version });
  const minutes = await member.call(planContract.readCheckIn, { checkInId });
  const item = minutes.items.find(({ id }) => id === ask);
  expect(item).toMatchObject({
    sealed: true,
    title: null,
    outcome: null,
    cause: null,
    words: null,
    owner: null,
  });
  const log = await member.call(planContract.readChangelog, { planId, lineId: ask });
  expect(JSON.stringify([minutes, log])).not.toContain('The secret sum');
});

test('after three postponements the meeting asks whether to stop, and skipped meetings are counted', async () => {
  const { planId, ask } = await startedPlan(app, planner, owner);
  await planner.call(planContract.setSeries, { planId, ...monday, ownerId: owner.id });
  const days = ['2026-12-07', '2026-12-14', '2026-12-28'];
  for (const on of days) {
    const { id: checkInId, version, items } = await meet(planId, on, owner);
    const item = items.find(({ id }) => id === ask);
    expect(item?.askWhetherToStop).toBe(false);
    const newDueOn = new Date(Date.parse(on) + 4 * 86_400_000).toISOString().slice(0, 10);
    const put = { outcome: 'not', cause: 'no_time', reaction: 'new_date', newDueOn } as const;
    await owner.call(planContract.recordItem, {
      checkInId,
      kind: 'action',
      objectId: ask,
      version: 1,
      ...put,
    });
    await owner.call(planContract.closeCheckIn, { checkInId, version });
  }
  const { items, id: checkInId } = await meet(planId, '2027-01-04', owner);
  expect(items.find(({ id }) => id === ask)).toMatchObject({ postponed: 3, askWhetherToStop: true });
  const stop = { outcome: 'not', cause: 'not_wanted', reaction: 'stop', words: 'Nobody misses it.' } as const;
  await owner.call(planContract.recordItem, {
    checkInId,
    kind: 'action',
    objectId: ask,
    version: 1,
    ...stop,
  });
  const open = await member.call(planContract.readOpenPlan, { planId });
  const actions = open.phases.flatMap((phase) => phase.actions);
  expect(actions.find(({ id }) => id === ask)).toMatchObject({ state: 'stopped', postponed: 3 });
  const { series } = await member.call(planContract.listCheckIns, { planId });
  expect(series?.skipped).toEqual(['2026-12-21']);
});
