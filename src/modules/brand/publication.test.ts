import { beforeEach, expect, test } from 'vitest';
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

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const leader = await app.person(['leader']);
const member = await app.person();

beforeEach(async () => {
  app.setClock('2026-11-23T09:00:00.000Z');
  await emptyBrand(app.db);
});

test('publishing is blocked while the first language lacks something, and all of it is listed', async () => {
  await planner.call(brandContract.startDraft, {});
  const empty = await draftOf(planner);
  expect(empty.blockers.map(({ code }) => code)).toEqual(['nothing_written']);
  expect(empty.can).toEqual({ edit: true, publish: false });

  const unnamed = await add(planner, { kind: 'value', name: { fi: 'Rohkeus' } });
  const bare = await add(planner, { kind: 'promise', sentence: { en: 'You are heard.' } });
  const { blockers, id, version } = await draftOf(planner);
  const expected = [
    { code: 'text_missing', objectId: bare, place: { field: 'test', elementId: null } },
    { code: 'receiver_missing', objectId: bare },
    { code: 'owner_missing', objectId: bare },
    { code: 'text_missing', objectId: unnamed, place: { field: 'name', elementId: null } },
  ];
  expect(blockers).toEqual(expected.map((blocker) => ({ place: null, otherId: null, ...blocker })));
  expect(await planner.refused(brandContract.publishDraft, { draftId: id, version })).toMatchObject({
    status: 409,
    code: 'brand.draft_not_ready',
    blockers,
  });
});

test('what was compared is what is published: a change in between refuses it', async () => {
  await planner.call(brandContract.startDraft, {});
  await add(planner, value('Courage'));
  const seen = await draftOf(planner);
  await add(leader, value('Haste'));
  const input = { draftId: seen.id, version: seen.version };
  expect(await planner.refused(brandContract.publishDraft, input)).toMatchObject({
    status: 409,
    code: 'edited_meanwhile',
    current: { version: seen.version + 1 },
  });
  expect(await planner.refused(brandContract.discardDraft, input)).toMatchObject({
    code: 'edited_meanwhile',
  });
});

test('a draft that changes nothing is not published as a version', async () => {
  await publishedCore(planner);
  await planner.call(brandContract.startDraft, {});
  expect((await draftOf(planner)).blockers.map(({ code }) => code)).toEqual(['nothing_changed']);
});

test('the difference shows each text word by word, per language, and what else changed', async () => {
  const { promiseId } = await publishedCore(planner);
  await planner.call(brandContract.startDraft, {});
  const typed = await typedAgain(planner, promiseId);
  await planner.call(brandContract.changeObject, {
    ...typed,
    content: {
      ...typed.content,
      kind: 'promise',
      sentence: { en: 'You get an answer within two days.', es: 'Te respondemos en dos días.' },
      ownerId: member.id,
    },
  });
  const { objects, names } = await planner.call(brandContract.readDraftChanges, {});
  expect(objects).toEqual([
    {
      objectId: promiseId,
      kind: 'promise',
      change: 'changed',
      title: { en: 'You get an answer within two days.', es: 'Te respondemos en dos días.' },
      fields: [
        {
          type: 'text',
          field: 'sentence',
          elementId: null,
          editions: [
            {
              language: 'en',
              parts: [
                { kind: 'same', text: 'You get an answer within ' },
                { kind: 'removed', text: 'three' },
                { kind: 'added', text: 'two' },
                { kind: 'same', text: ' days.' },
              ],
            },
            { language: 'es', parts: [{ kind: 'added', text: 'Te respondemos en dos días.' }] },
          ],
        },
        { type: 'fact', field: 'ownerId', elementId: null, before: planner.id, after: member.id },
      ],
    },
  ]);
  expect(Object.keys(names).sort()).toEqual([planner.id, member.id].sort());
  const version = await publish(planner);
  const told = await member.call(brandContract.readVersionChanges, { versionId: version.id });
  expect(told.objects).toEqual(objects);
});

test('members read every published version, and which one is current', async () => {
  const { version: first } = await publishedCore(planner);
  app.setClock('2026-12-01T09:00:00.000Z');
  await planner.call(brandContract.startDraft, {});
  await add(planner, value('Care'));
  const second = await publish(planner, 'Care joins');
  const page = await member.call(brandContract.listVersions, { limit: 1 });
  expect(page).toMatchObject({ rows: [{ id: second.id, number: 2, note: 'Care joins' }], next: '2' });
  const rest = await member.call(brandContract.listVersions, { after: page.next ?? '' });
  expect(rest).toMatchObject({ rows: [{ id: first.id, number: 1 }], next: null });
  const old = await member.call(brandContract.readVersion, { versionId: first.id });
  expect(old).toMatchObject({ isCurrent: false, values: [{ name: { text: 'Courage' } }] });
  expect(await member.refused(brandContract.listVersions, { after: 'x' })).toMatchObject({ status: 422 });
});

test('an older version is brought back as a draft; what was published since asks for its retirement', async () => {
  const { version: first, valueId } = await publishedCore(planner);
  await planner.call(brandContract.startDraft, {});
  const care = await add(planner, value('Care'));
  await publish(planner);
  expect(await member.refused(brandContract.startDraft, { restoreId: first.id })).toMatchObject({
    status: 403,
  });
  await planner.call(brandContract.startDraft, { restoreId: first.id });
  const draft = await draftOf(planner);
  expect(draft).toMatchObject({
    restoredNumber: 1,
    unconfirmed: [{ objectId: care, kind: 'value', title: { en: 'Care' } }],
    blockers: [{ code: 'retirement_not_confirmed', objectId: care }],
  });
  await planner.call(brandContract.retireObject, { objectId: care, reason: 'Too early', leftHanging: [] });
  const third = await publish(planner);
  expect(third).toMatchObject({ number: 3, restoredNumber: 1 });
  const core = await member.call(brandContract.readCore, {});
  expect(core.values.map(({ id }) => id)).toEqual([valueId]);
  expect(core.retired).toEqual([{ id: care, kind: 'value', title: 'Care', reason: 'Too early' }]);
});

test('what an older version lacks can be kept instead', async () => {
  const { version: first } = await publishedCore(planner);
  await planner.call(brandContract.startDraft, {});
  const care = await add(planner, value('Care'));
  await publish(planner);
  await planner.call(brandContract.startDraft, { restoreId: first.id });
  await planner.call(brandContract.keepObject, { objectId: care });
  const draft = await draftOf(planner);
  expect(draft.unconfirmed).toEqual([]);
  expect(draft.objects.map(({ id }) => id)).toContain(care);
  expect(await planner.refused(brandContract.keepObject, { objectId: care })).toMatchObject({ status: 404 });
});

test('a discarded draft can be brought back, and published only through a new draft', async () => {
  await planner.call(brandContract.startDraft, {});
  await add(planner, value('Almost lost'));
  const { id, version } = await draftOf(planner);
  await planner.call(brandContract.discardDraft, { draftId: id, version });
  expect((await planner.call(brandContract.readDraft, {})).draft).toBeNull();
  expect(await planner.refused(brandContract.publishDraft, { draftId: id, version })).toMatchObject({
    status: 404,
    code: 'brand.no_draft',
  });
  const { drafts } = await planner.call(brandContract.listDiscardedDrafts, {});
  expect(drafts).toMatchObject([{ id, discardedBy: { id: planner.id } }]);
  await planner.call(brandContract.startDraft, { restoreId: id });
  expect((await draftOf(planner)).objects[0]?.content).toMatchObject({
    name: { en: { text: 'Almost lost' } },
  });
});

test('publishing tells who did it and carries no text', async () => {
  const { version } = await publishedCore(planner);
  const events = await app.db.selectFrom('event').selectAll().where('name', 'like', 'brand.%').execute();
  expect(
    events.find(({ name, subjectId }) => name === 'brand.versionPublished' && subjectId === version.id),
  ).toMatchObject({
    actorId: planner.id,
    subjectId: version.id,
    body: { number: 1 },
  });
  expect(JSON.stringify(events)).not.toMatch(/Courage|answer/);
});

test('the same publication sent twice makes one version', async () => {
  await planner.call(brandContract.startDraft, {});
  await add(planner, promise(planner.id));
  const { id, version } = await draftOf(planner);
  const headers = { 'idempotency-key': 'once' };
  const first = await planner.call(brandContract.publishDraft, { draftId: id, version }, { headers });
  const again = await planner.call(brandContract.publishDraft, { draftId: id, version }, { headers });
  expect(again).toEqual(first);
});

test('of two who publish at once, one does', async () => {
  await planner.call(brandContract.startDraft, {});
  await add(planner, value('Courage'));
  const { id, version } = await draftOf(planner);
  const tries = await Promise.allSettled(
    [planner, leader].map((editor) => editor.call(brandContract.publishDraft, { draftId: id, version })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await member.call(brandContract.listVersions, {})).rows).toHaveLength(1);
});
