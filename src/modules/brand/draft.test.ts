import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import { brandContract } from './contract.ts';
import { add, draftOf, promise, publish, typedAgain, unknownId, value } from './fixtures/core.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const leader = await app.person(['leader'], { name: 'Ville Korhonen' });
const member = await app.person([], { roleFamily: 'Technicians', language: 'fi' });

/** A fresh draft for a test: what another test left is put away. */
async function freshDraft() {
  const { draft } = await planner.call(brandContract.readDraft, {});
  if (draft) await planner.call(brandContract.discardDraft, { draftId: draft.id, version: draft.version });
  return planner.call(brandContract.startDraft, {});
}

test('a draft is written, published, and read by a member in their own language', async () => {
  await freshDraft();
  await add(planner, { kind: 'mission', statement: { en: 'We keep the ferries running.' } });
  const courage = await add(
    planner,
    value('Courage', {
      name: { en: 'Courage', fi: 'Rohkeus' },
      meaning: { en: 'We ask aloud.' },
      behaviours: [{ roleFamily: 'Technicians', text: { en: 'Stop the line.', fi: 'Pysäytä linja.' } }],
    }),
  );
  await add(planner, promise(leader.id, { keeps: [courage] }));

  const before = await member.call(brandContract.readCore, {});
  expect(before).toMatchObject({ version: null, isCurrent: false, values: [], can: { edit: false } });

  const version = await publish(planner, 'The first one');
  expect(version).toMatchObject({
    number: 1,
    note: 'The first one',
    publishedBy: { id: planner.id, name: 'Aino Virtanen' },
    publishedAt: '2026-11-23T09:00:00.000Z',
  });
  const core = await member.call(brandContract.readCore, { language: 'fi' });
  expect(core).toMatchObject({
    isCurrent: true,
    mission: { statement: { text: 'We keep the ferries running.', language: 'en', stale: false } },
    vision: null,
    values: [
      {
        id: courage,
        name: { text: 'Rohkeus', language: 'fi' },
        meaning: { text: 'We ask aloud.', language: 'en' },
        behaviours: [{ roleFamily: 'Technicians', text: { text: 'Pysäytä linja.' } }],
      },
    ],
    promises: [{ owner: { id: leader.id, name: 'Ville Korhonen' }, keeps: [courage], moments: [] }],
    yourRoleFamily: 'Technicians',
    can: { edit: false },
  });
  expect((await planner.call(brandContract.readDraft, {})).draft).toBeNull();
  expect((await planner.call(brandContract.readCore, {})).can).toEqual({ edit: true });
});

test('members get nothing of a draft, and write nothing into one', async () => {
  const { id: draftId, version } = await freshDraft();
  const objectId = await add(planner, value('Not yet told'));
  const typed = await typedAgain(planner, objectId);
  const refusedCalls = [
    [brandContract.readDraft, {}],
    [brandContract.startDraft, {}],
    [brandContract.discardDraft, { draftId, version }],
    [brandContract.listDiscardedDrafts, {}],
    [brandContract.readDraftChanges, {}],
    [brandContract.addObject, { content: value('Mine') }],
    [brandContract.changeObject, typed],
    [brandContract.confirmEdition, { objectId, version: 1, language: 'fi' }],
    [brandContract.removeObject, { objectId, version: 1 }],
    [brandContract.orderObjects, { kind: 'value', objectIds: [objectId] }],
    [brandContract.retireObject, { objectId, reason: 'No', leftHanging: [] }],
    [brandContract.keepObject, { objectId }],
    [brandContract.readDependants, { objectId }],
    [brandContract.publishDraft, { draftId, version }],
    [brandContract.listRoleFamilies, {}],
  ] as const;
  for (const [endpoint, input] of refusedCalls) {
    expect(await member.refused(endpoint, input)).toMatchObject({ status: 403, code: 'role_needed' });
    expect(await app.nobody.refused(endpoint, input)).toMatchObject({ status: 401 });
  }
  for (const endpoint of [brandContract.readVersion, brandContract.readVersionChanges])
    expect(await member.refused(endpoint, { versionId: draftId })).toMatchObject({ status: 404 });
  const { rows } = await member.call(brandContract.listVersions, {});
  expect(rows.map(({ id }) => id)).not.toContain(draftId);
  expect(JSON.stringify(await member.call(brandContract.readCore, {}))).not.toContain('Not yet told');
  expect(await app.nobody.refused(brandContract.readCore, {})).toMatchObject({ status: 401 });
});

test('a planner of one unit reads the draft and changes nothing in it', async () => {
  await freshDraft();
  const unitPlanner = await app.person();
  const unit = await createUnit(app.db);
  const grant = { personId: unitPlanner.id, role: 'planner' as const, unitId: unit.id };
  await app.db
    .insertInto('access_grant')
    .values({ ...grant, id: newId(), grantedBy: null, grantedAt: '2026-11-23T09:00:00.000Z' })
    .execute();
  expect((await draftOf(unitPlanner)).can).toEqual({ edit: false, publish: false });
  expect(await unitPlanner.refused(brandContract.addObject, { content: value('Ours') })).toMatchObject({
    status: 403,
    code: 'brand.whole_organisation_only',
  });
});

test('two people on one value: the later one is refused with both texts, and nothing is lost', async () => {
  await freshDraft();
  const objectId = await add(planner, value('Openness'));
  const planners = await typedAgain(planner, objectId);
  const leaders = await typedAgain(leader, objectId);
  await leader.call(brandContract.changeObject, {
    ...leaders,
    content: value('Openness', { meaning: { en: 'We show our numbers.' } }),
  });
  const mine = value('Openness', { meaning: { en: 'We show our faults.' } });
  const problem = await planner.refused(brandContract.changeObject, { ...planners, content: mine });
  expect(problem).toMatchObject({
    status: 409,
    code: 'edited_meanwhile',
    current: {
      version: 2,
      content: { meaning: { en: { text: 'We show our numbers.' } } },
      changedBy: { id: leader.id, name: 'Ville Korhonen' },
    },
    yours: { meaning: { en: 'We show our faults.' } },
  });
  await planner.call(brandContract.changeObject, { objectId, version: 2, content: mine });
  expect((await draftOf(planner)).objects.find(({ id }) => id === objectId)?.content).toMatchObject({
    meaning: { en: { text: 'We show our faults.' } },
  });
});

test('of two who start a draft at once one gets it, and the other is told which it is', async () => {
  const { id, version } = await freshDraft();
  await planner.call(brandContract.discardDraft, { draftId: id, version });
  const tries = await Promise.allSettled([
    planner.call(brandContract.startDraft, {}),
    leader.call(brandContract.startDraft, {}),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const draft = await draftOf(planner);
  expect(await planner.refused(brandContract.startDraft, {})).toMatchObject({
    status: 409,
    code: 'brand.draft_under_way',
    draftId: draft.id,
  });
});

test('an edition is stale once the first language changes after it, until somebody confirms it', async () => {
  await freshDraft();
  app.setClock('2026-11-23T10:00:00.000Z');
  const objectId = await add(
    planner,
    value('Care', { name: { en: 'Care', fi: 'Huolenpito' }, behaviours: [] }),
  );
  app.setClock('2026-11-23T11:00:00.000Z');
  const { object } = await planner.call(brandContract.changeObject, {
    objectId,
    version: 1,
    content: value('Care for each other', {
      name: { en: 'Care for each other', fi: 'Huolenpito' },
      behaviours: [],
    }),
  });
  const name = { field: 'name', elementId: null };
  expect(object.languages).toEqual({
    en: { missing: [], stale: [] },
    fi: { missing: [], stale: [name] },
    es: { missing: [name], stale: [] },
  });
  const confirmed = await planner.call(brandContract.confirmEdition, {
    objectId,
    version: 2,
    language: 'fi',
  });
  expect(confirmed.object.languages.fi).toEqual({ missing: [], stale: [] });
  expect(
    await leader.refused(brandContract.confirmEdition, { objectId, version: 2, language: 'fi' }),
  ).toMatchObject({ code: 'edited_meanwhile', current: { version: 3 } });
});

test('values keep the order that they are put in; an order that misses one is refused', async () => {
  await freshDraft();
  const draft = await draftOf(planner);
  const there = draft.objects.filter((object) => object.content.kind === 'value').map(({ id }) => id);
  const first = await add(planner, value('First'));
  const second = await add(planner, value('Second'));
  const objectIds = [second, ...there, first];
  await planner.call(brandContract.orderObjects, { kind: 'value', objectIds });
  const after = (await draftOf(planner)).objects.filter((object) => object.content.kind === 'value');
  expect(after.map(({ id }) => id)).toEqual(objectIds);
  expect(
    await planner.refused(brandContract.orderObjects, {
      kind: 'value',
      objectIds: [first, second, unknownId()],
    }),
  ).toMatchObject({ status: 409, code: 'edited_meanwhile' });
  expect(
    await planner.refused(brandContract.orderObjects, { kind: 'value', objectIds: [first, first] }),
  ).toMatchObject({ status: 422, code: 'brand.ordered_twice' });
});

test('what a promise names must be there', async () => {
  await freshDraft();
  const gone = await createPerson(app.db, { state: 'left', leftOn: '2026-01-01' });
  const wrong = [
    [{ ownerId: unknownId() }, 'brand.owner_not_found'],
    [{ ownerId: gone.id }, 'brand.owner_not_found'],
    [{ audienceId: unknownId() }, 'brand.audience_not_found'],
    [{ keeps: [unknownId()] }, 'brand.value_not_in_draft'],
    [{ proofs: [{ text: { en: 'A file' }, fileId: unknownId() }] }, 'brand.file_not_found'],
  ] as const;
  for (const [facts, code] of wrong)
    expect(
      await planner.refused(brandContract.addObject, { content: { ...promise(planner.id), ...facts } }),
    ).toMatchObject({ status: 422, code });
  const script = { proofs: [{ text: { en: 'A link' }, link: 'javascript:alert(1)' }] };
  expect(
    await planner.refused(brandContract.addObject, { content: { ...promise(planner.id), ...script } }),
  ).toMatchObject({ code: 'invalid_input', errors: [{ path: 'content.proofs.0.link', code: 'not_a_link' }] });
});

test('there is one vision; removed and written again it is still the same one', async () => {
  await freshDraft();
  const vision = { kind: 'vision', statement: { en: 'Nobody waits on the quay.' } } as const;
  const objectId = await add(planner, vision);
  expect(await planner.refused(brandContract.addObject, { content: vision })).toMatchObject({
    status: 409,
    code: 'brand.only_one',
  });
  const { id } = await freshDraft();
  expect(await add(planner, { kind: 'vision', statement: { en: 'Nobody waits.' } })).toBe(objectId);
  await planner.call(brandContract.removeObject, { objectId, version: 1 });
  expect(await draftOf(planner)).toMatchObject({
    id,
    objects: expect.not.arrayContaining([{ id: objectId }]),
  });
});
