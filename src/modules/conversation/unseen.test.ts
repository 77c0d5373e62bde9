import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation, createUnit } from '#test/factories.ts';
import { conversationContract as contract } from './contract.ts';
import { drawPermits, newCode } from './fixtures/unseen-writer.ts';
import { emptyLetterbox } from './service/letterbox.ts';

const app = await testApp();
await createOrganisation(app.db);
const worry = { kind: 'worry', text: 'Will the night shift be closed?', language: 'en' } as const;

async function sendUnseen() {
  const writer = await app.person();
  const [permit] = await drawPermits(writer, app.nobody, 1);
  const code = newCode();
  if (!permit) throw new Error('No permit');
  await app.nobody.call(contract.sendUnseenCase, { ...worry, permit, code });
  return { writer, permit, code };
}

const delivered = async (code: string) => {
  await emptyLetterbox(app.context());
  const { case: found } = await app.nobody.call(contract.readUnseenCase, { code });
  if (!found) throw new Error('It was not delivered');
  return found;
};

test('an unseen worry is answered, answered back, and its writer reads it all with the code', async () => {
  const planner = await app.person(['planner']);
  const { code } = await sendUnseen();
  const waiting = await app.nobody.call(contract.readUnseenCase, { code });
  expect(waiting).toMatchObject({ case: null, waiting: [{ act: 'case', text: worry.text }] });

  const found = await delivered(code);
  expect(found).toMatchObject({ unseen: true, author: null, mine: true, dueOn: '2026-11-25' });
  await planner.call(contract.answerCase, {
    caseId: found.id,
    outcome: 'answered',
    reason: 'No, and it is in the minutes.',
    version: found.version,
  });
  await app.nobody.call(contract.writeUnseenMessage, { code: code.toLowerCase(), text: 'Which minutes?' });
  const after = await delivered(code);
  expect(after.messages.map(({ sender, text }) => [sender, text])).toEqual([
    ['owner', 'No, and it is in the minutes.'],
    ['writer', 'Which minutes?'],
  ]);
  expect(after.messages.every(({ writtenAt }) => writtenAt === null)).toBe(true);
});

test('the writer can say once that the answer is not fair, and somebody else answers', async () => {
  const [first, second] = [await app.person(['planner']), await app.person(['planner'])];
  const { code } = await sendUnseen();
  const { id, version } = await delivered(code);
  await first.call(contract.answerCase, { caseId: id, outcome: 'no', reason: 'No.', version });
  await app.nobody.call(contract.objectUnseen, { code, text: 'That is no reason.' });
  expect((await app.nobody.refused(contract.objectUnseen, { code, text: 'Twice.' })).code).toBe(
    'conversation.may_not_object',
  );
  const reopened = await delivered(code);
  expect(reopened).toMatchObject({ state: 'open', owner: null, objected: true });
  const again = { caseId: id, outcome: 'planned', reason: 'In spring.', version: reopened.version } as const;
  expect((await first.refused(contract.answerCase, again)).code).toBe('conversation.may_not_answer');
  await second.call(contract.answerCase, again);
  expect((await app.nobody.refused(contract.objectUnseen, { code, text: 'No.' })).code).toBe(
    'conversation.may_not_object',
  );
});

test('a withdrawn case loses its text, and one that waits is never delivered', async () => {
  const one = await sendUnseen();
  const { id } = await delivered(one.code);
  await app.nobody.call(contract.withdrawUnseen, { code: one.code });
  expect(await delivered(one.code)).toMatchObject({ id, state: 'withdrawn', text: '' });

  const other = await sendUnseen();
  await app.nobody.call(contract.withdrawUnseen, { code: other.code });
  await emptyLetterbox(app.context());
  expect((await app.nobody.refused(contract.readUnseenCase, { code: other.code })).code).toBe(
    'conversation.code_unknown',
  );
});

test('a request with a session is refused, so that nothing ties the case to it', async () => {
  const writer = await app.person();
  const [permit] = await drawPermits(writer, app.nobody, 1);
  const code = newCode();
  const sent = { ...worry, permit, code };
  expect((await writer.refused(contract.sendUnseenCase, sent)).code).toBe(
    'conversation.send_without_session',
  );
  expect((await writer.refused(contract.readUnseenCase, { code })).code).toBe(
    'conversation.send_without_session',
  );
  // The refusal kept nothing and spent nothing.
  await app.nobody.call(contract.sendUnseenCase, { ...worry, permit: permit ?? missing(), code });
});

test('a permit is spent once; the same letter again changes nothing', async () => {
  const { permit, code } = await sendUnseen();
  await app.nobody.call(contract.sendUnseenCase, { ...worry, permit, code });
  expect(
    (await app.nobody.refused(contract.sendUnseenCase, { ...worry, permit, code: newCode() })).code,
  ).toBe('conversation.permit_spent');
  const other = await app.person();
  const [fresh] = await drawPermits(other, app.nobody, 1);
  expect((await app.nobody.refused(contract.sendUnseenCase, { ...worry, permit: fresh, code })).code).toBe(
    'conversation.code_used',
  );
});

test('nobody has more permits than five a week, a lost answer is given again, two browsers share', async () => {
  const member = await app.person();
  await drawPermits(member, app.nobody, 3);
  const { week } = await app.nobody.call(contract.readPermitKey, {});
  const blinded = ['A', 'B'].map((letter) => `${letter.repeat(341)}A`);
  const once = await member.call(contract.drawPermits, { week, blinded });
  expect(await member.call(contract.drawPermits, { week, blinded })).toEqual(once);
  const refused = await member.refused(contract.drawPermits, { week, blinded: [`${'C'.repeat(341)}A`] });
  expect(refused).toMatchObject({ status: 429, code: 'conversation.no_permits_left' });

  const hasty = await app.person();
  const draws = await Promise.allSettled([
    drawPermits(hasty, app.nobody, 3),
    drawPermits(hasty, app.nobody, 3),
  ]);
  expect(draws.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a forged permit, one of another key and one of long ago are refused', async () => {
  const member = await app.person();
  const [permit] = await drawPermits(member, app.nobody, 1);
  if (!permit) throw new Error('No permit');
  const flipped = permit.signature.startsWith('A') ? 'B' : 'A';
  const forged = { ...permit, signature: `${flipped}${permit.signature.slice(1)}` };
  const send = (given: typeof permit) =>
    app.nobody.refused(contract.sendUnseenCase, { ...worry, permit: given, code: newCode() });
  expect((await send(forged)).code).toBe('conversation.permit_not_valid');
  expect((await send({ ...permit, input: 'AAAA' })).code).toBe('conversation.permit_not_valid');
  app.setClock('2026-12-07T09:00:00.000Z');
  expect((await send(permit)).code).toBe('conversation.permit_week_over');
  app.setClock('2026-11-30T09:00:00.000Z');
  await app.nobody.call(contract.sendUnseenCase, { ...worry, permit, code: newCode() });
  app.setClock('2026-11-23T09:00:00.000Z');
});

test('nobody draws permits without being signed in', async () => {
  const problem = await app.nobody.refused(contract.drawPermits, {
    week: '2026-W48',
    blinded: ['A'.repeat(342)],
  });
  expect(problem.status).toBe(401);
});

test('an unseen case about a small unit would point at its writer and is refused', async () => {
  const unit = await createUnit(app.db);
  const writer = await app.person([], { unitId: unit.id });
  const [permit] = await drawPermits(writer, app.nobody, 1);
  const sent = { ...worry, unitId: unit.id, permit, code: newCode() };
  expect(await app.nobody.refused(contract.sendUnseenCase, sent)).toMatchObject({
    code: 'conversation.unit_too_small',
    count: 12,
  });
});

test('a code cannot be used to write without end', async () => {
  const { code } = await sendUnseen();
  for (let sent = 1; sent <= 10; sent += 1)
    await app.nobody.call(contract.writeUnseenMessage, { code, text: `More ${sent}` });
  expect((await app.nobody.refused(contract.writeUnseenMessage, { code, text: 'And more' })).code).toBe(
    'conversation.wait_for_reply',
  );
  await delivered(code);
  expect((await app.nobody.refused(contract.writeUnseenMessage, { code, text: 'And more' })).code).toBe(
    'conversation.wait_for_reply',
  );
});

function missing(): never {
  throw new Error('No permit');
}
