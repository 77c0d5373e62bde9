import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { conversationContract as contract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const leader = await app.person(['leader']);
const bystander = await app.person(['leader']);
const aino = await app.person();
const other = await app.person();

const facts = {
  title: 'Ask Maria anything',
  description: 'An hour, from both plants.',
  language: 'en',
  startsAt: '2026-12-01T12:00:00.000Z',
  leaderIds: [leader.id],
} as const;

const announced = async () =>
  (await planner.call(contract.createSession, { ...facts, leaderIds: [...facts.leaderIds] })).id;
const ask = async (sessionId: string, text: string) =>
  (await aino.call(contract.createCase, { kind: 'question', text, language: 'en', sessionId })).id;
const move = async (sessionId: string, state: 'live' | 'ended' | 'published') => {
  const { version } = await leader.call(contract.readSession, { sessionId });
  return leader.call(contract.moveSession, { sessionId, state, version });
};

test('questions are voted up, answered live, and the transcript is published afterwards', async () => {
  const sessionId = await announced();
  const [quiet, loud, unanswered] = [
    await ask(sessionId, 'Small?'),
    await ask(sessionId, 'Large?'),
    await ask(sessionId, 'Late?'),
  ];
  await other.call(contract.vote, { caseId: loud });
  const before = await other.call(contract.readSession, { sessionId });
  expect(before.cases[0]).toMatchObject({ id: loud, asked: 1, owner: { id: leader.id } });
  expect((await leader.refused(contract.chooseQuestion, { sessionId, caseId: loud })).code).toBe(
    'conversation.session_not_live',
  );
  await move(sessionId, 'live');
  await leader.call(contract.chooseQuestion, { sessionId, caseId: loud });
  expect(await other.call(contract.readSession, { sessionId })).toMatchObject({
    state: 'live',
    currentCaseId: loud,
    can: { ask: true, change: false, lead: false },
  });
  for (const caseId of [loud, quiet])
    await leader.call(contract.answerCase, { caseId, outcome: 'answered', reason: 'Yes.', version: 1 });
  await move(sessionId, 'ended');
  expect((await other.refused(contract.readTranscript, { sessionId })).code).toBe(
    'conversation.transcript_not_published',
  );
  const late = { kind: 'question', text: 'Too late?', language: 'en', sessionId } as const;
  expect((await aino.refused(contract.createCase, late)).code).toBe(
    'conversation.session_takes_no_questions',
  );
  await move(sessionId, 'published');
  const transcript = await other.call(contract.readTranscript, { sessionId });
  expect(transcript.answered.map(({ id }) => id)).toEqual([loud, quiet]);
  expect(transcript.answered[0]).toMatchObject({ reason: 'Yes.', answeredBy: { id: leader.id } });
  expect(transcript.open.map(({ id }) => id)).toEqual([unanswered]);
});

test('members and leaders of other sessions cannot announce, change, begin or steer it', async () => {
  const given = { ...facts, leaderIds: [...facts.leaderIds] };
  expect((await aino.refused(contract.createSession, given)).status).toBe(403);
  expect((await bystander.refused(contract.createSession, given)).code).toBe('conversation.not_your_session');
  const sessionId = await announced();
  const caseId = await ask(sessionId, 'Why?');
  const change = { sessionId, version: 1 };
  for (const [who, code] of [
    [aino, 'role_needed'],
    [bystander, 'conversation.not_your_session'],
  ] as const) {
    expect((await who.refused(contract.changeSession, { ...given, ...change })).code).toBe(code);
    expect((await who.refused(contract.moveSession, { ...change, state: 'live' })).code).toBe(code);
    expect((await who.refused(contract.chooseQuestion, { sessionId, caseId })).code).toBe(code);
  }
  const answer = { caseId, outcome: 'answered', reason: 'No.', version: 1 } as const;
  expect((await bystander.refused(contract.answerCase, answer)).code).toBe('conversation.may_not_answer');
});

test('two who change a session at once lose nothing, and states are taken in their order', async () => {
  const sessionId = await announced();
  const change = { ...facts, leaderIds: [leader.id], sessionId, title: 'At three', version: 1 };
  await planner.call(contract.changeSession, change);
  expect(await leader.refused(contract.changeSession, { ...change, title: 'At four' })).toMatchObject({
    code: 'edited_meanwhile',
    current: { title: 'At three' },
  });
  const skip = { sessionId, state: 'published', version: 2 } as const;
  expect((await planner.refused(contract.moveSession, skip)).code).toBe('conversation.session_cannot_move');
  const elsewhere = await ask(await announced(), 'Elsewhere?');
  await move(sessionId, 'live');
  expect((await leader.refused(contract.chooseQuestion, { sessionId, caseId: elsewhere })).status).toBe(404);
});
