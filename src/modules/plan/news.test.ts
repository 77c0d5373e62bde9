import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const owner = await app.person([], { name: 'Lucía Ferrer' });
const member = await app.person([], { name: 'Marta Ibáñez' });
const other = await app.person([], { name: 'Juhani Salo' });

const news = (visitor: typeof member) => visitor.call(planContract.readPlanNews, {});

test('a hearing is news until one has read the plan, and a draft is none', async () => {
  app.setClock('2026-11-22T09:00:00.000Z');
  const { planId } = await autumnPlan(planner, owner);
  await openHearing(planner, planId, { opensOn: '2026-11-24', closesOn: '2026-11-30' });
  expect((await news(member)).hearings).toEqual([]);
  app.setClock('2026-11-24T09:00:00.000Z');
  expect((await news(member)).hearings).toMatchObject([
    { planId, title: { text: 'Showing our work without fear' }, closesOn: '2026-11-30', daysLeft: 7 },
  ]);
  await member.call(planContract.recordReading, { planId, seconds: 10 });
  expect((await news(member)).hearings).toEqual([]);
  expect((await news(other)).hearings).toHaveLength(1);
});

test('who sent something in learns what became of it, the owner what waits, and nobody else either', async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  const { planId, practice, ask, goal } = await autumnPlan(planner, owner);
  await openHearing(planner, planId);
  const part = { field: 'dueOn', before: '2026-12-18', after: '2026-12-21' } as const;
  const suggestion = { lineKind: 'action', lineId: practice, named: false } as const;
  const { id: suggestionId } = await member.call(planContract.suggestChange, {
    ...suggestion,
    parts: [part],
  });
  app.setClock('2026-11-23T09:30:00.000Z');
  const { id: offerId } = await member.call(planContract.offerHelp, { actionId: ask });
  // A goal without an owner waits for planners, not for the owner of actions.
  await member.call(planContract.suggestChange, {
    lineKind: 'goal',
    lineId: goal,
    named: true,
    parts: [{ field: 'byOn', before: '2027-02-12', after: '2027-02-19' }],
  });
  expect((await news(owner)).waiting).toMatchObject([
    { planId, lineId: practice, title: { text: 'Practice hour in small groups' }, suggestions: 1, offers: 0 },
    { planId, lineId: ask, suggestions: 0, offers: 1 },
  ]);
  for (const somebody of [member, other]) expect((await news(somebody)).waiting).toEqual([]);
  expect(JSON.stringify(await news(owner))).not.toContain(member.id);

  await owner.call(planContract.decideSuggestion, { suggestionId, taken: [], reason: 'The room is taken.' });
  app.setClock('2026-11-23T10:00:00.000Z');
  await owner.call(planContract.decideOffer, { offerId, accept: true, reply: 'Gladly.' });
  expect((await news(owner)).waiting).toEqual([]);
  expect((await news(member)).decided).toMatchObject([
    { what: 'offer', lineId: ask, state: 'accepted', reason: 'Gladly.', by: { name: 'Lucía Ferrer' } },
    { what: 'suggestion', lineId: practice, state: 'declined', reason: 'The room is taken.' },
  ]);
  expect((await news(other)).decided).toEqual([]);

  // A line that is sealed meanwhile says nothing any more, nor does the reason.
  const seal = { version: 1, reason: 'Being negotiated.', opensOn: '2026-12-15' };
  await planner.call(planContract.sealLine, { lineKind: 'action', lineId: practice, ...seal });
  expect((await news(member)).decided[1]).toMatchObject({ lineId: practice, title: null, reason: null });
  // After a week it is no news.
  app.setClock('2026-12-01T09:00:00.000Z');
  expect((await news(member)).decided).toEqual([]);
});
