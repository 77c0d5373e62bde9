import { expect, test } from 'vitest';
import { accessContract } from '#modules/access/contract.ts';
import { planContract } from '#modules/plan/contract.ts';
import { autumnPlan, startedPlan } from '#modules/plan/fixtures/autumn.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createUnit } from '#test/factories.ts';
import { measurementContract as contract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner'], { name: 'Aino Lehtonen' });
const leader = await app.person(['leader']);
const member = await app.person();

/** A measure of the goal of a plan that is under way. */
async function measureOfPlan() {
  const plan = await startedPlan(app, planner, leader);
  const { id: measureId } = await planner.call(planContract.addMeasure, {
    goalId: plan.goal,
    name: { en: 'Sure what they may post', fi: 'Tietää mitä saa julkaista' },
    unit: 'percent',
    direction: 'up',
    baseline: 40,
    target: 70,
    source: { kind: 'import', what: 'Pulse of the vendor' },
  });
  return { ...plan, measureId };
}

const entered = { value: 48, low: 44, high: 52, people: 300 };

test('a reading is entered, corrected with a reason, and what stood before is kept', async () => {
  const { measureId } = await measureOfPlan();
  const reading = { measureId, readOn: '2026-12-01', ...entered };
  const { id: readingId } = await planner.call(contract.addReading, reading);
  expect(await planner.refused(contract.addReading, reading)).toMatchObject({
    code: 'measurement.day_has_a_reading',
    current: { id: readingId, value: 48 },
  });
  expect(await member.refused(contract.addReading, reading)).toMatchObject({ status: 403 });
  expect(
    await planner.refused(contract.addReading, { ...reading, readOn: '2026-12-02', low: null }),
  ).toMatchObject({ code: 'measurement.interval_half' });
  expect(await planner.refused(contract.addReading, { ...reading, readOn: '2027-01-01' })).toMatchObject({
    code: 'measurement.reading_of_the_future',
  });
  const better = { readingId, version: 1, ...entered, value: 50, reason: 'Two sheets were missing.' };
  await planner.call(contract.correctReading, better);
  expect(await planner.refused(contract.correctReading, better)).toMatchObject({
    code: 'edited_meanwhile',
    current: { value: 50, version: 2 },
  });
  const { corrections } = await leader.call(contract.listCorrections, { readingId });
  expect(corrections).toMatchObject([
    {
      number: 1,
      before: { value: 48 },
      after: { value: 50 },
      reason: 'Two sheets were missing.',
      by: { name: 'Aino Lehtonen' },
    },
  ]);
  await planner.call(contract.removeReading, { readingId, version: 2, reason: 'Wrong measure.' });
  expect((await planner.call(contract.readMeasure, { measureId })).readings).toEqual([]);
  await planner.call(contract.addReading, reading);
});

test('goals are sentences with their measures, and members read those of an open plan', async () => {
  const { planId, goal, measureId } = await measureOfPlan();
  for (const [readOn, value] of [
    ['2026-11-24', 42],
    ['2026-11-30', 55],
  ] as const)
    await planner.call(contract.addReading, {
      measureId,
      readOn,
      ...entered,
      value,
      low: value - 3,
      high: value + 3,
    });
  await planner.call(contract.addAnnotation, {
    kind: 'shock',
    occurredOn: '2026-11-27',
    words: { en: 'The press wrote about us.' },
  });
  const dashboard = await member.call(contract.readDashboard, { planId });
  expect(dashboard.goals[0]).toMatchObject({
    id: goal,
    sentence: { text: 'Nobody is afraid of being told off for a private post.' },
    measures: [
      {
        id: measureId,
        baseline: 40,
        target: 70,
        series: [{ value: 42 }, { value: 55, low: 52, high: 58 }],
        movement: { word: 'right_way', share: 0.5 },
      },
    ],
  });
  expect(dashboard.annotations).toMatchObject([
    { kind: 'shock', words: { text: 'The press wrote about us.' } },
  ]);
  expect(dashboard.can.write).toBe(false);
  const csv = await (await member.call(contract.exportDashboard, { planId, language: 'fi' })).text();
  expect(csv).toContain('Tietää mitä saa julkaista,%,2026-11-30,55,52,58,40,70,Liikkuu toivottuun suuntaan');
  const draft = await autumnPlan(planner, leader);
  expect(await member.refused(contract.readDashboard, { planId: draft.planId })).toMatchObject({
    status: 404,
  });
  expect((await leader.call(contract.readDashboard, { planId: draft.planId })).goals).toHaveLength(1);
});

test('a file is looked at before it is written, whole or not at all', async () => {
  const { measureId } = await measureOfPlan();
  const unit = await createUnit(app.db, { name: 'Coating line' });
  const upload = (body: string) =>
    planner.call(contract.uploadReadings, { fileName: 'pulse.csv', measureId }, { body });
  const bad = await upload('Päivä;Arvo;Yksikkö\n24.11.2026;4x;Coating line\n25.11.2026;44;Paint shop\n');
  expect(bad.problems).toEqual([
    { row: 2, column: 1, code: 'not_a_number', value: '4x' },
    { row: 3, column: 2, code: 'unit_unknown', value: 'Paint shop' },
  ]);
  expect(await planner.refused(contract.writeReadingsImport, { importId: bad.id })).toMatchObject({
    code: 'measurement.import_has_problems',
    count: 2,
  });
  await planner.call(contract.addReading, { measureId, readOn: '2026-11-24', ...entered });
  const good = await upload('Päivä;Arvo;Yksikkö;N\n24.11.2026;46,5;;310\n24.11.2026;51;coating LINE;14\n');
  expect(good).toMatchObject({
    missing: [],
    problems: [],
    counts: { new: 1, corrected: 1, same: 0 },
    rows: [
      { before: 48, value: 46.5 },
      { before: null, unitId: unit.id },
    ],
  });
  expect(await leader.refused(contract.readReadingsImport, { importId: good.id })).toMatchObject({
    status: 403,
  });
  const other = await app.person(['planner']);
  expect(await other.refused(contract.readReadingsImport, { importId: good.id })).toMatchObject({
    status: 404,
  });
  expect(await planner.call(contract.writeReadingsImport, { importId: good.id })).toEqual({
    written: 1,
    corrected: 1,
  });
  expect(await planner.refused(contract.writeReadingsImport, { importId: good.id })).toMatchObject({
    code: 'measurement.import_is_written',
  });
  const seen = await planner.call(contract.readMeasure, { measureId });
  expect(seen).toMatchObject({
    series: [{ value: 46.5 }],
    units: [{ unit: { name: 'Coating line' }, series: [{ value: 51 }] }],
    of: { kind: 'goal' },
  });
});

test('a token enters readings by API, and only with the scope to', async () => {
  const { measureId } = await measureOfPlan();
  const made = await planner.call(accessContract.makeToken, {
    name: 'Till',
    scopes: ['measurement:write'],
    days: 30,
  });
  const headers = { authorization: `Bearer ${made.token}` };
  await app.nobody.call(contract.addReading, { measureId, readOn: '2026-11-24', ...entered }, { headers });
  expect((await planner.call(contract.readMeasure, { measureId })).readings).toMatchObject([
    { source: 'api', enteredBy: { name: 'Aino Lehtonen' } },
  ]);
});

test('what moved when something began is said to have moved together, with what else happened', async () => {
  const { measureId } = await measureOfPlan();
  const ask = { measureId, startsOn: '2026-10-19' };
  expect(await planner.call(contract.readMovedTogether, ask)).toMatchObject({
    found: null,
    needs: { before: 4, after: 4 },
  });
  const values = [40, 41, 39, 40, 42, 40, 39, 41, 40, 60, 61, 59, 60, 61];
  const body = `date,value\n${values.map((value, week) => `${day(week)},${value}`).join('\n')}\n`;
  const { id } = await planner.call(contract.uploadReadings, { fileName: 'x.csv', measureId }, { body });
  await planner.call(contract.writeReadingsImport, { importId: id });
  const { found } = await member.call(contract.readMovedTogether, ask);
  expect(found).toMatchObject({ moved: true, readings: 14, placebo: { dates: 2 } });
  expect(found?.step.low).toBeGreaterThan(15);
});

const day = (week: number) =>
  new Date(Date.UTC(2026, 7, 17) + week * 7 * 86_400_000).toISOString().slice(0, 10);
