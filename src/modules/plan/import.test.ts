import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { planContract } from './contract.ts';
import { autumnPlan } from './fixtures/autumn.ts';

const app = await testApp();
await createOrganisation(app.db, { language: 'en' });
const planner = await app.person(['planner'], { name: 'Aino Virtanen' });
const owner = await app.person([], { name: 'Lucía Ferrer', email: 'lucia@example.org' });
await app.person([], { name: 'Same Name' });
await app.person([], { name: 'Same Name' });
const member = await app.person([]);

const emptyPlan = async () =>
  (await planner.call(planContract.createPlan, { title: { en: 'From a file' }, startsOn: '2026-12-01' })).id;

const upload = (planId: string, body: string | Uint8Array, language?: 'en' | 'fi' | 'es') =>
  planner.call(
    planContract.uploadPlan,
    { planId, fileName: 'plan.csv', ...(language ? { language } : {}) },
    { body },
  );

test('a Finnish table with semicolons is understood by its headers, shown first, and written whole', async () => {
  const planId = await emptyPlan();
  const file = [
    'Syksyn suunnitelma;;;;;;;;',
    'Nro;Vaihe;Toimenpide;Laji;Vastuuhenkilö;Alkaa;Määräpäivä;Odottaa;Budjetti (EUR)',
    '1;Kuuntele;Kysy kahdeltatoista;Tilaisuus;lucia@example.org;1.12.2026;4.12.2026;;',
    '2;;Julkaise opas;Opas;Lucía Ferrer;5.12.2026;11.12.2026;1;"1 234,50 €"',
    '3;Opi;Harjoitustunti;Koulutus;;;18.12.2026;1; 2;900',
  ].join('\r\n');
  const shown = await upload(planId, file.replace('1; 2', '"1; 2"'), 'fi');
  expect(shown.columns.map(({ target }) => target)).toEqual([
    'number',
    'phase',
    'title',
    'kind',
    'owner',
    'startsOn',
    'dueOn',
    'waitsFor',
    'costs',
  ]);
  expect(shown.problems).toEqual([]);
  expect(shown).toMatchObject({
    newPhases: ['Kuuntele', 'Opi'],
    actions: [
      { row: 3, phase: 'Kuuntele', title: 'Kysy kahdeltatoista', kind: 'session', ownerId: owner.id },
      { row: 4, phase: 'Kuuntele', title: 'Julkaise opas', kind: 'manual', waitsForRows: [3] },
      { row: 5, phase: 'Opi', title: 'Harjoitustunti', dueOn: '2026-12-18', waitsForRows: [3, 4] },
    ],
  });
  expect((await planner.call(planContract.readPlan, { planId })).actions).toEqual([]);

  expect(await planner.call(planContract.writePlanImport, { importId: shown.id })).toEqual({
    actions: 3,
    phases: 2,
  });
  const plan = await planner.call(planContract.readPlan, { planId });
  expect(plan.phases.map(({ title }) => title)).toEqual([{ fi: 'Kuuntele' }, { fi: 'Opi' }]);
  const manual = plan.actions.find(({ title }) => title.fi === 'Julkaise opas');
  expect(manual).toMatchObject({ costs: [{ money: { cents: 123_450, currency: 'EUR' }, granted: false }] });
  expect(await planner.refused(planContract.writePlanImport, { importId: shown.id })).toMatchObject({
    code: 'plan.import_is_written',
  });
  // One act: it is taken back as one.
  await planner.call(planContract.undo, { planId, setId: plan.undo?.setId ?? '' });
  expect((await planner.call(planContract.readPlan, { planId })).actions).toEqual([]);
});

test('each problem is told by row and column, and nothing is written while there is one', async () => {
  const planId = await emptyPlan();
  const file = [
    'Phase,Action,Owner,Due on,Waits for,State,Cost,Kind',
    'Listen,=1+1,Nobody Here,31.2.2026,9,Dancing,much,Opera',
    ',,Same Name,4.12.2026,1,,,',
  ].join('\n');
  const { id: importId, problems } = await upload(planId, file);
  expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['formula', 2, 1],
    ['day_impossible', 2, 3],
    ['kind_unknown', 2, 7],
    ['person_unknown', 2, 2],
    ['state_unknown', 2, 5],
    ['amount_unreadable', 2, 6],
    ['number_unknown', 2, 4],
    ['title_missing', 3, 1],
    ['person_ambiguous', 3, 2],
  ]);
  expect(await planner.refused(planContract.writePlanImport, { importId })).toMatchObject({
    status: 409,
    code: 'plan.import_has_problems',
    count: 9,
  });
  expect((await planner.call(planContract.readPlan, { planId })).phases).toEqual([]);
});

test('rows that wait for each other in a circle are named', async () => {
  const planId = await emptyPlan();
  const { problems } = await upload(planId, 'No.,Phase,Action,Waits for\n1,Do,One,2\n2,Do,Two,1\n');
  expect(problems).toMatchObject([{ code: 'waits_in_a_circle', value: '2 → 3' }]);
});

test('columns that a file names otherwise are chosen by hand', async () => {
  const planId = await emptyPlan();
  const { id: importId, problems } = await upload(planId, 'A,B\nListen,Ask people\n');
  expect(problems).toMatchObject([{ code: 'no_title_column' }]);
  const mapped = { importId, language: 'en' as const, targets: ['phase' as const, 'title' as const] };
  const shown = await planner.call(planContract.mapPlanImport, mapped);
  expect(shown).toMatchObject({ problems: [], actions: [{ phase: 'Listen', title: 'Ask people' }] });
  const twice = await planner.call(planContract.mapPlanImport, { ...mapped, targets: ['title', 'title'] });
  expect(twice.problems).toMatchObject([{ code: 'column_twice', column: 1 }]);
});

test('what is no table is refused in words', async () => {
  const planId = await emptyPlan();
  const refused = (body: string | Uint8Array) =>
    planner.refused(planContract.uploadPlan, { planId, fileName: 'plan.csv' }, { body });
  expect(await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({
    code: 'plan.import_not_csv',
  });
  expect(await refused('Action\n"never closed')).toMatchObject({ code: 'plan.import_quote_not_closed' });
  expect(await refused(`Action\n${'x\n'.repeat(2100)}`)).toMatchObject({ status: 413 });
  expect(
    await member.refused(planContract.uploadPlan, { planId, fileName: 'plan.csv' }, { body: 'Action\nMine' }),
  ).toMatchObject({ status: 403 });
});

test('an exported table is read back as the same actions', async () => {
  const autumn = await autumnPlan(planner, owner);
  await planner.call(planContract.changeAction, {
    actionId: autumn.ask,
    version: 1,
    fields: {
      title: { en: '=HYPERLINK("http://evil.example")' },
      helperIds: [member.id],
      costs: [
        {
          kind: 'place',
          what: 'Room',
          money: { cents: 12_345, currency: 'SEK' },
          hours: 1.5,
          expertDays: null,
          material: 'Cards',
          granted: true,
        },
      ],
    },
  });
  for (const language of ['en', 'fi', 'es'] as const) {
    const file = await (
      await planner.call(planContract.exportPlanTable, { planId: autumn.planId, language })
    ).text();
    expect(file).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const planId = await emptyPlan();
    await planner.call(planContract.addGoal, {
      planId,
      sentence: { en: 'Nobody is afraid of being told off for a private post.' },
    });
    // A formula does not come in, not even the one that went out harmless.
    expect((await upload(planId, file, 'en')).problems).toMatchObject([{ code: 'formula', row: 2 }]);
    const harmless = file.replaceAll("'=HYPERLINK", 'HYPERLINK');
    const { id: importId, problems } = await upload(planId, harmless, 'en');
    expect(problems).toEqual([]);
    await planner.call(planContract.writePlanImport, { importId });
    const again = await (await planner.call(planContract.exportPlanTable, { planId, language })).text();
    expect(again).toBe(harmless);
  }
});

test('Markdown tells the plan as it is, and what people wrote is no markup', async () => {
  const autumn = await autumnPlan(planner, owner);
  const title = { en: '# Not *a* [heading](http://evil.example) <script>' };
  await planner.call(planContract.changeAction, { actionId: autumn.ask, version: 1, fields: { title } });
  const text = await (await planner.call(planContract.exportPlanText, { planId: autumn.planId })).text();
  expect(text).toContain('## What will be different\n\n1. Nobody is afraid');
  expect(text).toContain('\\# Not \\*a\\* \\[heading\\](http://evil.example) \\<script\\>');
  expect(text).toContain('**Practice hour in small groups**: Not begun, December 18, 2026, Lucía Ferrer');
});
