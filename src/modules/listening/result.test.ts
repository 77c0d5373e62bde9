import { describe, expect, test } from 'vitest';
import { createPerson } from '#test/factories.ts';
import { listeningContract as contract } from './contract.ts';
import { closedWave, publishedWave, type Respond } from './fixtures/closed-wave.ts';
import { createSurvey } from './fixtures/open-wave.ts';
import { enps, items, manager, needs, respond, resultsHouse, trust } from './fixtures/results-house.ts';
import { publishWave } from './service/publication.ts';

const house = await resultsHouse();
const { app, planner, representative, labLead, hallLead, member, newcomer, yard, waveId } = house;
const { reportOf, groupNamed } = house;

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
    });
    const { groups: hidden, figures } = await representative.call(contract.listWithheld, { waveId: wave });
    const stored = await app.db
      .selectFrom('listening_result_group')
      .selectAll()
      .where('waveId', '=', wave)
      .execute();
    const labels = await app.db
      .selectFrom('listening_label')
      .select(['id', 'names'])
      .where('waveId', '=', wave)
      .execute();
    const nameOf = new Map([
      ['everyone', 'Everyone invited'],
      ...labels.map(({ id, names: own }) => [id, own.en ?? ''] as const),
    ]);
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
    const table = await (await representative.call(contract.exportResultTable, { waveId: wave })).text();
    const rows = table
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    const names = new Set(
      stored.flatMap(({ groupKey, withheld: why }) => (why ? [] : [nameOf.get(groupKey)])),
    );
    expect(rows.filter(([, , , name]) => !names.has(name))).toEqual([]);
    // A number that everybody sees is the same on screen and in the table.
    const { items: shown, group } = await representative.call(contract.readResults, { waveId: wave });
    const everybody = rows.filter(
      ([, , , name, , , , figure]) => name === group.name.en && figure === 'favourable',
    );
    expect(everybody.map(([, , , , , , , , value, bound]) => [Number(value), bound])).toEqual(
      shown.flatMap(({ favourable: one }) => (one && 'value' in one ? [[one.value, one.bound]] : [])),
    );
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
