import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const leader = await app.person(['leader'], { name: 'Petri Nieminen' });
const owner = await app.person([], { name: 'Lucía Ferrer' });
const member = await app.person([], { name: 'Marta Ibáñez' });
const helper = await app.person([], { name: 'Juhani Salo' });

test('a suggestion is decided by the owner, changes the plan, and credits its author in the changelog', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId, practice } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const line = { planId, lineKind: 'action', lineId: practice } as const;
  const before = 'Practice hours are on Wednesdays at 14 for supervisors.';
  const after = 'Practice hours are on Wednesdays at 14 and at 21.30 for everyone.';
  const { id: suggestionId } = await member.call(planContract.suggestChange, {
    lineKind: 'action',
    lineId: practice,
    named: true,
    why: 'At 14 the night shift is asleep.',
    parts: [
      { field: 'description', language: 'en', before, after },
      { field: 'dueOn', before: '2026-12-18', after: '2026-12-22' },
    ],
  });
  const { suggestions } = await helper.call(planContract.readOpenLine, line);
  expect(suggestions).toMatchObject([
    {
      author: { name: 'Marta Ibáñez' },
      state: 'open',
      can: { decide: false, withdraw: false },
      parts: [
        { fit: 'fits', diff: expect.arrayContaining([{ kind: 'added', text: 'everyone' }]) },
        { fit: 'fits' },
      ],
    },
  ]);
  const decision = { suggestionId, taken: [{ part: 0, instead: after.replace('21.30', '22.15') }] };
  for (const somebody of [helper, member, leader])
    expect(
      await somebody.refused(planContract.decideSuggestion, { ...decision, reason: 'Yes' }),
    ).toMatchObject({
      status: 403,
      code: 'plan.owner_or_planner_only',
    });
  expect(await owner.refused(planContract.decideSuggestion, decision)).toMatchObject({
    status: 422,
    code: 'plan.decision_needs_reason',
  });
  const decided = await owner.call(planContract.decideSuggestion, {
    ...decision,
    reason: 'Everyone, yes. The night hour is at 22.15, after the handover.',
  });
  expect(decided).toMatchObject({ state: 'partly', decidedBy: { name: 'Lucía Ferrer' } });
  expect(decided.parts.map(({ taken }) => taken)).toEqual([after.replace('21.30', '22.15'), null]);
  const opened = await member.call(planContract.readOpenLine, line);
  expect(opened.description?.text).toBe(after.replace('21.30', '22.15'));
  expect(opened.changes[0]).toMatchObject({
    cause: 'suggestion',
    actor: { name: 'Lucía Ferrer' },
    credit: { name: 'Marta Ibáñez', named: true },
    changes: [{ fields: [{ field: 'description', before: { en: before } }] }],
  });
  expect(await planner.refused(planContract.decideSuggestion, { ...decision, reason: 'No' })).toMatchObject({
    status: 409,
    code: 'plan.suggestion_decided',
  });
});

test('who would rather not be named is named to nobody, in no list, log or event', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId, practice } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const { id: suggestionId } = await helper.call(planContract.suggestChange, {
    lineKind: 'action',
    lineId: practice,
    named: false,
    parts: [{ field: 'dueOn', before: '2026-12-18', after: '2026-12-22' }],
  });
  await owner.call(planContract.decideSuggestion, { suggestionId, taken: [{ part: 0 }] });
  for (const somebody of [member, owner, planner, leader]) {
    const seen = [
      await somebody.call(planContract.readOpenPlan, { planId }),
      await somebody.call(planContract.readOpenLine, { planId, lineKind: 'action', lineId: practice }),
      await somebody.call(planContract.readChangelog, { planId }),
      await somebody.call(planContract.listSuggestions, { planId }),
    ];
    expect(JSON.stringify(seen)).not.toContain('Juhani Salo');
    expect(JSON.stringify(seen)).not.toContain(helper.id);
  }
  const { suggestions } = await helper.call(planContract.listSuggestions, { planId });
  expect(suggestions).toMatchObject([{ mine: true, author: { name: 'Juhani Salo' }, named: false }]);
  const events = await app.db.selectFrom('event').selectAll().where('name', 'like', 'plan.%').execute();
  expect(JSON.stringify(events)).not.toContain(helper.id);
});

test('a suggestion finds its place beside what changed since, and is flagged where it does not', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId, practice } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const before = 'Practice hours are on Wednesdays at 14 for supervisors.';
  const { id: suggestionId } = await member.call(planContract.suggestChange, {
    lineKind: 'action',
    lineId: practice,
    named: true,
    parts: [
      { field: 'description', language: 'en', before, after: before.replace('supervisors', 'everyone') },
      { field: 'dueOn', before: '2026-12-18', after: '2026-12-22' },
    ],
  });
  await planner.call(planContract.changeAction, {
    actionId: practice,
    version: 1,
    fields: { description: { en: before.replace('at 14', 'at 15') }, dueOn: '2026-12-19' },
  });
  const { suggestions } = await planner.call(planContract.listSuggestions, { planId, state: 'open' });
  expect(suggestions[0]?.parts).toMatchObject([
    { fit: 'rebased', result: 'Practice hours are on Wednesdays at 15 for everyone.' },
    { fit: 'stale', result: null },
  ]);
  const both = { suggestionId, taken: [{ part: 0 }, { part: 1 }] };
  expect(await planner.refused(planContract.decideSuggestion, both)).toMatchObject({
    status: 409,
    code: 'plan.part_is_stale',
    part: 1,
  });
  await planner.call(planContract.decideSuggestion, {
    suggestionId,
    taken: [{ part: 0 }],
    reason: 'The day holds.',
  });
  const { description } = await planner.call(planContract.readAction, { actionId: practice });
  expect(description).toEqual({ en: 'Practice hours are on Wednesdays at 15 for everyone.' });
});

test('my suggestion and my offer are mine to take back, and nobody else’s', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId, practice, ask } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const part = { field: 'dueOn' as const, before: '2026-12-18', after: '2026-12-22' };
  const suggest = { lineKind: 'action' as const, lineId: practice, named: true, parts: [part] };
  const { id: suggestionId } = await member.call(planContract.suggestChange, suggest);
  expect(await helper.refused(planContract.withdrawSuggestion, { suggestionId })).toMatchObject({
    status: 404,
  });
  await member.call(planContract.withdrawSuggestion, { suggestionId });
  expect(
    await owner.refused(planContract.decideSuggestion, { suggestionId, taken: [{ part: 0 }] }),
  ).toMatchObject({ code: 'plan.suggestion_decided' });

  const words = 'I can lead two groups in Finnish.';
  const { id: offerId } = await helper.call(planContract.offerHelp, { actionId: ask, words });
  expect(await helper.refused(planContract.offerHelp, { actionId: ask })).toMatchObject({
    code: 'plan.offered_already',
  });
  expect(await member.refused(planContract.withdrawOffer, { offerId })).toMatchObject({ status: 404 });
  expect(await member.refused(planContract.decideOffer, { offerId, accept: true })).toMatchObject({
    status: 403,
  });
  await owner.call(planContract.decideOffer, { offerId, accept: true, reply: 'Gladly!' });
  const opened = await member.call(planContract.readOpenLine, { planId, lineKind: 'action', lineId: ask });
  expect(opened).toMatchObject({
    helpers: [{ name: 'Juhani Salo' }],
    offers: [{ state: 'accepted', words, reply: 'Gladly!' }],
  });
  expect(opened.changes[0]).toMatchObject({ cause: 'offer', credit: { name: 'Juhani Salo' } });
  expect(await helper.refused(planContract.offerHelp, { actionId: ask })).toMatchObject({
    code: 'plan.helps_already',
  });
});
