import { expect, test } from 'vitest';
import type { CallOf } from '#kernel/contract.ts';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createUnit } from '#test/factories.ts';
import { conversationContract as contract } from './contract.ts';
import { casesOf, openCasesOf, overdueCases, putSubjectsOf, removeSubject } from './service/attached.ts';
import { createCase } from './service/opening.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const aino = await app.person();
const other = await app.person();
const [factory, line] = await (async () => {
  const above = await createUnit(app.db);
  return [above, await createUnit(app.db, { parentId: above.id })];
})();

type New = CallOf<typeof contract.createCase>;
type Outcome = CallOf<typeof contract.answerCase>['outcome'];
const at = (day: number) => app.setClock(`2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`);

async function ask(day: number, facts: Partial<New> = {}, answered?: { on: number; outcome: Outcome }) {
  at(day);
  const given = { kind: 'question', text: `Asked on ${day}`, language: 'en', ...facts } as const;
  const { id } = await aino.call(contract.createCase, given);
  if (answered) {
    at(answered.on);
    const outcome = { caseId: id, outcome: answered.outcome, reason: 'Because.', version: 1 };
    await planner.call(contract.answerCase, outcome);
  }
  return id;
}

const oldest = await ask(2, { unitId: line.id });
const newer = await ask(9, { kind: 'idea', unitId: factory.id });
const no = await ask(3, {}, { on: 5, outcome: 'no' });
const planned = await ask(3, {}, { on: 4, outcome: 'planned' });
const done = await ask(3, {}, { on: 13, outcome: 'done' });
const apart = await ask(2, { kind: 'worry', visibility: 'owner' });
const withdrawn = await ask(2);
await aino.call(contract.withdrawCase, { caseId: withdrawn });
at(23);

const tab = async (name: 'open' | 'answered' | 'done', filter: object = {}) =>
  (await other.call(contract.readClosureBoard, { tab: name, ...filter })).rows;
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

test('the board shows the oldest open ones first, then what was answered and done, latest first', async () => {
  const open = await tab('open');
  expect(idsOf(open)).toEqual([oldest, newer]);
  expect(open[0]).toMatchObject({ ageDays: 21, overdue: true });
  expect(idsOf(await tab('answered'))).toEqual([no, planned]);
  expect(idsOf(await tab('done'))).toEqual([done]);
});

test('what is kept apart, hidden or taken back is not on it', async () => {
  const rude = await ask(23, { text: 'Rude' });
  await planner.call(contract.hide, { caseId: rude, reason: 'It insults somebody.' });
  const all = [...(await tab('open')), ...(await tab('answered')), ...(await tab('done'))];
  for (const id of [apart, withdrawn, rude]) expect(idsOf(all)).not.toContain(id);
});

test('it can be narrowed to a kind, and to a unit with all below it', async () => {
  expect(idsOf(await tab('open', { kind: 'idea' }))).toEqual([newer]);
  expect(idsOf(await tab('open', { unitId: factory.id }))).toEqual([oldest, newer]);
  expect(idsOf(await tab('open', { unitId: line.id }))).toEqual([oldest]);
});

test('its pages follow each other without gap', async () => {
  const first = await other.call(contract.readClosureBoard, { tab: 'open', limit: 1 });
  const second = await other.call(contract.readClosureBoard, {
    tab: 'open',
    limit: 1,
    after: first.next ?? '',
  });
  expect([...idsOf(first.rows), ...idsOf(second.rows)]).toEqual([oldest, newer]);
  expect(second.next).toBeNull();
});

test('the figures are the median of days, the share declined and who still waits, of public cases only', async () => {
  const figures = await other.call(contract.readClosureFigures, {});
  // Answered after 2, 1 and 10 days; due on the 6th, so the last one was late.
  expect(figures).toMatchObject({ waiting: 2, overdue: 1, answered: 3, inTime: 2, medianDays: 2 });
  expect(figures.declinedShare).toBeCloseTo(1 / 3);
  expect(figures.byDays).toEqual([
    { days: 1, answered: 1, waiting: 0 },
    { days: 2, answered: 1, waiting: 0 },
    { days: 10, answered: 1, waiting: 0 },
    { days: 14, answered: 0, waiting: 1 },
    { days: 21, answered: 0, waiting: 1 },
  ]);
  const none = await other.call(contract.readClosureFigures, { kind: 'suggestion' });
  expect(none).toMatchObject({ answered: 0, medianDays: null, declinedShare: null, byDays: [] });
});

test('other modules count cases per object in one go, and open screens of the object are told', async () => {
  const [one, empty] = [
    { kind: 'plan.action', id: newId() },
    { kind: 'plan.goal', id: newId() },
  ];
  const owner = await app.person();
  const told: string[] = [];
  let toldOfChange = () => {};
  const listening = new Promise<void>((ready) => {
    app.live.subscribe(new Set([`plan.action:${one.id}`]), (name) => {
      if (name === '*') return ready();
      told.push(name);
      toldOfChange();
    });
  });
  await listening;
  const changed = new Promise<void>((resolve) => {
    toldOfChange = resolve;
  });
  at(2);
  const facts = { text: 'About the line', language: 'en', visibility: 'everyone', subject: one } as const;
  await createCase(app.context(aino.actor), { ...facts, kind: 'question' }, { ownerId: owner.id });
  const worry = { ...facts, kind: 'worry', visibility: 'owner' } as const;
  await createCase(app.context(aino.actor), worry, { ownerId: owner.id });
  await changed;
  expect(told).toContain(`plan.action:${one.id}`);
  at(23);
  const counts = await openCasesOf(app.context(), [one, empty, one]);
  expect(counts).toHaveLength(2);
  expect(counts.find(({ id }) => id === one.id)).toMatchObject({
    open: 2,
    overdue: 2,
    shown: 1,
    openByKind: { question: 1, worry: 1, idea: 0 },
  });
  expect(counts.find(({ id }) => id === empty.id)).toMatchObject({ open: 0, shown: 0 });

  const seenBy = async (who: typeof aino) => (await casesOf(app.context(who.actor), one)).length;
  expect([await seenBy(aino), await seenBy(owner), await seenBy(planner), await seenBy(other)]).toEqual([
    2, 2, 2, 1,
  ]);
});

test('overdue cases are listed most overdue first, each to whom may see it', async () => {
  const late = await overdueCases(app.context());
  expect(late.every(({ overdue }) => overdue)).toBe(true);
  expect(late.map(({ dueOn }) => dueOn)).toEqual(late.map(({ dueOn }) => dueOn).sort());
  expect(idsOf(late)).toContain(apart);
  expect(idsOf(await overdueCases(app.context(other.actor)))).not.toContain(apart);
});

test('an object that is taken out takes no more cases', async () => {
  const subject = { kind: 'plan.action', id: newId() };
  await putSubjectsOf(app.context(), [{ ...subject, title: { en: 'Line' }, ownerId: null, open: true }]);
  const given = { kind: 'question', text: 'Why?', language: 'en', subject } as const;
  await aino.call(contract.createCase, given);
  await removeSubject(app.context(), subject);
  expect((await aino.refused(contract.createCase, given)).code).toBe('conversation.subject_not_found');
});
