import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import type { ThreadRef } from './contract/thread.ts';
import { brandContract } from './contract.ts';
import { publishedCore, unknownId } from './fixtures/core.ts';
import {
  leftHanging,
  putThreadNode,
  removeThreadNode,
  setLinks,
  type ThreadNode,
  threadGaps,
  threadGraph,
} from './service/thread.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const member = await app.person([], { language: 'fi' });
const { valueId, promiseId } = await publishedCore(planner);
const VALUE: ThreadRef = { kind: 'value', id: valueId };
const PROMISE: ThreadRef = { kind: 'promise', id: promiseId };

/** Puts an object on the thread as a later module does, inside one transaction. */
async function put<K extends ThreadNode['kind']>(
  kind: K,
  targets: readonly ThreadRef[],
  facts: Partial<ThreadNode> = {},
): Promise<{ kind: K; id: string }> {
  const ref = { kind, id: newId() };
  await app.context().transaction(async (tx) => {
    await putThreadNode(tx, { title: { en: `A ${kind}` }, state: 'open', ...facts, ...ref });
    await setLinks(tx, ref, targets);
  });
  return ref;
}

const idsOf = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id).sort();

const walkAs = (person: typeof member, { kind, id }: ThreadRef, direction: 'up' | 'down') =>
  person.call(brandContract.walkThread, { kind, nodeId: id, direction });

test('from a piece one walks up to the values it serves, and from the value down to its measures', async () => {
  const goal = await put('goal', [PROMISE]);
  const campaign = await put('campaign', [goal]);
  const piece = await put('piece', [campaign, goal]);
  const measure = await put('measure', [goal]);
  const up = await walkAs(member, piece, 'up');
  expect(up.complete).toBe(true);
  expect(up.nodes.map(({ kind, depth }) => [kind, depth])).toEqual([
    ['piece', 0],
    ['campaign', 1],
    ['goal', 1],
    ['promise', 2],
    ['value', 3],
  ]);
  expect(up.nodes[0]?.links).toEqual([
    { ...campaign, relation: 'serves' },
    { ...goal, relation: 'serves' },
  ]);
  const down = await walkAs(member, VALUE, 'down');
  expect(idsOf(down.nodes)).toEqual(
    expect.arrayContaining([valueId, promiseId, goal.id, campaign.id, piece.id, measure.id].sort()),
  );
  expect(down.nodes.find(({ id }) => id === measure.id)?.links).toEqual([{ ...goal, relation: 'measures' }]);
  expect(await app.nobody.refused(brandContract.walkThread, { ...walkInput(piece) })).toMatchObject({
    status: 401,
  });
});

const walkInput = ({ kind, id }: ThreadRef) => ({ kind, nodeId: id, direction: 'up' });

test('members neither see drafts nor walk through them; planners do both', async () => {
  const goal = await put('goal', [PROMISE], { state: 'draft', title: { en: 'Secret goal' } });
  const measure = await put('measure', [goal]);
  expect(await member.refused(brandContract.walkThread, walkInput(goal))).toMatchObject({ status: 404 });
  expect(idsOf((await walkAs(member, measure, 'up')).nodes)).toEqual([measure.id]);
  const graph = await member.call(brandContract.readThread, {});
  expect(JSON.stringify(graph)).not.toMatch(new RegExp(`Secret|${goal.id}`));
  expect(graph.nodes.find(({ id }) => id === measure.id)?.links).toEqual([]);
  expect(idsOf((await walkAs(planner, measure, 'up')).nodes)).toEqual(
    [measure.id, goal.id, promiseId, valueId].sort(),
  );
  expect(idsOf((await planner.call(brandContract.readThread, {})).nodes)).toContain(goal.id);
});

test('of what is sealed a member sees that it is there, and a planner what it is', async () => {
  const sealed = await put('goal', [PROMISE], { sealed: true, title: { en: 'Two sites become one' } });
  const seenBy = async (person: typeof member) =>
    (await person.call(brandContract.readThread, {})).nodes.find(({ id }) => id === sealed.id);
  expect(await seenBy(member)).toMatchObject({ sealed: true, title: null });
  expect(await seenBy(planner)).toMatchObject({ title: { text: 'Two sites become one', language: 'en' } });
  expect((await walkAs(member, sealed, 'up')).nodes[0]).toMatchObject({ id: sealed.id, title: null });
});

test('only what makes sense is linked: refused are unknown pairs, objects that are not there, and closed ones', async () => {
  const goal = await put('goal', [VALUE]);
  const closed = await put('goal', [VALUE], { state: 'closed' });
  const link = (from: ThreadRef, ...to: ThreadRef[]) =>
    app.context().transaction((tx) => setLinks(tx, from, to));
  await expect(link(goal, goal)).rejects.toMatchObject({ code: 'brand.link_not_allowed' });
  await expect(link(VALUE, goal)).rejects.toMatchObject({ code: 'brand.link_not_allowed' });
  await expect(link(goal, { kind: 'promise', id: unknownId() })).rejects.toMatchObject({
    kind: 'not_found',
    code: 'brand.thread_node_not_found',
  });
  const campaign = await put('campaign', [goal]);
  await expect(link(campaign, goal, closed)).rejects.toMatchObject({
    code: 'brand.target_closed',
    detail: closed,
  });
  expect((await walkAs(planner, campaign, 'up')).nodes[0]?.links).toEqual([{ ...goal, relation: 'serves' }]);
});

test('links are set as a whole: what is no longer named is gone, what closed since may stay', async () => {
  const first = await put('goal', [VALUE]);
  const second = await put('goal', [VALUE]);
  const action = await put('action', [first]);
  await app.context().transaction(async (tx) => {
    await putThreadNode(tx, { ...first, title: { en: 'Done' }, state: 'closed' });
    await setLinks(tx, action, [first, second]);
  });
  const linksOf = async () =>
    (await walkAs(planner, action, 'up')).nodes[0]?.links.map(({ id }) => id).sort();
  expect(await linksOf()).toEqual([first.id, second.id].sort());
  await app.context().transaction((tx) => setLinks(tx, action, [second]));
  expect(await linksOf()).toEqual([second.id]);
  await removeThreadNode(app.context(), second);
  expect(await linksOf()).toEqual([]);
});

test('what a transaction puts on the thread goes with it', async () => {
  const ref = { kind: 'goal' as const, id: newId() };
  const failing = app.context().transaction(async (tx) => {
    await putThreadNode(tx, { ...ref, title: { en: 'Never' }, state: 'open' });
    throw new Error('the plan could not be saved');
  });
  await expect(failing).rejects.toThrow('could not be saved');
  expect(await planner.refused(brandContract.walkThread, walkInput(ref))).toMatchObject({ status: 404 });
});

test('a period shows what was open in it, closed objects included', async () => {
  const past = await put('goal', [VALUE], { startsOn: '2024-01-01', endsOn: '2024-03-31', state: 'closed' });
  const now = await put('goal', [VALUE], { startsOn: '2026-10-01', endsOn: '2026-12-31' });
  const shown = async (input: { from?: string; to?: string }) =>
    idsOf((await member.call(brandContract.readThread, input)).nodes);
  expect(await shown({})).toEqual(expect.arrayContaining([now.id]));
  expect(await shown({})).not.toContain(past.id);
  const then = await shown({ from: '2024-03-01', to: '2024-06-30' });
  expect(then).toEqual(expect.arrayContaining([past.id, valueId]));
  expect(then).not.toContain(now.id);
  expect(await member.refused(brandContract.readThread, { from: '2024-01-01' })).toMatchObject({
    status: 422,
  });
  expect(
    await member.refused(brandContract.readThread, { from: '2024-02-01', to: '2024-01-01' }),
  ).toMatchObject({ errors: [{ code: 'period_ends_before_it_starts' }] });
});

test('gaps name what is missing, and go once it is there', async () => {
  const goal = await put('goal', []);
  const gapsOf = async ({ id }: ThreadRef) =>
    (await threadGaps(app.context())).gaps.filter((gap) => gap.id === id).map(({ code }) => code);
  expect(await gapsOf(goal)).toEqual([
    'goal_nobody_talks_about',
    'goal_serves_nothing',
    'goal_without_measure',
  ]);
  const campaign = await put('campaign', [goal], { state: 'draft' });
  const measure = await put('measure', [goal]);
  await app.context().transaction((tx) => setLinks(tx, goal, [PROMISE]));
  expect(await gapsOf(goal)).toEqual([]);
  const orphans = [
    [await put('action', []), 'action_serves_nothing'],
    [await put('piece', []), 'piece_serves_nothing'],
    [await put('campaign', []), 'campaign_serves_nothing'],
    [await put('measure', []), 'measure_of_nothing'],
  ] as const;
  for (const [orphan, code] of orphans) expect(await gapsOf(orphan)).toEqual([code]);
  // What serves a goal that is closed serves nothing that is still wanted.
  await putThreadNode(app.context(), { ...goal, title: { en: 'Closed' }, state: 'closed' });
  expect(await gapsOf(campaign)).toEqual(['campaign_serves_nothing']);
  expect(await gapsOf(measure)).toEqual(['measure_of_nothing']);
  expect(await gapsOf(goal)).toEqual([]);
  expect(await member.refused(brandContract.readThreadGaps, {})).toMatchObject({ status: 403 });
  const { gaps } = await planner.call(brandContract.readThreadGaps, {});
  expect(gaps.find(({ id }) => id === campaign.id)).toMatchObject({ title: { text: 'A campaign' } });
});

test('before a goal is deleted one sees all below it, and what of it would serve nothing', async () => {
  const goal = await put('goal', [VALUE]);
  const other = await put('goal', [VALUE]);
  const campaign = await put('campaign', [goal], { state: 'draft' });
  const shared = await put('campaign', [goal, other]);
  const piece = await put('piece', [campaign]);
  const sharedPiece = await put('piece', [shared]);
  await put('piece', [campaign], { state: 'closed' });
  const below = await leftHanging(app.context(), goal);
  expect(Object.fromEntries(below.map(({ id, hangs }) => [id, hangs]))).toEqual({
    [campaign.id]: true,
    [piece.id]: true,
    [shared.id]: false,
    [sharedPiece.id]: false,
  });
});

test('a large thread is cut at what a screen can draw, and says so', async () => {
  const goal = await put('goal', [VALUE]);
  const rows = Array.from({ length: 5001 }, () => ({
    kind: 'action' as const,
    id: newId(),
    title: '{"en":"One of many"}',
    state: 'open' as const,
    ownerId: null,
    startsOn: null,
    endsOn: null,
    closedAt: null,
  }));
  await app.db.insertInto('brand_thread_node').values(rows).execute();
  const link = ({ kind, id }: ThreadRef) => ({
    fromKind: kind,
    fromId: id,
    toKind: goal.kind,
    toId: goal.id,
  });
  await app.db.insertInto('brand_link').values(rows.map(link)).execute();
  const graph = await threadGraph(app.context());
  expect([graph.complete, graph.nodes.length]).toEqual([false, 5000]);
  const down = await walkAs(member, goal, 'down');
  expect([down.complete, down.nodes.length]).toEqual([false, 5000]);
  await app.db.deleteFrom('brand_thread_node').where('kind', '=', 'action').execute();
});
