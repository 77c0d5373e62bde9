import { expect, test } from 'vitest';
import type { CallOf } from '#kernel/contract.ts';
import { newId } from '#kernel/ids.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import { conversationContract as contract } from './contract.ts';
import { putSubjectsOf } from './service/attached.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const aino = await app.person();
const other = await app.person();

type New = CallOf<typeof contract.createCase>;
const ask = async (who: Visitor, facts: Partial<New> = {}) => {
  const given = { kind: 'question', text: 'Who pays for photos?', language: 'en', ...facts } as const;
  return (await who.call(contract.createCase, given)).id;
};
const read = (who: Visitor, caseId: string) => who.call(contract.readCase, { caseId });
const answer = async (who: Visitor, caseId: string, outcome: 'no' | 'planned' | 'done' = 'planned') =>
  who.call(contract.answerCase, {
    caseId,
    outcome,
    reason: 'Because.',
    version: (await read(who, caseId)).version,
  });

test('a question by name has its writer, lies on the desk and is due in three working days', async () => {
  const id = await ask(aino);
  expect(await read(other, id)).toMatchObject({
    author: { id: aino.id },
    owner: null,
    dueOn: '2026-11-26',
    overdue: false,
    following: false,
  });
  const mine = await aino.call(contract.listCases, { list: 'mine' });
  expect(mine.rows.map((row) => row.id)).toContain(id);
  expect(mine.rows[0]).toMatchObject({ following: true, mine: true });
});

test('a case goes to the owner of its line, of its topic, or to the manager of its unit, and the screen can ask first', async () => {
  const [lineOwner, topicOwner] = [await app.person(), await app.person()];
  const subject = { kind: 'plan.action', id: newId() };
  await putSubjectsOf(app.context(), [
    { ...subject, title: { en: 'Practice hour' }, ownerId: lineOwner.id, open: true },
  ]);
  const topic = { name: { en: 'Canteen', fi: 'Ruokala' }, ownerId: topicOwner.id };
  const { id: topicId } = await planner.call(contract.createTopic, topic);
  const unit = await createUnit(app.db);
  const manager = await app.person();
  await createPerson(app.db, { unitId: unit.id, managerId: manager.id });

  const ownerOf = async (id: string) => (await read(aino, id)).owner?.id;
  const about = await read(aino, await ask(aino, { subject }));
  expect(about).toMatchObject({ owner: { id: lineOwner.id }, subject: { title: { text: 'Practice hour' } } });
  expect(await ownerOf(await ask(aino, { topicId }))).toBe(topicOwner.id);
  expect(await ownerOf(await ask(aino, { unitId: unit.id }))).toBe(manager.id);
  expect(await ownerOf(await ask(manager, { unitId: unit.id }))).toBeUndefined();
  expect(await aino.call(contract.readAnswerer, { kind: 'worry', subject })).toMatchObject({
    owner: { id: lineOwner.id },
    dueOn: '2026-11-25',
    subject: { text: 'Practice hour', language: 'en' },
  });
});

test('an object that is closed or unknown takes no cases and does not tell its title', async () => {
  const subject = { kind: 'plan.action', id: newId() };
  const given = { kind: 'question', text: 'Why?', language: 'en', subject } as const;
  expect((await aino.refused(contract.createCase, given)).code).toBe('conversation.subject_not_found');
  const sealed = { ...subject, title: { en: 'Secret move' }, ownerId: null };
  await putSubjectsOf(app.context(), [{ ...sealed, open: true }]);
  const id = await ask(aino, { subject });
  await putSubjectsOf(app.context(), [{ ...sealed, open: false }]);
  expect((await aino.refused(contract.createCase, given)).code).toBe('conversation.subject_not_found');
  expect(JSON.stringify(await read(aino, id))).not.toContain('Secret move');
});

test('a worry kept apart is there for its writer, owner and planners, and for nobody else', async () => {
  const id = await ask(aino, { kind: 'worry', visibility: 'owner', text: 'My shift leader shouts' });
  await read(aino, id);
  await read(planner, id);
  expect((await other.refused(contract.readCase, { caseId: id })).status).toBe(404);
  for (const endpoint of [contract.vote, contract.follow, contract.unfollow, contract.takeVoteBack])
    expect((await other.refused(endpoint, { caseId: id })).status).toBe(404);
  const all = await other.call(contract.listCases, { list: 'all', limit: 200 });
  expect(all.rows.map((row) => row.id)).not.toContain(id);
  const similar = await other.call(contract.findSimilarCases, { text: 'shift leader shouts' });
  expect(similar.cases).toEqual([]);
  const board = await other.call(contract.readClosureBoard, { tab: 'open', limit: 200 });
  expect(board.rows.map((row) => row.id)).not.toContain(id);
  const question = { kind: 'question', text: 'x', language: 'en', visibility: 'owner' } as const;
  expect((await aino.refused(contract.createCase, question)).code).toBe('conversation.only_worries_apart');
});

test('a planner of one unit sees the worries of that unit only', async () => {
  const [unit, elsewhere] = [await createUnit(app.db), await createUnit(app.db)];
  const local = await app.person();
  await app.db
    .insertInto('access_grant')
    .values({
      id: newId(),
      personId: local.id,
      role: 'planner',
      unitId: unit.id,
      grantedBy: null,
      grantedAt: app.context().now,
    })
    .execute();
  const here = await ask(aino, { kind: 'worry', visibility: 'owner', unitId: unit.id });
  const there = await ask(aino, { kind: 'worry', visibility: 'owner', unitId: elsewhere.id });
  await read(local, here);
  expect((await local.refused(contract.readCase, { caseId: there })).status).toBe(404);
  const desk = await local.call(contract.listCases, { list: 'desk', limit: 200 });
  expect(desk.rows.map(({ id }) => id)).toContain(here);
  expect(desk.rows.map(({ id }) => id)).not.toContain(there);
});

test('only whoever it belongs to answers; the planner takes it from the desk, and two answers at once lose nothing', async () => {
  const id = await ask(aino);
  const { version } = await read(planner, id);
  const given = { caseId: id, outcome: 'planned', reason: 'In spring.', version } as const;
  for (const who of [aino, other])
    expect((await who.refused(contract.answerCase, given)).code).toBe('conversation.may_not_answer');
  await planner.call(contract.answerCase, given);
  const late = await planner.refused(contract.answerCase, { ...given, outcome: 'done' });
  expect(late).toMatchObject({ status: 409, code: 'edited_meanwhile', current: { outcome: 'planned' } });
  await answer(planner, id, 'done');
  const done = await read(aino, id);
  expect(done).toMatchObject({ state: 'answered', outcome: 'done', owner: { id: planner.id }, news: 2 });
  expect(done.messages.map(({ outcome }) => outcome)).toEqual(['planned', 'done']);
});

test('«not fair» reopens it once to the manager of who answered, and others cannot say it', async () => {
  const boss = await app.person();
  const owner = await app.person([], { managerId: boss.id });
  const id = await ask(aino);
  await planner.call(contract.assignCase, { caseId: id, ownerId: owner.id, version: 1 });
  await answer(owner, id, 'no');
  const text = 'It does not say why.';
  expect((await other.refused(contract.objectToAnswer, { caseId: id, text })).code).toBe(
    'conversation.may_not_object',
  );
  await aino.call(contract.objectToAnswer, { caseId: id, text });
  const reopened = await read(boss, id);
  expect(reopened).toMatchObject({ state: 'open', owner: { id: boss.id }, objected: true });
  const back = { caseId: id, ownerId: owner.id, version: reopened.version };
  expect((await boss.refused(contract.assignCase, back)).code).toBe('conversation.cannot_answer_this');
  await answer(boss, id);
  expect((await aino.refused(contract.objectToAnswer, { caseId: id, text })).code).toBe(
    'conversation.may_not_object',
  );
});

test('a member who does not own a case cannot give it away', async () => {
  const id = await ask(aino);
  const change = { caseId: id, ownerId: other.id, version: 1 };
  expect((await other.refused(contract.assignCase, change)).code).toBe('conversation.may_not_assign');
  expect((await planner.refused(contract.assignCase, { ...change, ownerId: aino.id })).code).toBe(
    'conversation.cannot_answer_this',
  );
  expect((await planner.refused(contract.assignCase, { ...change, version: 7 })).code).toBe(
    'edited_meanwhile',
  );
});

test('«me too» counts a person once and not the writer, and can be taken back', async () => {
  const id = await ask(aino);
  await other.call(contract.vote, { caseId: id });
  await other.call(contract.vote, { caseId: id });
  expect(await read(other, id)).toMatchObject({ asked: 1, voted: true });
  expect((await aino.refused(contract.vote, { caseId: id })).code).toBe('conversation.may_not_vote');
  await other.call(contract.takeVoteBack, { caseId: id });
  expect(await read(other, id)).toMatchObject({ asked: 0, voted: false });
});

test('merging keeps votes and followers of both, once each', async () => {
  const [first, second, third] = [await ask(aino), await ask(other), await ask(other)];
  const voter = await app.person();
  for (const caseId of [first, second]) await voter.call(contract.vote, { caseId });
  await voter.call(contract.follow, { caseId: third });
  expect((await voter.refused(contract.mergeCase, { caseId: second, intoId: first })).code).toBe(
    'conversation.may_not_merge',
  );
  await planner.call(contract.mergeCase, { caseId: third, intoId: second });
  await planner.call(contract.mergeCase, { caseId: second, intoId: first });
  const merged = await read(voter, first);
  // The voter, and the writer of the other two.
  expect(merged).toMatchObject({ asked: 2, voted: true, following: true });
  expect(await read(other, first)).toMatchObject({ following: true, voted: true });
  for (const caseId of [second, third])
    expect(await read(other, caseId)).toMatchObject({ state: 'merged', mergedInto: first });
  expect((await planner.refused(contract.mergeCase, { caseId: first, intoId: third })).code).toBe(
    'conversation.merge_into_closed',
  );
});

test('replies are counted as news for followers until they have read them', async () => {
  const id = await ask(aino);
  const { number } = await other.call(contract.writeMessage, { caseId: id, text: 'I wonder too' });
  expect(await read(aino, id)).toMatchObject({ news: 1, messages: [{ sender: 'member', number }] });
  await aino.call(contract.follow, { caseId: id, seenNumber: number });
  expect(await read(aino, id)).toMatchObject({ news: 0 });
  await aino.call(contract.unfollow, { caseId: id });
  expect(await read(aino, id)).toMatchObject({ following: false });
});

test('taking a case back erases what its writer wrote, and only the writer can', async () => {
  const id = await ask(aino, { text: 'Something I regret' });
  await aino.call(contract.writeMessage, { caseId: id, text: 'And this too' });
  expect((await other.refused(contract.withdrawCase, { caseId: id })).code).toBe(
    'conversation.may_not_withdraw',
  );
  expect((await planner.refused(contract.withdrawCase, { caseId: id })).code).toBe(
    'conversation.may_not_withdraw',
  );
  await aino.call(contract.withdrawCase, { caseId: id });
  const left = await read(aino, id);
  expect(left).toMatchObject({ state: 'withdrawn', text: '', messages: [{ text: '' }] });
  expect((await other.refused(contract.writeMessage, { caseId: id, text: 'Why?' })).code).toBe(
    'conversation.may_not_reply',
  );
});

test.each([
  [
    'en',
    'May I follow and like other pump makers?',
    'can i get into trouble for liking a competitor who makes pumps',
  ],
  ['fi', 'Saako yövuorossa käyttää kuntosalia?', 'kuntosalin käyttäminen yövuorossa'],
  ['es', '¿Quién paga las fotos de los trabajadores?', 'pagar una foto de un trabajador'],
] as const)('a similar case is found while typing in %s, by its stems', async (language, text, typed) => {
  const id = await ask(aino, { text, language });
  await ask(aino, { text: `Zzz ${language} qqq`, language });
  const { cases } = await other.call(contract.findSimilarCases, { text: typed });
  expect(cases[0]?.id).toBe(id);
  expect(cases[0]?.parts.map((part) => part.text).join('')).toBe(text);
  expect(cases[0]?.parts.some(({ match }) => match)).toBe(true);
});

test('typing errors are forgiven, quotes and backslashes do no harm, and what is unlike is not offered', async () => {
  const id = await ask(aino, { text: 'Where do I park my bicycle in winter?' });
  const found = async (text: string) =>
    (await other.call(contract.findSimilarCases, { text })).cases.map((one) => one.id);
  expect(await found('where do i park my bycicle in wintr')).toContain(id);
  expect(await found(`"'\\ | & ! <-> :* park's \\' bicycle`)).toContain(id);
  expect(await found('xylophone zebra')).toEqual([]);
});

test('nobody without a session reads or writes a case by name', async () => {
  const id = await ask(aino);
  for (const endpoint of [contract.readCase, contract.vote, contract.withdrawCase])
    expect((await app.nobody.refused(endpoint, { caseId: id })).status).toBe(401);
});
