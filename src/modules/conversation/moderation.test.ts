import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createUnit } from '#test/factories.ts';
import { conversationContract as contract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const representative = await app.person(['representative']);
const writer = await app.person();
const reader = await app.person();

const ask = async (text = 'You are all lazy') =>
  (await writer.call(contract.createCase, { kind: 'question', text, language: 'en' })).id;

test('a report is seen by planners and representatives, without who made it, and once a person', async () => {
  const caseId = await ask();
  const reason = 'It insults the night shift.';
  await reader.call(contract.reportCase, { caseId, reason });
  expect((await reader.refused(contract.reportCase, { caseId, reason })).code).toBe(
    'conversation.reported_already',
  );
  expect((await writer.refused(contract.reportCase, { caseId, reason })).code).toBe(
    'conversation.may_not_report',
  );
  for (const who of [planner, representative]) {
    const { rows } = await who.call(contract.listReports, { open: 'true' });
    expect(rows[0]).toMatchObject({ caseId, reason, text: 'You are all lazy' });
    expect(JSON.stringify(rows)).not.toContain(reader.id);
  }
  for (const who of [reader, writer]) expect((await who.refused(contract.listReports, {})).status).toBe(403);
});

test('a hidden case is gone for members; its writer and the representatives see it with the reason', async () => {
  const caseId = await ask();
  await reader.call(contract.reportCase, { caseId, reason: 'Rude' });
  const reason = 'It is against people.';
  for (const who of [reader, writer, representative])
    expect((await who.refused(contract.hide, { caseId, reason })).status).toBe(403);
  await planner.call(contract.hide, { caseId, reason });
  expect((await reader.refused(contract.readCase, { caseId })).status).toBe(404);
  for (const who of [writer, planner, representative])
    expect(await who.call(contract.readCase, { caseId })).toMatchObject({ hidden: reason });
  const { rows } = await representative.call(contract.listHidings, {});
  expect(rows[0]).toMatchObject({ caseId, reason, hiddenBy: { id: planner.id }, liftedAt: null });
  const reports = await planner.call(contract.listReports, { open: 'true' });
  expect(reports.rows.map((row) => row.caseId)).not.toContain(caseId);

  expect((await reader.refused(contract.show, { hidingId: rows[0]?.id ?? '' })).status).toBe(403);
  await planner.call(contract.show, { hidingId: rows[0]?.id ?? '' });
  await reader.call(contract.readCase, { caseId });
  const again = await representative.call(contract.listHidings, {});
  expect(again.rows[0]).toMatchObject({ liftedBy: { id: planner.id } });
});

test('a hidden message keeps its place and loses its text for members', async () => {
  const caseId = await ask('Where is the lift?');
  const { id: messageId } = await writer.call(contract.writeMessage, { caseId, text: 'Ask that fool' });
  await reader.call(contract.reportCase, { caseId, messageId, reason: 'Rude' });
  await planner.call(contract.hide, { caseId, messageId, reason: 'Rude' });
  const seen = await reader.call(contract.readCase, { caseId });
  expect(seen.messages).toMatchObject([{ id: messageId, text: '', hidden: 'Rude' }]);
  expect((await planner.call(contract.readCase, { caseId })).messages[0]?.text).toBe('Ask that fool');
  const elsewhere = { caseId: await ask(), messageId, reason: 'Rude' };
  expect((await planner.refused(contract.hide, elsewhere)).code).toBe('conversation.message_not_found');
});

test('a planner of one unit neither hides nor settles what belongs to the whole house', async () => {
  const local = await app.person();
  const { id: unitId } = await createUnit(app.db);
  await app.db
    .insertInto('access_grant')
    .values({
      id: newId(),
      personId: local.id,
      role: 'planner',
      unitId,
      grantedBy: null,
      grantedAt: app.context().now,
    })
    .execute();
  const caseId = await ask();
  await reader.call(contract.reportCase, { caseId, reason: 'Rude' });
  expect((await local.refused(contract.hide, { caseId, reason: 'x' })).code).toBe(
    'conversation.may_not_hide',
  );
  expect((await local.call(contract.listReports, {})).rows).toEqual([]);
  const { rows } = await planner.call(contract.listReports, {});
  const reportId = rows[0]?.id ?? '';
  expect((await local.refused(contract.settleReport, { reportId })).status).toBe(404);
  await planner.call(contract.settleReport, { reportId });
  const settled = await planner.call(contract.listReports, { open: 'false' });
  expect(settled.rows.map(({ id }) => id)).toContain(reportId);
  expect((await local.refused(contract.changeSettings, newSettings(0))).code).toBe(
    'conversation.settings_are_for_all',
  );
});

const newSettings = (version: number) => ({
  dueDays: { question: 1, worry: 1, idea: 1, suggestion: 1, comment: 1 },
  houseRules: { en: 'Be kind.', fi: 'Ole ystävällinen.' },
  version,
});

test('house rules and due times are written by planners; two at once lose nothing', async () => {
  expect(await reader.call(contract.readSettings, {})).toMatchObject({ houseRules: null, version: 0 });
  expect((await reader.refused(contract.changeSettings, newSettings(0))).status).toBe(403);
  await planner.call(contract.changeSettings, newSettings(0));
  expect(await planner.refused(contract.changeSettings, newSettings(0))).toMatchObject({
    code: 'edited_meanwhile',
    current: { version: 1 },
  });
  const read = await reader.call(contract.readSettings, {});
  expect(read).toMatchObject({ houseRules: { text: 'Be kind.', language: 'en' }, version: 1 });
  const fresh = await reader.call(contract.readCase, { caseId: await ask() });
  expect(fresh.dueOn).toBe('2026-11-24');
});

test('topics are added, renamed and retired by planners', async () => {
  const facts = { name: { en: 'Canteen' }, ownerId: null };
  expect((await reader.refused(contract.createTopic, facts)).status).toBe(403);
  const { id: topicId } = await planner.call(contract.createTopic, facts);
  const change = { topicId, name: { en: 'Food' }, ownerId: reader.id, version: 1 };
  await planner.call(contract.changeTopic, change);
  expect((await planner.refused(contract.changeTopic, change)).code).toBe('edited_meanwhile');
  const { topics } = await reader.call(contract.listTopics, {});
  expect(topics).toMatchObject([{ name: { text: 'Food' }, owner: { id: reader.id } }]);
  await planner.call(contract.retireTopic, { topicId });
  expect((await reader.call(contract.listTopics, {})).topics).toEqual([]);
  const given = { kind: 'question', text: 'Soup?', language: 'en', topicId } as const;
  expect((await reader.refused(contract.createCase, given)).code).toBe('conversation.topic_not_found');
});
