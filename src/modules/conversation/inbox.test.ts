import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import type { CallOf } from '#kernel/contract.ts';
import { newId } from '#kernel/ids.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { conversationContract as contract } from './contract.ts';
import { putSubjectsOf } from './service/attached.ts';

const app = await testApp();
await createOrganisation(app.db);

type New = CallOf<typeof contract.createCase>;
const ask = async (who: Visitor, facts: Partial<New> = {}) => {
  const given = { kind: 'question', text: 'Who pays for photos?', language: 'en', ...facts } as const;
  return (await who.call(contract.createCase, given)).id;
};

test('a list is read from either end, page by page', async () => {
  const [writer, reader] = [await app.person(), await app.person()];
  const subject = { kind: 'plan.action', id: newId() };
  await putSubjectsOf(app.context(), [{ ...subject, title: { en: 'Move' }, ownerId: null, open: true }]);
  const ids = [
    await ask(writer, { subject }),
    await ask(writer, { subject }),
    await ask(writer, { subject }),
  ];
  const pages = async (first: 'newest' | 'oldest') => {
    const place = { list: 'all', subjectKind: subject.kind, subjectId: subject.id, first, limit: 2 } as const;
    const one = await reader.call(contract.listCases, place);
    const two = await reader.call(contract.listCases, { ...place, after: one.next ?? '' });
    expect(two.next).toBeNull();
    return [...one.rows, ...two.rows].map(({ id }) => id);
  };
  const newest = await pages('newest');
  expect([...newest].sort()).toEqual([...ids].sort());
  expect(await pages('oldest')).toEqual([...newest].reverse());
});

test('a page of cases goes on where the last one ended, and a made-up place is refused', async () => {
  const reader = await app.person();
  const ids = [await ask(reader), await ask(reader), await ask(reader)];
  const first = await reader.call(contract.listCases, { list: 'mine', limit: 2 });
  const rest = await reader.call(contract.listCases, { list: 'mine', limit: 2, after: first.next ?? '' });
  expect([...first.rows, ...rest.rows].map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(rest.next).toBeNull();
  const problem = await reader.refused(contract.listCases, { list: 'mine', after: '["2026-99-99","x"]' });
  expect(problem).toMatchObject({ status: 422, code: 'not_a_cursor' });
});

test('whoever answers looks at what is old, late, or about one topic', async () => {
  const [asker, lead, planner] = [await app.person(), await app.person(), await app.person(['planner'])];
  const { id: topicId } = await planner.call(contract.createTopic, {
    name: { en: 'Parking' },
    ownerId: lead.id,
  });
  const id = await ask(asker, { topicId });
  const { openedOn, dueOn } = await asker.call(contract.readCase, { caseId: id });
  const found = async (place: object) =>
    (await lead.call(contract.listCases, { list: 'owned', ...place })).rows.map((row) => row.id);
  expect(await found({ topicId })).toEqual([id]);
  expect(await found({ topicId: newId() })).toEqual([]);
  expect(await found({ openedUntil: openedOn })).toEqual([id]);
  expect(await found({ openedUntil: addDays(openedOn, -1) })).toEqual([]);
  // Due on a day is not late on that day.
  expect(await found({ dueBefore: addDays(dueOn, 1) })).toEqual([id]);
  expect(await found({ dueBefore: dueOn })).toEqual([]);
});
