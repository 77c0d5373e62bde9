import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import type { Item } from './contract/item.ts';
import { listeningContract as contract } from './contract.ts';
import { beginDuePulses } from './service/pulse.ts';
import { drawInvited } from './service/sampling.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const leader = await app.person(['leader']);
const representative = await app.person(['representative']);
const member = await app.person();

const title = { en: 'Autumn', fi: 'Syksy', es: 'Otoño' };
const begun = (facts: object = {}) =>
  planner.call(contract.createSurvey, { kind: 'survey', title, ...facts });

describe('a survey', () => {
  test('begins with items in every language and can open at once; who may not plan may not begin one', async () => {
    const { content, missing, seconds, can } = await begun();
    expect(content.items.length).toBeGreaterThan(20);
    expect(content.languages).toEqual(['en', 'fi', 'es']);
    expect(missing).toEqual([]);
    expect(seconds).toBeGreaterThan(60);
    expect(can).toEqual({ write: true, archive: true, restore: false, test: true });
    const input = { kind: 'survey', title };
    expect(await member.refused(contract.createSurvey, input)).toMatchObject({ code: 'role_needed' });
    expect(await representative.refused(contract.createSurvey, input)).toMatchObject({ code: 'role_needed' });
  });

  test('is read by those who watch over it, who cannot write it', async () => {
    const { id: surveyId, version, content } = await begun();
    expect(await representative.call(contract.readSurvey, { surveyId })).toMatchObject({
      can: { write: false, archive: false, test: false },
    });
    expect(await representative.refused(contract.writeSurvey, { surveyId, version, content })).toMatchObject({
      status: 403,
    });
    expect(await planner.refused(contract.readSurvey, { surveyId: crypto.randomUUID() })).toMatchObject({
      code: 'listening.survey_not_found',
    });
  });

  test('of two who write at once the second is shown what the first wrote', async () => {
    const { id: surveyId, version, content } = await begun();
    const mine = { ...content, title: { ...title, en: 'Mine' } };
    const theirs = { ...content, title: { ...title, en: 'Theirs' } };
    await planner.call(contract.writeSurvey, { surveyId, version, content: mine });
    expect(await leader.refused(contract.writeSurvey, { surveyId, version, content: theirs })).toMatchObject({
      code: 'edited_meanwhile',
      current: { version: 2, content: { title: { en: 'Mine' } } },
    });
    const { versions } = await leader.call(contract.listSurveyVersions, { surveyId });
    expect(versions.map(({ version: number, content: then }) => [number, then.title.en])).toEqual([
      [2, 'Mine'],
      [1, 'Autumn'],
    ]);
    expect(versions[0]?.changedBy?.id).toBe(planner.id);
  });

  test('an edition that is missing is said in words, and keeps it from opening', async () => {
    const { id: surveyId, version, content } = await begun();
    const [first, ...rest] = content.items;
    const halved = { ...first, text: { en: 'Only in English' } } as Item;
    const { missing, content: kept } = await planner.call(contract.writeSurvey, {
      surveyId,
      version,
      content: { ...content, items: [halved, ...rest] },
    });
    expect(missing).toEqual([
      { code: 'edition_missing', part: 'item', itemId: first?.id, languages: ['fi', 'es'] },
    ]);
    expect(kept.items[0]?.bankKey).toBeNull();
    const settings = { closesAt: '2026-11-30T09:00:00.000Z' };
    for (let n = 0; n < 12; n += 1) await createPerson(app.db);
    const wave = await planner.call(contract.createWave, { surveyId, settings });
    expect(
      await planner.refused(contract.planWave, { waveId: wave.id, version: wave.version }),
    ).toMatchObject({ code: 'listening.survey_not_ready', missing });
  });

  test('an item stands in it once, and its audience exists', async () => {
    const { id: surveyId, version, content } = await begun();
    const [first] = content.items;
    const twice = { ...content, items: [first, first] };
    expect(await planner.refused(contract.writeSurvey, { surveyId, version, content: twice })).toMatchObject({
      code: 'listening.item_is_there_twice',
      itemId: first?.id,
    });
    const elsewhere = { ...content, audienceId: crypto.randomUUID() };
    expect(
      (await planner.refused(contract.writeSurvey, { surveyId, version, content: elsewhere })).status,
    ).toBeGreaterThanOrEqual(404);
  });

  test('an item that was asked keeps its scale; new words get a mark', async () => {
    const { id: surveyId, version, content } = await begun();
    const wave = await planner.call(contract.createWave, {
      surveyId,
      settings: { closesAt: '2026-11-30T09:00:00.000Z' },
    });
    await planner.call(contract.planWave, { waveId: wave.id, version: wave.version });
    const [first, ...rest] = content.items;
    const rescaled = { ...content, items: [{ ...first, scale: { kind: 'agree7' } } as Item, ...rest] };
    expect(
      await planner.refused(contract.writeSurvey, { surveyId, version, content: rescaled }),
    ).toMatchObject({ code: 'listening.item_was_asked_on_another_scale', rescaled: [first?.id] });
    const words = { ...first?.text, en: 'My work interests me.' };
    const reworded = { ...content, items: [{ ...first, text: words } as Item, ...rest] };
    expect(await planner.call(contract.writeSurvey, { surveyId, version, content: reworded })).toMatchObject({
      reworded: [first?.id],
    });
  });

  test('a copy asks the same with ids of its own, and its conditions follow', async () => {
    const { id: surveyId, version, content } = await begun({ kind: 'enps' });
    const [score, why] = content.items;
    const when = { join: 'all', tests: [{ itemId: score?.id, is: 'at_most', value: 6 }] };
    const asked = { ...content, items: [score, { ...why, when }] };
    await planner.call(contract.writeSurvey, { surveyId, version, content: asked as typeof content });
    const copy = await planner.call(contract.copySurvey, { surveyId, title: { en: 'Again' } });
    const [first, second] = copy.content.items;
    expect(first).toMatchObject({ bankKey: 'inward.enps' });
    expect(first?.id).not.toBe(score?.id);
    expect(second?.when?.tests[0]?.itemId).toBe(first?.id);
  });

  test('in the archive it is put away and not written, until it is taken out', async () => {
    const { id: surveyId, version, content } = await begun();
    await planner.call(contract.archiveSurvey, { surveyId });
    const listed = async (archived: 'yes' | 'no') =>
      (await planner.call(contract.listSurveys, { archived, limit: 200 })).rows.map(({ id }) => id);
    expect(await listed('no')).not.toContain(surveyId);
    expect(await listed('yes')).toContain(surveyId);
    expect(await planner.refused(contract.writeSurvey, { surveyId, version, content })).toMatchObject({
      code: 'listening.survey_is_archived',
    });
    await planner.call(contract.restoreSurvey, { surveyId });
    expect(await listed('no')).toContain(surveyId);
  });

  test('pages of the list neither repeat nor leave out', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await planner.call(contract.listSurveys, { limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    const all = (await planner.call(contract.listSurveys, { limit: 200 })).rows.map(({ id }) => id);
    expect(seen).toEqual(all);
  });
});

test('a test run counts as a wave would, and no row of any table changes', async () => {
  const { id: surveyId, content } = await begun({
    kind: 'vote',
    subject: { kind: 'plan.plan', id: crypto.randomUUID() },
  });
  const [vote] = content.items;
  const itemId = vote?.id ?? '';
  const preview = await planner.call(contract.readPreview, { surveyId });
  expect(preview.questionnaire.items.map(({ id }) => id)).toEqual([itemId]);
  const before = await rowsOfAllTables();
  const run = await planner.call(contract.runTest, {
    surveyId,
    ballots: [{ [itemId]: 2 }, { [itemId]: 2 }, { [itemId]: 99 }, {}],
  });
  expect(run.counters).toEqual([{ itemId, people: 2, counts: [{ value: 2, people: 2 }] }]);
  expect(run.ballots[2]?.problems).toEqual([{ itemId, code: 'unknown_option' }]);
  expect(await rowsOfAllTables()).toEqual(before);
  expect(await member.refused(contract.runTest, { surveyId, ballots: [{}] })).toMatchObject({ status: 403 });
});

/** A sum over all rows of each table that a survey could leave something in: an added, changed or removed row shows. */
async function rowsOfAllTables(): Promise<Record<string, string>> {
  const names = (await app.db.introspection.getTables()).map(({ name }) => name);
  const summed = names
    .filter((name) => /^(listening|event|people|delivery)/.test(name))
    .map(async (name) => {
      const { rows } = await sql<{ sum: string }>`
        select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${sql.table(name)} t`.execute(
        app.db,
      );
      return [name, rows[0]?.sum ?? ''] as const;
    });
  return Object.fromEntries(await Promise.all(summed));
}

describe('the limit of items', () => {
  test('is everybody’s to read and planners’ to change, with a reason in the audit', async () => {
    const { version, itemsPerFortnight, can } = await member.call(contract.readLimits, {});
    expect({ version, itemsPerFortnight, can }).toEqual({
      version: 0,
      itemsPerFortnight: 15,
      can: { write: false },
    });
    const change = { itemsPerFortnight: 10, version, reason: 'People are tired of surveys.' };
    expect(await member.refused(contract.writeLimits, change)).toMatchObject({ status: 403 });
    expect(await planner.call(contract.writeLimits, change)).toMatchObject({
      itemsPerFortnight: 10,
      version: 1,
    });
    expect(await planner.refused(contract.writeLimits, change)).toMatchObject({
      code: 'edited_meanwhile',
      current: { itemsPerFortnight: 10 },
    });
    const events = await app.db
      .selectFrom('event')
      .select('body')
      .where('name', '=', 'listening.limitChanged')
      .execute();
    expect(events).toEqual([{ body: { from: 15, to: 10, reason: 'People are tired of surveys.' } }]);
    await planner.call(contract.writeLimits, {
      itemsPerFortnight: 12,
      version: 1,
      reason: 'Twelve are enough.',
    });
  });

  test('a pulse comes back by itself, asks its share, and leaves those in peace who were asked enough', async () => {
    const survey = await begun({ kind: 'pulse' });
    const rhythm = { everyDays: 14, firstOn: '2027-02-01', openDays: 7, sharePercent: 50 };
    await planner.call(contract.writeSurvey, {
      surveyId: survey.id,
      version: 1,
      content: { ...survey.content, rhythm },
    });
    const waves = async () =>
      (await planner.call(contract.listWaves, { surveyId: survey.id })).rows.map(({ status, invited }) => [
        status,
        invited,
      ]);
    for (let n = 0; n < 30; n += 1) await createPerson(app.db);
    app.setClock('2027-01-31T06:00:00.000Z');
    await beginDuePulses(app.context());
    expect(await waves()).toEqual([]);
    app.setClock('2027-02-01T06:00:00.000Z');
    await beginDuePulses(app.context());
    await beginDuePulses(app.context());
    const people = await app.db
      .selectFrom('people_person')
      .select('id')
      .where('leftOn', 'is', null)
      .execute();
    const half = Math.ceil(people.length / 2);
    expect(await waves()).toEqual([['planned', half]]);
    const everybody = people.map(({ id }) => id);
    const { invited, resting } = await drawInvited(app.context(), everybody, {
      kind: 'pulse',
      items: 7,
      size: null,
    });
    expect([invited.length, resting.length]).toEqual([people.length - half, half]);
    expect(
      (await drawInvited(app.context(), everybody, { kind: 'survey', items: 40, size: null })).resting,
    ).toEqual([]);
    expect(await planner.call(contract.previewSample, { surveyId: survey.id })).toEqual({
      audience: people.length,
      resting: half,
      drawn: Math.min(half, people.length - half),
    });
    app.setClock('2026-11-23T09:00:00.000Z');
  });
});
