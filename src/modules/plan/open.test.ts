import { expect, test } from 'vitest';
import { brandContract } from '#modules/brand/contract.ts';
import { conversationContract } from '#modules/conversation/contract.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';
import { turnDay } from './service/turn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const leader = await app.person(['leader'], { name: 'Petri Nieminen' });
const owner = await app.person([], { name: 'Lucía Ferrer' });
const member = await app.person([], { name: 'Marta Ibáñez', language: 'fi' });

const SECRET = 'Closing the Tampere line';

/** Everything that a member can ask of a plan, as one text. */
async function allThatAMemberReads(planId: string, lineIds: readonly string[]): Promise<string> {
  const answers: unknown[] = [
    await member.call(planContract.readCurrentPlan, {}),
    await member.call(planContract.readPlanNews, {}),
    await member.call(planContract.readOpenPlan, { planId }),
    await member.call(planContract.readChangelog, { planId, limit: 200 }),
    await member.call(planContract.readPlanAt, { planId, on: '2026-11-23' }),
    await member.call(planContract.listSuggestions, { planId }),
    await member.call(planContract.listCheckIns, { planId }),
    await (await member.call(planContract.exportPlanTable, { planId })).text(),
    await (await member.call(planContract.exportPlanText, { planId })).text(),
    await (await member.call(planContract.readCalendarFile, { planId })).text(),
    await member.call(brandContract.readThread, {}),
    await member.call(conversationContract.readClosureBoard, { tab: 'open' }),
    await member.call(conversationContract.listCases, { list: 'all' }),
    await member.call(conversationContract.findSimilarCases, { text: SECRET }),
  ];
  for (const lineId of lineIds) {
    for (const lineKind of ['goal', 'action'] as const) {
      const line = { planId, lineKind, lineId };
      answers.push(await member.call(planContract.readOpenLine, line).catch(() => null));
      answers.push(await member.call(planContract.readChangelog, { planId, lineId }).catch(() => null));
    }
    for (const kind of ['goal', 'action', 'measure'] as const)
      for (const direction of ['up', 'down'] as const)
        answers.push(
          await member.call(brandContract.walkThread, { kind, nodeId: lineId, direction }).catch(() => null),
        );
  }
  return JSON.stringify(answers);
}

test('members find no draft anywhere, and read the plan from the first day of its hearing', async () => {
  app.setClock('2026-11-22T09:00:00.000Z');
  const plan = await autumnPlan(planner, owner);
  const { planId, ask, goal } = plan;
  await openHearing(planner, planId, { opensOn: '2026-11-24', closesOn: '2026-12-04' });
  const asked = [
    [planContract.readOpenPlan, { planId }],
    [planContract.readOpenLine, { planId, lineKind: 'action', lineId: ask }],
    [planContract.readChangelog, { planId }],
    [planContract.readPlanAt, { planId, on: '2026-11-22' }],
    [planContract.listSuggestions, { planId }],
    [planContract.listCheckIns, { planId }],
    [planContract.exportPlanTable, { planId }],
    [planContract.exportPlanText, { planId }],
    [planContract.readCalendarFile, { planId }],
    [planContract.makeCalendarFeed, { planId }],
    [planContract.recordReading, { planId, seconds: 30 }],
    [planContract.offerHelp, { actionId: ask }],
    [planContract.changeActionState, { actionId: ask, version: 1, state: 'under_way' }],
    [
      planContract.suggestChange,
      {
        lineKind: 'goal',
        lineId: goal,
        named: true,
        parts: [{ field: 'byOn', before: '2027-02-12', after: '2027-03-01' }],
      },
    ],
  ] as const;
  for (const somebody of [member, owner])
    for (const [endpoint, input] of asked)
      expect(await somebody.refused(endpoint, input)).toMatchObject({ status: 404 });
  expect((await member.call(planContract.readCurrentPlan, {})).plan).toBeNull();
  const thread = await member.call(brandContract.readThread, {});
  expect(thread.nodes.map(({ id }) => id)).not.toContain(goal);
  const question = { kind: 'question', text: 'What is this?', language: 'en' } as const;
  expect(
    await member.refused(conversationContract.createCase, {
      ...question,
      subject: { kind: 'plan.action', id: ask },
    }),
  ).toMatchObject({ status: 404 });

  app.setClock('2026-11-24T09:00:00.000Z');
  await turnDay(app.context());
  expect((await member.call(brandContract.readThread, {})).nodes.map(({ id }) => id)).toContain(goal);
  const open = await member.call(planContract.readOpenPlan, { planId });
  expect(open).toMatchObject({
    title: { text: 'Työ näkyviin ilman pelkoa', language: 'fi' },
    state: 'hearing',
    goals: [{ sealed: false, sentence: { text: /Nobody is afraid/, language: 'en' } }],
    can: { suggest: true, help: true },
  });
  // What was written before the hearing was a draft: its history begins with the hearing, to the minute.
  expect(open.changes).toEqual([]);
  expect(await member.refused(planContract.readPlanAt, { planId, on: '2026-11-23' })).toMatchObject({
    status: 404,
    code: 'plan.was_a_draft_then',
  });
});

test('of a sealed line members learn that it is sealed, why and until when, and nothing else anywhere', async () => {
  app.setClock('2026-11-22T09:00:00.000Z');
  const plan = await autumnPlan(planner, owner);
  const { planId, practice, goal, ask } = plan;
  const { id: measureId } = await planner.call(planContract.addMeasure, {
    goalId: goal,
    name: { en: `${SECRET}: jobs` },
    unit: 'count',
    direction: 'down',
    target: 3,
    source: { kind: 'by_hand', what: SECRET },
  });
  await openHearing(planner, planId);
  app.setClock('2026-11-23T09:00:00.000Z');
  await turnDay(app.context());
  const part = { field: 'title', language: 'en', before: 'Practice hour in small groups' } as const;
  const { id: suggestionId } = await member.call(planContract.suggestChange, {
    lineKind: 'action',
    lineId: practice,
    named: true,
    parts: [{ ...part, after: `${SECRET} in small groups` }],
  });
  // Somebody said too much; the planner writes it, seals it, and goes on working at it.
  await planner.call(planContract.decideSuggestion, { suggestionId, taken: [{ part: 0 }] });
  const seal = { reason: 'Being negotiated with the works council.', opensOn: '2026-12-15' };
  await planner.call(planContract.sealLine, { lineKind: 'action', lineId: practice, version: 2, ...seal });
  await planner.call(planContract.changeAction, {
    actionId: practice,
    version: 3,
    fields: { description: { en: SECRET, fi: `${SECRET}, suomeksi` }, costs: [cost(SECRET)] },
  });
  await planner.call(planContract.changeActionState, {
    actionId: practice,
    version: 4,
    state: 'blocked',
    reason: SECRET,
  });
  await planner.call(planContract.changeGoal, {
    goalId: goal,
    version: 1,
    fields: { sentence: { en: SECRET } },
  });
  await planner.call(planContract.sealLine, { lineKind: 'goal', lineId: goal, version: 2, ...seal });

  expect(await allThatAMemberReads(planId, [practice, goal, ask, measureId])).not.toContain(SECRET);
  const open = await member.call(planContract.readOpenPlan, { planId });
  expect(open.goals).toEqual([{ sealed: true, id: goal, seal }]);
  expect(open.phases).toMatchObject([
    { id: plan.listen, actions: [{ id: ask, state: 'not_begun' }, { id: plan.manual }] },
    { id: plan.learn },
  ]);
  expect(open.phases[1]?.actions).toEqual([{ state: 'sealed', id: practice, seal }]);
  const events = await app.db.selectFrom('event').select('body').execute();
  expect(JSON.stringify(events)).not.toContain(SECRET);
  const suggest = {
    lineKind: 'action',
    lineId: practice,
    named: true,
    parts: [{ ...part, after: 'Mine' }],
  } as const;
  expect(await member.refused(planContract.suggestChange, suggest)).toMatchObject({
    status: 409,
    code: 'plan.line_is_sealed',
  });
  const about = { kind: 'plan.action', id: practice };
  const question = { kind: 'question', text: 'What is in it?', language: 'en', subject: about } as const;
  expect(await member.refused(conversationContract.createCase, question)).toMatchObject({ status: 404 });

  // Whose work it is reads it, and so do planners and leaders.
  for (const somebody of [owner, planner, leader])
    expect(
      await somebody.call(planContract.readOpenLine, { planId, lineKind: 'action', lineId: practice }),
    ).toMatchObject({ seal: null, description: { text: SECRET } });

  app.setClock('2026-12-15T09:00:00.000Z');
  await turnDay(app.context());
  const opened = await member.call(planContract.readOpenLine, {
    planId,
    lineKind: 'action',
    lineId: practice,
  });
  expect(opened).toMatchObject({ seal: null, description: { text: `${SECRET}, suomeksi` } });
  const { nodes } = await member.call(brandContract.readThread, {});
  expect(nodes.find(({ id }) => id === goal)).toMatchObject({ title: { text: SECRET }, sealed: false });
});

test('a removed line that was sealed stays sealed in the history', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const other = 'Selling the Valencia site';
  const { planId, manual } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const seal = { reason: 'Not decided.', opensOn: '2026-12-15' };
  await planner.call(planContract.sealLine, { lineKind: 'action', lineId: manual, version: 1, ...seal });
  await planner.call(planContract.changeAction, {
    actionId: manual,
    version: 2,
    fields: { title: { en: other } },
  });
  await planner.call(planContract.removeAction, { actionId: manual, version: 3 });
  expect(await allThatAMemberReads(planId, [manual])).not.toContain(other);
  const { rows } = await planner.call(planContract.readChangelog, { planId });
  expect(JSON.stringify(rows)).toContain(other);
});

const cost = (what: string) => ({
  kind: 'other' as const,
  what,
  money: { cents: 100, currency: 'EUR' },
  hours: null,
  expertDays: null,
  material: what,
  granted: true,
});

test('what was written in the morning before the hearing was opened is no history for members', async () => {
  app.setClock('2026-11-23T06:00:00.000Z');
  const { planId, ask } = await autumnPlan(planner, owner);
  const draft = { actionId: ask, version: 1, fields: { title: { en: 'Interrogate twelve people' } } };
  await planner.call(planContract.changeAction, draft);
  await planner.call(planContract.changeAction, {
    actionId: ask,
    version: 2,
    fields: { title: { en: 'Listen to twelve people' } },
  });
  await openHearing(planner, planId);
  const log = await member.call(planContract.readChangelog, { planId });
  expect(log.rows.map(({ cause }) => cause)).toEqual(['hearing']);
  expect(JSON.stringify(log)).not.toContain('Interrogate');
  const past = await member.call(planContract.readPlanAt, { planId, on: '2026-11-23' });
  expect(JSON.stringify(past)).not.toContain('Interrogate');
});
