import { expect, test } from 'vitest';
import { conversationContract } from '#modules/conversation/contract.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { autumnPlan, openHearing } from './fixtures/autumn.ts';
import { waitingOn, waitingOnAction } from './service/waiting.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner']);
const owner = await app.person();
const member = await app.person();

test('what waits on a plan, counted in one pass, is what the conversation counts line by line', async () => {
  const autumn = await autumnPlan(planner, owner);
  await openHearing(planner, autumn.planId);
  const asked = async (lineId: string, text: string) =>
    (
      await member.call(conversationContract.createCase, {
        kind: 'question',
        text,
        language: 'en',
        subject: { kind: 'plan.action', id: lineId },
      })
    ).id;
  await asked(autumn.practice, 'Who runs the line while we sit there?');
  await asked(autumn.practice, 'Is it paid time?');
  const answered = await asked(autumn.ask, 'Whom do you ask?');
  await owner.call(conversationContract.answerCase, {
    caseId: answered,
    version: 1,
    outcome: 'answered',
    reason: 'Twelve of each plant, drawn by lot.',
  });
  const hidden = await asked(autumn.manual, 'Somebody is rude here.');
  await planner.call(conversationContract.hide, { caseId: hidden, reason: 'Against the house rules' });
  // Late enough that an answer is overdue.
  app.setClock('2026-12-07T09:00:00.000Z');

  const ctx = app.context();
  const together = await waitingOn(ctx, autumn.planId, { today: ctx.today });
  for (const lineId of [autumn.practice, autumn.ask, autumn.manual, autumn.goal])
    expect(together(lineId), lineId).toEqual(await waitingOnAction(ctx, autumn.planId, lineId));
  expect(together(autumn.practice)).toMatchObject({ openCases: 2, overdueCases: 2, cases: 2 });
  expect(together(autumn.ask)).toMatchObject({ openCases: 0, cases: 1 });
  expect(together(autumn.manual)).toMatchObject({ openCases: 0, cases: 0 });
});
