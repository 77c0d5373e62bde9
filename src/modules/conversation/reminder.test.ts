import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { testMailbox } from '#test/mailbox.ts';
import { conversationContract as contract } from './contract.ts';
import { remindOwners } from './service/reminder.ts';

const mailbox = await testMailbox();
const app = await testApp({ mail: mailbox.mailer });
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const owner = await app.person([], { email: 'owner@example.org', language: 'fi' });
const aino = await app.person();

async function askedOf(ownerId: string, text: string): Promise<string> {
  const { id } = await aino.call(contract.createCase, { kind: 'question', text, language: 'en' });
  await planner.call(contract.assignCase, { caseId: id, ownerId, version: 1 });
  return id;
}
const morning = async (at: string) => {
  app.setClock(at);
  await remindOwners(app.context());
  await app.queue.drain(() => app.context());
};
const overdueFacts = () =>
  app.db.selectFrom('event').select('subjectId').where('name', '=', 'conversation.caseOverdue').execute();

test('an owner is reminded once before a case is due and once after, in their language and without its text', async () => {
  const [first, second] = [await askedOf(owner.id, 'Secret words'), await askedOf(owner.id, 'Other words')];
  await morning('2026-11-24T05:00:00.000Z');
  expect(mailbox.mails).toEqual([]);
  await morning('2026-11-25T05:00:00.000Z');
  await morning('2026-11-25T06:00:00.000Z');
  expect(mailbox.mails.map(({ subject }) => subject)).toEqual(['2 asiaa odottaa vastaustasi']);
  expect(mailbox.mails[0]?.text).not.toContain('Secret');
  expect(await overdueFacts()).toEqual([]);

  await owner.call(contract.answerCase, { caseId: second, outcome: 'done', reason: 'Done.', version: 2 });
  await morning('2026-11-27T05:00:00.000Z');
  await morning('2026-11-27T05:00:00.000Z');
  expect(mailbox.mails.map(({ subject }) => subject)).toEqual([
    '2 asiaa odottaa vastaustasi',
    '1 asia odottaa vastaustasi',
  ]);
  expect(await overdueFacts()).toEqual([{ subjectId: first }]);
});

test('a case at the desk becomes a fact when it is overdue, and no letter', async () => {
  const sent = mailbox.mails.length;
  const { id } = await aino.call(contract.createCase, { kind: 'worry', text: 'Alone', language: 'en' });
  await morning('2026-12-02T05:00:00.000Z');
  expect((await overdueFacts()).map(({ subjectId }) => subjectId)).toContain(id);
  expect(mailbox.mails.length).toBe(sent);
});

test('a mail server that is away is tried again', async () => {
  const sent = mailbox.mails.length;
  await askedOf(owner.id, 'Once more');
  mailbox.refuseAll('yes');
  await morning('2026-12-04T05:00:00.000Z');
  expect(mailbox.mails.length).toBe(sent);
  mailbox.refuseAll('no');
  await app.database.pool.query(
    `update pgboss.job set start_after = now() where name = 'conversation.remindOwner' and state = 'retry'`,
  );
  await app.queue.drain(() => app.context());
  expect(mailbox.mails.length).toBe(sent + 1);
});
