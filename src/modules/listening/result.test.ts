import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { seededRandom } from '#kernel/disclosure/example-organisation.ts';
import { newId } from '#kernel/ids.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import type { Item } from './contract/item.ts';
import { listeningContract as contract } from './contract.ts';
import { closedWave, publishedWave, type Respond } from './fixtures/closed-wave.ts';
import { createSurvey, planned } from './fixtures/open-wave.ts';
import { publishWave } from './service/publication.ts';

const app = await testApp();
await createOrganisation(app.db);
// Sales with two teams; production with two teams that stand alone and one of four, which is put with others.
const sales = await createUnit(app.db, { name: 'Sales' });
const production = await createUnit(app.db, { name: 'Production' });
const [field, inside, hall, yard, lab] = [
  await createUnit(app.db, { name: 'Field sales', parentId: sales.id }),
  await createUnit(app.db, { name: 'Inside sales', parentId: sales.id }),
  await createUnit(app.db, { name: 'Hall', parentId: production.id }),
  await createUnit(app.db, { name: 'Yard', parentId: production.id }),
  await createUnit(app.db, { name: 'Lab', parentId: production.id }),
];
const planner = await app.person(['planner'], { unitId: inside.id });
const representative = await app.person(['representative'], { unitId: hall.id });
const labLead = await app.person([], { unitId: lab.id });
const hallLead = await app.person([], { unitId: hall.id });
for (const [unit, count] of [
  [field, 20],
  [inside, 18],
  [hall, 30],
  [yard, 16],
] as const)
  for (let at = 0; at < count; at += 1)
    await createPerson(app.db, { unitId: unit.id, managerId: unit === hall ? hallLead.id : null });
for (let at = 0; at < 4; at += 1) await createPerson(app.db, { unitId: lab.id, managerId: labLead.id });
const member = await app.person([], { unitId: field.id });

const plain = { bankKey: null, help: null, when: null, comment: false } as const;
const items: readonly Item[] = [
  item('recommendation', 'How likely are you to recommend us?', {
    kind: 'score10',
    lowest: null,
    highest: null,
  }),
  item('trust', 'We are told the truth.', { kind: 'agree5' }),
  item('manager', 'My manager listens.', { kind: 'agree5' }),
  {
    ...item(null, 'What do you need?', { kind: 'multiple', options: [option(1), option(2)], most: 2 }),
    favourable: null,
  },
  { ...item(null, 'What else?', { kind: 'comment' }), favourable: null },
];
const [enps, trust, manager, needs, words] = items.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
  string,
];

function item(construct: Item['construct'], text: string, scale: Item['scale']): Item {
  return { ...plain, id: newId(), construct, text: { en: text }, scale, favourable: 'high' };
}

function option(code: number) {
  return { code, text: { en: `Option ${code}` } };
}

/** Answers that a seed makes, with so much of people answering. */
function respond(seed: number, share = 0.85): Respond {
  const draw = seededRandom(seed);
  return () => {
    if (draw() >= share) return null;
    const mood = draw();
    const five = () => 1 + Math.floor(5 * Math.min(0.99, 0.7 * mood + 0.3 * draw()));
    return {
      answers: {
        [enps]: Math.floor(11 * mood),
        [trust]: five(),
        [manager]: five(),
        ...(draw() < 0.9 ? { [needs]: [1] } : {}),
      },
      words:
        draw() < 0.5 ? { [words]: draw() < 0.5 ? 'Too many meetings.' : 'The meeting rooms are cold.' } : {},
    };
  };
}

const surveyId = await createSurvey(app, { items });
const waveId = await publishedWave(app, planner, { surveyId, items, respond: respond(1), keys: true });
const newcomer = await app.person([], { unitId: field.id });

const reportOf = (visitor: Visitor, group?: string) =>
  visitor.call(contract.readResults, { waveId, ...(group ? { group } : {}) });
const groupNamed = async (name: string) => {
  const { groups } = await reportOf(representative);
  return groups.find((group) => group.name.en?.includes(name))?.key ?? expect.fail(`No group ${name}`);
};

describe('who reads what', () => {
  test('everybody who was invited reads the whole organisation at once; who was not finds nothing', async () => {
    const report = await reportOf(member);
    expect(report.group).toMatchObject({ key: 'everyone', view: null });
    expect(report.participation.percent).toBeGreaterThan(70);
    expect(report.items.map(({ itemId }) => itemId)).toEqual([enps, trust, manager, needs]);
    expect(report.can).toEqual({
      readAll: false,
      answer: false,
      chooseFocus: false,
      editThemes: false,
      readLog: false,
    });
    expect((await newcomer.refused(contract.readResults, { waveId })).code).toBe('listening.wave_not_found');
    expect((await newcomer.call(contract.listResults, {})).rows).toEqual([]);
    expect((await member.call(contract.listResults, {})).rows).toMatchObject([
      { id: waveId, state: 'published', invited: true },
    ]);
  });

  test('a manager reads the group of their people, and not that of others; a representative reads all', async () => {
    const hallGroup = await groupNamed('Hall');
    expect((await reportOf(hallLead, hallGroup)).group.name.en).toContain('Hall');
    const other = await groupNamed('Field sales');
    expect((await hallLead.refused(contract.readResults, { waveId, group: other })).code).toBe(
      'listening.group_not_found',
    );
    expect((await reportOf(member, other)).groups.find(({ key }) => key === other)?.mine).toBe(true);
    expect((await reportOf(representative, other)).can.readAll).toBe(true);
  });

  test('a small team reads the group that it was put into', async () => {
    const { groups } = await reportOf(labLead);
    const mine = groups
      .filter(({ mine: own, view }) => own && view === 'org')
      .map(({ name }) => name.en ?? '');
    expect(mine.some((name) => name.includes('Production'))).toBe(true);
    expect(mine.some((name) => name.includes('Lab'))).toBe(false);
  });

  test('figures carry intervals, a correction for silence and a bound', async () => {
    const { items: results } = await reportOf(member);
    const [score, told, , choices] = results;
    expect(score?.enps).toMatchObject({
      bound: expect.any(String),
      low: expect.any(Number),
      high: expect.any(Number),
    });
    expect(told?.favourable).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
    expect(told?.mean).toMatchObject({ low: expect.any(Number) });
    expect(told?.weighted?.groups).toBeGreaterThan(1);
    expect(told?.range?.low).toBeLessThanOrEqual(told?.range?.high ?? 0);
    expect(choices?.spread).toMatchObject({
      shares: [
        { value: 1, bound: 'at-least' },
        { value: 2, bound: 'at-most' },
      ],
    });
  });

  test('who looked is seen by representatives alone', async () => {
    const { rows } = await representative.call(contract.listResultReaders, { waveId });
    expect(rows.map(({ person, report, on }) => [person.id, report, on])).toContainEqual([
      member.id,
      'report',
      '2026-11-23',
    ]);
    const [first] = (await representative.call(contract.listResultReaders, { waveId, limit: 1 })).rows;
    expect(first).toEqual(rows[0]);
    expect((await planner.refused(contract.listResultReaders, { waveId })).status).toBe(403);
  });
});

describe('nothing but what the plan shows leaves by any door', () => {
  test.each([2, 3])('in an organisation that answers differently each time (%i)', async (seed) => {
    const survey = await createSurvey(app, { items });
    const share = 0.25 + 0.15 * seed;
    const wave = await publishedWave(app, planner, {
      surveyId: survey,
      items,
      respond: respond(seed, share),
      keys: true,
    });
    const { groups: hidden, figures } = await representative.call(contract.listWithheld, { waveId: wave });
    const stored = await app.db
      .selectFrom('listening_result_group')
      .selectAll()
      .where('waveId', '=', wave)
      .execute();
    const withheld = new Set(stored.filter((group) => group.withheld).map(({ groupKey }) => groupKey));
    expect(hidden.map(({ key }) => key).sort()).toEqual([...withheld].sort());
    const cells = new Set(figures.map(({ group, itemId }) => `${group} ${itemId}`));
    for (const view of ['org', 'tenure']) {
      const map = await representative.call(contract.readResultMap, { waveId: wave, view }).catch(() => null);
      for (const row of map?.rows ?? []) {
        if (withheld.has(row.key)) expect(row).toMatchObject({ answered: null, cells: [] });
        else expect(row.answered).toBeGreaterThanOrEqual(5);
        for (const [at, cell] of row.cells.entries())
          if (cells.has(`${row.key} ${map?.items[at]?.itemId}`)) expect(cell).toHaveProperty('withheld');
      }
    }
    for (const key of withheld) {
      const report = await representative.call(contract.readResults, { waveId: wave, group: key });
      expect(report.insteadOf?.key).toBe(key);
      expect(withheld.has(report.group.key)).toBe(false);
      expect(report.groups.map((group) => group.key)).not.toContain(key);
    }
    const everything = await packageOf(wave);
    for (const figure of everything.figures) expect(withheld.has(figure.group)).toBe(false);
    for (const group of everything.groups) expect(group.answered === null).toBe(withheld.has(group.key));
    // A number that everybody sees is the same on screen, in the table and in the package.
    const { items: shown } = await representative.call(contract.readResults, { waveId: wave });
    const packed = everything.figures.filter(({ group }) => group === 'everyone');
    expect(packed.map(({ favourable }) => favourable)).toEqual(shown.map(({ favourable }) => favourable));
  });

  test('when all answer twice and one person joined between, the second wave does not give their answer away', async () => {
    const survey = await createSurvey(app, { items });
    const all: Respond = (_, at) => ({ answers: { [trust]: 1 + (at % 5) } });
    const wish = { surveyId: survey, items, respond: all };
    const first = await publishedWave(app, planner, wish);
    await app.db.updateTable('listening_wave').set({ status: 'answered' }).where('id', '=', first).execute();
    const again = await publishedWave(app, planner, wish);
    expect((await representative.call(contract.readResults, { waveId: again })).group.key).toBe('everyone');
    await app.db.updateTable('listening_wave').set({ status: 'answered' }).where('id', '=', again).execute();
    const joiner = await createPerson(app.db, { unitId: yard.id });
    const third = await publishedWave(app, planner, wish);
    await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', joiner.id).execute();
    expect((await representative.refused(contract.readResults, { waveId: third })).code).toBe(
      'listening.results_withheld',
    );
    const { groups } = await representative.call(contract.listWithheld, { waveId: third });
    expect(groups.find(({ key }) => key === 'everyone')?.reason).toBe('earlier_waves');
    expect(groups.find(({ name }) => name.en?.includes('Hall'))).toBeUndefined();
  });

  test('with four answers nothing at all is shown, and why is said', async () => {
    const survey = await createSurvey(app, { items });
    const few = await publishedWave(app, planner, {
      surveyId: survey,
      items,
      respond: (_, at) => (at < 4 ? { answers: { [trust]: 5 } } : null),
    });
    const problem = await representative.refused(contract.readResults, { waveId: few });
    expect(problem.code).toBe('listening.results_withheld');
    const { groups } = await representative.call(contract.listWithheld, { waveId: few });
    expect(groups[0]).toMatchObject({ key: 'everyone', reason: 'too_few', shownIn: null });
  });
});

test('results that were half made when the process ended are finished, not made again', async () => {
  const survey = await createSurvey(app, { items });
  const wave = await closedWave(app, planner, { surveyId: survey, items, respond: respond(6) });
  expect((await member.refused(contract.readResults, { waveId: wave })).code).toBe(
    'listening.results_not_made',
  );
  await publishWave(app.context(), wave);
  const whole = await figuresOf(wave);
  await app.db
    .deleteFrom('listening_figure')
    .where('waveId', '=', wave)
    .where('itemId', '=', trust)
    .execute();
  const { numDeletedRows } = await app.db
    .deleteFrom('listening_publication_part')
    .where('waveId', '=', wave)
    .where('part', '=', `figures ${trust}`)
    .executeTakeFirst();
  expect(numDeletedRows).toBe(1n);
  await app.db.updateTable('listening_wave').set({ status: 'closed' }).where('id', '=', wave).execute();
  await app.db
    .updateTable('listening_publication')
    .set({ finishedAt: null })
    .where('waveId', '=', wave)
    .execute();
  expect(await member.call(contract.readResultProgress, { waveId: wave })).toMatchObject({
    state: 'counting',
    done: 6,
    of: 7,
  });
  await app.db.deleteFrom('listening_theme').where('waveId', '=', wave).execute();
  await publishWave(app.context(), wave);
  expect(await figuresOf(wave)).toEqual(whole);
  expect(await member.call(contract.readResultProgress, { waveId: wave })).toMatchObject({
    state: 'done',
    done: 7,
  });
});

const figuresOf = (wave: string) =>
  app.db
    .selectFrom('listening_figure')
    .selectAll()
    .where('waveId', '=', wave)
    .orderBy('groupKey')
    .orderBy('itemId')
    .execute();

describe('comments', () => {
  test('are shown from ten on with themes that anybody can count, and nobody’s label', async () => {
    const { rows, items: asked } = await member.call(contract.listResultComments, { waveId, limit: 200 });
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(asked).toEqual([
      { itemId: words, text: { en: 'What else?' }, comments: rows.length, withheld: null },
    ]);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['itemId', 'language', 'text', 'themes']);
    const { themes, comments, unthemed } = await member.call(contract.listThemes, { waveId });
    expect(themes[0]).toMatchObject({
      name: { en: expect.stringMatching(/^meetings?$/) },
      comments,
      origin: 'found',
    });
    expect(unthemed).toBe(0);
  });

  test('themes are put right by planners, one after the other', async () => {
    const theme = {
      waveId,
      name: { en: 'Heating' },
      phrases: [{ language: 'en' as const, words: 'cold rooms' }],
    };
    expect((await member.refused(contract.addTheme, theme)).status).toBe(403);
    const { id: themeId, version } = await planner.call(contract.addTheme, theme);
    const cold = { themeId, version, phrases: [{ language: 'en' as const, words: 'cold' }] };
    await planner.call(contract.changeTheme, cold);
    expect((await planner.refused(contract.changeTheme, cold)).code).toBe('edited_meanwhile');
    const { rows } = await member.call(contract.listResultComments, { waveId, themeId, limit: 200 });
    expect(new Set(rows.map(({ text }) => text))).toEqual(new Set(['The meeting rooms are cold.']));
    expect((await planner.refused(contract.removeTheme, { themeId, version })).code).toBe('edited_meanwhile');
    await planner.call(contract.removeTheme, { themeId, version: version + 1 });
    const nothing = { ...theme, phrases: [{ language: 'en' as const, words: '…!' }] };
    expect((await planner.refused(contract.addTheme, nothing)).code).toBe('listening.phrase_without_words');
  });
});

describe('after the results', () => {
  test('what goes with the outcome is told with intervals', async () => {
    const { drivers } = await member.call(contract.readDrivers, { waveId });
    expect(drivers).toMatchObject({ outcome: { itemId: enps }, method: 'LMG' });
    expect(drivers?.items.map(({ itemId }) => itemId).sort()).toEqual([trust, manager].sort());
    expect(drivers?.explained.value).toBeGreaterThan(30);
  });

  test('a manager chooses what their group works on, and the same people are asked again', async () => {
    const group = await groupNamed('Hall');
    const { proposals, can } = await hallLead.call(contract.readFocus, { waveId, group });
    expect(can.choose).toBe(true);
    expect(proposals[0]).toMatchObject({
      score: 100,
      action: { title: expect.stringContaining('Improve: ') },
    });
    const wish = { waveId, group, itemId: proposals[0]?.itemId ?? trust, askAgainOn: '2027-02-01' };
    const elsewhere = { ...wish, group: await groupNamed('Field sales') };
    expect((await hallLead.refused(contract.chooseFocus, elsewhere)).code).toBe('listening.only_own_groups');
    expect((await member.refused(contract.chooseFocus, wish)).status).toBe(403);
    const { id: focusId } = await hallLead.call(contract.chooseFocus, wish);
    expect((await hallLead.refused(contract.chooseFocus, wish)).code).toBe('listening.focus_is_chosen');
    expect((await planner.call(contract.listDueFocus, {})).focus).toEqual([]);
    app.setClock('2027-02-01T09:00:00.000Z');
    expect((await planner.call(contract.listDueFocus, {})).focus).toMatchObject([
      { id: focusId, state: 'due' },
    ]);
    const { surveyId: followUp } = await planner.call(contract.askAgain, { focusId });
    expect((await planner.call(contract.askAgain, { focusId })).surveyId).toBe(followUp);
    const { content } = await planner.call(contract.readSurvey, { surveyId: followUp });
    expect(content.title.en).toContain('Did it help?');
    expect(content.items.map(({ scale }) => scale.kind)).toHaveLength(2);
    const settings = { audienceId: content.audienceId, closesAt: '2027-02-10T09:00:00.000Z' };
    const { invited } = await planned(app, planner, { surveyId: followUp, settings });
    expect(invited).toBe(32);
    app.setClock('2026-11-23T09:00:00.000Z');
  });

  test('the answer is a draft to its writers alone, complete before it is published, and opens all groups', async () => {
    const part = { group: 'everyone' as const, heard: { en: 'Too many meetings.' }, doing: {} };
    expect(
      (await member.refused(contract.writeWaveAnswer, { waveId, version: 0, parts: [part] })).status,
    ).toBe(403);
    const { version } = await planner.call(contract.writeWaveAnswer, { waveId, version: 0, parts: [part] });
    expect(
      (await planner.refused(contract.writeWaveAnswer, { waveId, version: 0, parts: [part] })).code,
    ).toBe('edited_meanwhile');
    expect((await member.call(contract.readWaveAnswer, { waveId })).state).toBe('none');
    expect(await planner.call(contract.readWaveAnswer, { waveId })).toMatchObject({
      state: 'draft',
      missing: [{ language: 'en' }],
    });
    expect((await planner.refused(contract.publishWaveAnswer, { waveId, version })).code).toBe(
      'listening.answer_not_complete',
    );
    const parts = [{ ...part, doing: { en: 'No meetings on Fridays.' } }];
    const next = await planner.call(contract.writeWaveAnswer, { waveId, version, parts });

    const second = await planned(app, planner, { surveyId });
    expect(second.can.open).toBe('listening.answer_the_last_wave');
    await planner.call(contract.publishWaveAnswer, { waveId, ...next });
    expect((await planner.call(contract.readWave, { waveId: second.id })).can.open).toBeNull();
    expect(await member.call(contract.readWaveAnswer, { waveId })).toMatchObject({
      state: 'published',
      parts,
    });
    expect((await planner.refused(contract.writeWaveAnswer, { waveId, ...next, parts })).code).toBe(
      'listening.answer_is_published',
    );
    expect((await reportOf(hallLead, await groupNamed('Field sales'))).can.readAll).toBe(true);
    await planner.call(contract.unplanWave, { waveId: second.id });
  });

  test('the next wave is compared with the last, where the change is clear and where not', async () => {
    const better: Respond = (_, at) =>
      at % 9 === 0 ? null : { answers: { [enps]: 10, [trust]: 5, [manager]: 1 + (at % 5) } };
    const next = await publishedWave(app, planner, { surveyId, items, respond: better });
    const { items: results, before } = await member.call(contract.readResults, { waveId: next });
    expect(before?.waveId).toBe(waveId);
    const told = results.find(({ itemId }) => itemId === trust);
    expect(told?.change).toMatchObject({ clear: true });
    expect(told?.change?.points).toBeGreaterThan(20);
    const { points } = await member.call(contract.readResultTrend, { waveId: next, itemId: trust });
    expect(points.map((point) => [point.waveId, point.change?.clear ?? null])).toEqual([
      [waveId, null],
      [next, true],
    ]);
    // The first wave stands as it stood.
    expect((await reportOf(member)).items.find(({ itemId }) => itemId === trust)?.change).toBeNull();
  });
});

describe('taken along', () => {
  test('the table has what its reader may read', async () => {
    const lines = (await textOf(newReader, contract.exportResultTable)).trim().split('\r\n');
    expect(lines[0]).toBe(
      'wave,closed,view,group,invited,item,construct,figure,value,bound,low,high,answered,withheld',
    );
    expect(lines.filter((line) => line.includes('Hall')).length).toBeGreaterThan(3);
  });

  test('the package is checked without the product, and a change in it is found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inward-package-'));
    afterAll(() => rm(folder, { recursive: true }));
    const found = await packageOf(waveId);
    expect(await verified(folder, JSON.stringify(found))).toMatchObject({ status: 0 });
    expect(await verified(folder, JSON.stringify(found), '--hash', found.hash)).toMatchObject({ status: 0 });
    expect((await verified(folder, JSON.stringify(found), '--hash', 'ab')).said).toContain(
      'not the one that you were invited with',
    );
    const bent = JSON.stringify(found).replace('"invited":', '"invited":1');
    expect((await verified(folder, bent)).said).toContain('was changed after it was exported');
    expect((await member.refused(contract.exportResultPackage, { waveId })).status).toBe(403);
  });
});

const newReader = member;

async function textOf(visitor: Visitor, endpoint: typeof contract.exportResultTable): Promise<string> {
  return (await visitor.call(endpoint, { waveId })).text();
}

interface Package {
  readonly hash: string;
  readonly groups: { readonly key: string; readonly answered: number | null }[];
  readonly figures: { readonly group: string; readonly favourable: unknown }[];
}

async function packageOf(wave: string): Promise<Package> {
  const file = await representative.call(contract.exportResultPackage, { waveId: wave });
  // The shape is the export's own; the verifier below checks it.
  return JSON.parse(await file.text()) as Package;
}

async function verified(folder: string, text: string, ...options: string[]) {
  const file = join(folder, 'package.json');
  await writeFile(file, text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/verify-results.mjs', file, ...options],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}
