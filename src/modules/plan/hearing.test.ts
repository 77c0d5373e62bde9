import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { conversationContract } from '#modules/conversation/contract.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const leader = await app.person(['leader'], { name: 'Petri Nieminen' });
const owner = await app.person([], { name: 'Lucía Ferrer' });
const member = await app.person([], { name: 'Marta Ibáñez' });
// Twelve people in Valencia, besides the four above.
const valencia: Visitor[] = [];
for (let n = 0; n < 12; n += 1) valencia.push(await app.person([], { location: 'Valencia' }));
const audience = { kind: 'location', names: ['Valencia'] } as const;

async function savedAudience(name: string, rule: object): Promise<string> {
  const id = newId();
  const row = {
    id,
    name,
    rule: JSON.stringify(rule),
    createdBy: null,
    createdAt: '2026-11-01T09:00:00.000Z',
  };
  await app.db
    .insertInto('people_audience')
    .values({ ...row, retiredAt: null })
    .execute();
  return id;
}

test('the start waits for the hearing, for readers of each audience, for answers and for decisions', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const audienceId = await savedAudience('Assembly Valencia', audience);
  const small = await savedAudience('The two', { kind: 'people', personIds: [owner.id, member.id] });
  const { planId, goal, practice, ask } = await autumnPlan(planner, owner);
  await planner.call(planContract.changeGoal, { goalId: goal, version: 1, fields: { audienceId } });
  await planner.call(planContract.addGoal, { planId, sentence: { en: 'For two.' }, audienceId: small });
  expect((await planner.refused(planContract.startPlan, { planId })).code).toBe('plan.start_is_blocked');
  await openHearing(planner, planId, { shareNeeded: 50 });

  for (const person of valencia.slice(0, 4))
    await person.call(planContract.recordReading, { planId, seconds: 20 });
  await member.call(planContract.recordReading, { planId, seconds: 20 });
  await member.call(planContract.recordReading, { planId, seconds: 60 });
  expect(await member.refused(planContract.recordReading, { planId, seconds: 2 })).toMatchObject({
    status: 422,
  });
  await app.queue.drain(() => app.context());
  const open = await member.call(planContract.readOpenPlan, { planId });
  // Five of sixteen, four of twelve; the audience of two is nowhere.
  expect(open.reach).toEqual([
    expect.objectContaining({ audienceId: null, people: 16, share: 31 }),
    expect.objectContaining({ audienceId, audienceName: 'Assembly Valencia', people: 12, share: 33 }),
  ]);
  expect(JSON.stringify([open.reach, open.blockers])).not.toContain(small);
  expect(open.read).toBe(true);

  const subject = { kind: 'plan.action', id: practice };
  const { id: caseId } = await member.call(conversationContract.createCase, {
    kind: 'question',
    text: 'Who runs the line while we sit there?',
    language: 'en',
    subject,
  });
  const { id: suggestionId } = await member.call(planContract.suggestChange, {
    lineKind: 'action',
    lineId: ask,
    named: true,
    parts: [{ field: 'dueOn', before: '2026-12-04', after: '2026-12-11' }],
  });
  const { blockers, can } = await planner.call(planContract.readStartBlockers, { planId });
  expect(blockers).toEqual([
    { code: 'hearing_not_lasted', closesOn: '2026-11-30', daysLeft: 8 },
    { code: 'share_not_reached', audienceId: null, audienceName: null, share: 31, needed: 50, more: 3 },
    {
      code: 'share_not_reached',
      audienceId,
      audienceName: 'Assembly Valencia',
      share: 33,
      needed: 50,
      more: 2,
    },
    { code: 'open_cases', lineKind: 'action', lineId: practice, count: 1, overdue: 0 },
    { code: 'open_suggestion', suggestionId, lineKind: 'action', lineId: ask },
  ]);
  expect(can).toEqual({ start: false, override: false });

  for (const person of valencia.slice(4, 8))
    await person.call(planContract.recordReading, { planId, seconds: 20 });
  const answer = {
    caseId,
    outcome: 'answered',
    reason: 'The evening shift comes half an hour earlier.',
  } as const;
  const record = await owner.call(conversationContract.readCase, { caseId });
  await owner.call(conversationContract.answerCase, { ...answer, version: record.version });
  await owner.call(planContract.decideSuggestion, {
    suggestionId,
    taken: [],
    reason: 'The fourth is fixed.',
  });
  app.setClock('2026-11-30T09:00:00.000Z');
  expect((await planner.refused(planContract.startPlan, { planId }))['blockers']).toEqual([
    { code: 'hearing_not_lasted', closesOn: '2026-11-30', daysLeft: 1 },
  ]);
  app.setClock('2026-12-01T09:00:00.000Z');
  expect(await member.refused(planContract.startPlan, { planId })).toMatchObject({ status: 403 });
  await planner.call(planContract.startPlan, { planId });
  expect(await member.call(planContract.readOpenPlan, { planId })).toMatchObject({
    state: 'under_way',
    blockers: [],
    start: { by: { name: 'Aino Virtanen' }, overrideReason: null },
  });
  expect(await planner.refused(planContract.startPlan, { planId })).toMatchObject({
    code: 'plan.plan_has_started',
  });
});

test('a question about a line goes to the line’s owner, and to the plan’s where it has none', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId, practice, goal } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const answerer = async (kind: string, id: string) =>
    (await member.call(conversationContract.readAnswerer, { kind: 'question', subject: { kind, id } })).owner
      ?.id;
  expect(await answerer('plan.action', practice)).toBe(owner.id);
  expect(await answerer('plan.goal', goal)).toBe(planner.id);
});

test('only a leader starts in spite of blockers, with a reason that everyone reads', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const override = { planId, overrideReason: 'The law asks for it by Friday.' };
  expect(await planner.refused(planContract.startPlan, override)).toMatchObject({
    status: 403,
    code: 'plan.only_leaders_override',
  });
  expect(await leader.refused(planContract.startPlan, { planId })).toMatchObject({
    code: 'plan.start_is_blocked',
  });
  await leader.call(planContract.startPlan, override);
  const open = await member.call(planContract.readOpenPlan, { planId });
  expect(open.start).toMatchObject({
    by: { name: 'Petri Nieminen' },
    overrideReason: 'The law asks for it by Friday.',
    blockers: [{ code: 'hearing_not_lasted' }],
  });
  expect(open.changes[0]).toMatchObject({ cause: 'override', note: 'The law asks for it by Friday.' });
  const event = await app.db
    .selectFrom('event')
    .selectAll()
    .where('name', '=', 'plan.startOverridden')
    .where('subjectId', '=', planId)
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ actorId: leader.id, body: { blockers: ['hearing_not_lasted'] } });
});

test('a hearing can be prolonged, not moved once it is open, and two planners do not overwrite each other', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId } = await autumnPlan(planner, owner);
  const { version } = await openHearing(planner, planId);
  const longer = { planId, opensOn: '2026-11-23', closesOn: '2026-12-07', shareNeeded: 0 };
  await planner.call(planContract.openHearing, { ...longer, version });
  expect(await planner.refused(planContract.openHearing, { ...longer, version })).toMatchObject({
    code: 'edited_meanwhile',
    current: { closesOn: '2026-12-07', version: 2 },
  });
  expect(
    await planner.refused(planContract.openHearing, { ...longer, opensOn: '2026-11-25', version: 2 }),
  ).toMatchObject({ code: 'plan.hearing_has_opened' });
  expect(
    await planner.refused(planContract.openHearing, {
      ...longer,
      opensOn: '2026-11-01',
      closesOn: '2026-11-02',
    }),
  ).toMatchObject({ code: 'plan.hearing_closes_in_the_past' });
});

test('who read the plan is in no event and no answer', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const reader = await app.person([], { name: 'Quiet Reader' });
  await reader.call(planContract.recordReading, { planId, seconds: 20 });
  await app.queue.drain(() => app.context());
  const studio = await planner.call(planContract.readPlan, { planId });
  const open = await member.call(planContract.readOpenPlan, { planId });
  expect(JSON.stringify([studio, open])).not.toContain(reader.id);
  const events = await app.db.selectFrom('event').selectAll().where('name', 'like', 'plan.%').execute();
  expect(JSON.stringify(events)).not.toContain(reader.id);
});

test('a plan that ended is read and no longer changed', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId, ask } = await autumnPlan(planner, owner);
  expect(await planner.refused(planContract.endPlan, { planId, reason: 'Done' })).toMatchObject({
    code: 'plan.only_begun_plans_end',
  });
  await openHearing(planner, planId);
  await leader.call(planContract.startPlan, { planId, overrideReason: 'Now.' });
  expect(await planner.refused(planContract.discardPlan, { planId })).toMatchObject({
    code: 'plan.only_drafts_are_discarded',
  });
  await planner.call(planContract.endPlan, { planId, reason: 'All but one is realised.' });
  const change = { actionId: ask, version: 1, fields: { title: { en: 'Late idea' } } };
  expect(await planner.refused(planContract.changeAction, change)).toMatchObject({
    code: 'plan.plan_has_ended',
  });
  expect(await member.refused(planContract.offerHelp, { actionId: ask })).toMatchObject({
    code: 'plan.plan_has_ended',
  });
  const { plan, others } = await member.call(planContract.readCurrentPlan, {});
  expect(plan?.id).not.toBe(planId);
  expect(others).toContainEqual(expect.objectContaining({ id: planId, state: 'ended' }));
});
