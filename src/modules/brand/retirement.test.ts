import { beforeEach, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { brandContract } from './contract.ts';
import {
  add,
  draftOf,
  emptyBrand,
  promise,
  publish,
  publishedCore,
  typedAgain,
  value,
} from './fixtures/core.ts';
import { putThreadNode, setLinks } from './service/thread.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const member = await app.person();

beforeEach(() => emptyBrand(app.db));

/** A published value and promise, the draft after them, and a way to hang goals on them. */
async function draftAfterPublishing() {
  const core = await publishedCore(planner);
  /** A goal that serves what it is given. */
  const goal = async (title: string, ...serves: { kind: 'value' | 'promise'; id: string }[]) => {
    const id = newId();
    await app.context().transaction(async (tx) => {
      await putThreadNode(tx, { kind: 'goal', id, title: { en: title }, state: 'open' });
      await setLinks(tx, { kind: 'goal', id }, serves);
    });
    return id;
  };
  await planner.call(brandContract.startDraft, {});
  return { goal, ...core };
}

test('a promise is retired with a reason once its person has seen what it leaves hanging', async () => {
  const { goal, valueId, promiseId } = await draftAfterPublishing();
  const hanging = await goal('Answer in time', { kind: 'promise', id: promiseId });
  const served = await goal('Be brave', { kind: 'promise', id: promiseId }, { kind: 'value', id: valueId });
  const { dependants } = await planner.call(brandContract.readDependants, { objectId: promiseId });
  expect(dependants.map(({ id, hangs, title }) => [id, hangs, title?.text])).toEqual([
    [hanging, true, 'Answer in time'],
    [served, false, 'Be brave'],
  ]);
  const retire = { objectId: promiseId, reason: 'We cannot keep it.' };
  expect(await planner.refused(brandContract.retireObject, { ...retire, leftHanging: [] })).toMatchObject({
    status: 409,
    code: 'brand.more_is_linked',
    leftHanging: [hanging],
  });
  expect(
    await planner.refused(brandContract.retireObject, { ...retire, reason: ' ', leftHanging: [hanging] }),
  ).toMatchObject({ status: 422 });
  await planner.call(brandContract.retireObject, { ...retire, leftHanging: [hanging] });
  // Nothing has happened for members yet.
  expect((await member.call(brandContract.readCore, {})).promises).toHaveLength(1);
  const version = await publish(planner);
  expect(await member.call(brandContract.readCore, {})).toMatchObject({
    promises: [],
    retired: [{ id: promiseId, kind: 'promise', reason: 'We cannot keep it.' }],
  });
  const event = await app.db
    .selectFrom('event')
    .selectAll()
    .where('name', '=', 'brand.promiseRetired')
    .where('subjectId', '=', promiseId)
    .executeTakeFirst();
  expect(event).toMatchObject({ subjectId: promiseId, body: { versionId: version.id } });
  const { gaps } = await planner.call(brandContract.readThreadGaps, {});
  expect(gaps.filter(({ code }) => code === 'goal_serves_nothing').map(({ id }) => id)).toEqual([hanging]);
  // What is closed takes no new links, and keeps the old ones as history.
  await expect(goal('Too late', { kind: 'promise', id: promiseId })).rejects.toMatchObject({
    code: 'brand.target_closed',
  });
});

test('what was linked after the confirmation blocks publishing until it is confirmed too', async () => {
  const { goal, promiseId } = await draftAfterPublishing();
  const retire = { objectId: promiseId, reason: 'Nobody asked.' };
  await planner.call(brandContract.retireObject, { ...retire, leftHanging: [] });
  const late = await goal('Linked meanwhile', { kind: 'promise', id: promiseId });
  const draft = await draftOf(planner);
  expect(draft.blockers).toEqual([
    { code: 'more_left_hanging', objectId: promiseId, place: null, otherId: late },
  ]);
  await planner.call(brandContract.retireObject, { ...retire, leftHanging: [late] });
  await publish(planner);
});

test('whoever links while it is being published is not overlooked', async () => {
  const { promiseId } = await draftAfterPublishing();
  const target = { kind: 'promise' as const, id: promiseId };
  await planner.call(brandContract.retireObject, { objectId: promiseId, reason: 'Old', leftHanging: [] });
  const { id: draftId, version } = await draftOf(planner);
  const goal = { kind: 'goal' as const, id: newId() };
  const { publishing } = await app.context().transaction(async (tx) => {
    await putThreadNode(tx, { ...goal, title: { en: 'Linked at the last moment' }, state: 'open' });
    await setLinks(tx, goal, [target]);
    // Waits for this transaction to end: it holds the promise open.
    return { publishing: planner.refused(brandContract.publishDraft, { draftId, version }) };
  });
  expect(await publishing).toMatchObject({
    code: 'brand.draft_not_ready',
    blockers: [{ code: 'more_left_hanging', otherId: goal.id }],
  });
});

test('two retirements together hang what neither would alone', async () => {
  const { goal, promiseId, valueId } = await draftAfterPublishing();
  const both = await goal(
    'Served by two',
    { kind: 'promise', id: promiseId },
    { kind: 'value', id: valueId },
  );
  await planner.call(brandContract.retireObject, { objectId: promiseId, reason: 'First', leftHanging: [] });
  expect(
    await planner.refused(brandContract.retireObject, {
      objectId: valueId,
      reason: 'Second',
      leftHanging: [],
    }),
  ).toMatchObject({ code: 'brand.more_is_linked', leftHanging: [both] });
});

test('a retired value that a promise still keeps blocks publishing, until the promise lets it go', async () => {
  const { promiseId, valueId } = await draftAfterPublishing();
  await add(planner, value('Care'));
  await planner.call(brandContract.retireObject, {
    objectId: valueId,
    reason: 'Said by Care now.',
    leftHanging: [promiseId],
  });
  expect((await draftOf(planner)).blockers).toEqual([
    { code: 'keeps_what_is_gone', objectId: promiseId, place: null, otherId: valueId },
  ]);
  const typed = await typedAgain(planner, promiseId);
  await planner.call(brandContract.changeObject, { ...typed, content: promise(planner.id) });
  await publish(planner);
});

test('a published value is retired, not removed; what is new is removed, not retired', async () => {
  const { valueId } = await draftAfterPublishing();
  expect(await planner.refused(brandContract.removeObject, { objectId: valueId, version: 1 })).toMatchObject({
    status: 409,
    code: 'brand.published_is_retired',
  });
  const fresh = await add(planner, value('Fresh'));
  expect(
    await planner.refused(brandContract.retireObject, { objectId: fresh, reason: 'No', leftHanging: [] }),
  ).toMatchObject({ status: 404, code: 'brand.not_published' });
  const { objects } = await draftOf(planner);
  expect(objects.find(({ id }) => id === valueId)?.can).toEqual({ remove: false, retire: true });
  expect(objects.find(({ id }) => id === fresh)?.can).toEqual({ remove: true, retire: false });
});

test('a retirement can be taken back while it is a draft', async () => {
  const { valueId, promiseId } = await draftAfterPublishing();
  const retire = { objectId: valueId, reason: 'Hm', leftHanging: [promiseId] };
  await planner.call(brandContract.retireObject, retire);
  expect((await draftOf(planner)).retired).toMatchObject([{ objectId: valueId, title: { en: 'Courage' } }]);
  await planner.call(brandContract.keepObject, { objectId: valueId });
  expect(await draftOf(planner)).toMatchObject({ retired: [], blockers: [{ code: 'nothing_changed' }] });
});
