import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { CallOf } from '#kernel/contract.ts';
import { newId } from '#kernel/ids.ts';
import { importContract } from '#modules/people/contract/import.ts';
import { importSettings } from '#modules/people/contract/import-settings.ts';
import { reportInWords } from '#modules/people/domain/import-report.ts';
import { importPeopleFile } from '#modules/people/service/import-command.ts';
import { forgetOldImports, writeConfirmed } from '#modules/people/service/import-work.ts';
import { testApp } from '#test/app.ts';
import { createPerson } from '#test/factories.ts';
import { workbook } from '#test/workbook.ts';

type Settings = CallOf<typeof importContract.changeImport>['settings'];

const directory = await mkdtemp(join(tmpdir(), 'inward-import-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

async function house() {
  const app = await testApp();
  const planner = await app.person(['planner'], { name: 'Aino Lehtonen', employeeNumber: 'P1' });
  const work = () => app.queue.drain(() => app.context());
  const read = (importId: string) => planner.call(importContract.readImport, { importId });
  const uploadOnly = (body: string | Uint8Array, fileName = 'staff.csv') =>
    planner.call(importContract.uploadPeople, { fileName }, { body });
  const upload = async (body: string | Uint8Array, fileName?: string) => {
    const { id } = await uploadOnly(body, fileName);
    await work();
    return read(id);
  };
  const settle = async (importId: string, settings: Settings) => {
    const { version } = await read(importId);
    await planner.call(importContract.changeImport, {
      importId,
      version,
      settings: importSettings.parse(settings),
    });
    await work();
    return read(importId);
  };
  const confirmOnly = async (importId: string) =>
    planner.call(importContract.confirmImport, { importId, version: (await read(importId)).version });
  const confirm = async (importId: string) => {
    await confirmOnly(importId);
    await work();
    return read(importId);
  };
  const undo = (importId: string) => planner.call(importContract.undoImport, { importId });
  const numbers = async () =>
    (
      await app.db.selectFrom('people_person').select('employeeNumber').orderBy('employeeNumber').execute()
    ).map(({ employeeNumber }) => employeeNumber);
  const person = (employeeNumber: string) =>
    app.db
      .selectFrom('people_person')
      .selectAll()
      .where('employeeNumber', '=', employeeNumber)
      .executeTakeFirstOrThrow();
  return {
    app,
    planner,
    work,
    read,
    uploadOnly,
    upload,
    settle,
    confirmOnly,
    confirm,
    undo,
    numbers,
    person,
  };
}

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('problems are settled in place', () => {
  test('a corrected cell, a row left out, the newer of two rows, a manager by suggestion and one left open', async () => {
    const { upload, settle, confirm, person, numbers } = await house();
    const checked = await upload(
      lines(
        'Number,Employee number,Name,Manager,Start date',
        ',1,Anna,,31.02.2024',
        ',2,Bea,A. Lehtonen,1.2.2024',
        ',3,Carl,Nobody Known,',
        ',4,"=HYPERLINK(""x"")",,',
        ',5,Old name,,',
        ',5,New name,,',
      ),
    );
    expect(checked.groups.map(({ code, count }) => [code, count])).toEqual([
      ['day_impossible', 1],
      ['formula', 1],
      ['row_twice', 1],
      ['manager_unknown', 2],
    ]);
    expect(checked.blocking).toBe(5);
    const settled = await settle(checked.id, {
      cells: [{ row: 2, column: 4, value: '28.2.2024' }],
      leftOutRows: [5],
      duplicates: 'keep_newer',
      managers: [
        { value: 'A. Lehtonen', means: 'P1' },
        { value: 'Nobody Known', means: null },
      ],
    });
    expect(settled).toMatchObject({ blocking: 0, counts: { created: 4 } });
    await confirm(settled.id);
    expect(await numbers()).toEqual(['1', '2', '3', '5', 'P1']);
    expect(await person('1')).toMatchObject({ startedOn: '2024-02-28' });
    expect(await person('2')).toMatchObject({ managerId: (await person('P1')).id });
    expect(await person('3')).toMatchObject({ managerId: null });
    expect(await person('5')).toMatchObject({ name: 'New name' });
  });

  test('an empty cell keeps what is known, or clears it by choice; a cell emptied by hand clears it always', async () => {
    const { app, upload, settle, confirm, person } = await house();
    await createPerson(app.db, {
      employeeNumber: 'K1',
      location: 'Tampere',
      shift: 'Yö',
      email: 'k1@lumo.example',
    });
    const file = lines('Employee number,Location,Shift', 'K1,,');
    const kept = await upload(file);
    expect(kept.counts).toMatchObject({ stay: 1, changed: 0 });
    await confirm((await settle(kept.id, { cells: [{ row: 2, column: 1, value: '' }] })).id);
    expect(await person('K1')).toMatchObject({ location: null, shift: 'Yö', email: 'k1@lumo.example' });
    await confirm((await settle((await upload(file)).id, { emptyCells: 'clear' })).id);
    expect(await person('K1')).toMatchObject({ shift: null, email: 'k1@lumo.example' });
  });

  test('a choice made on an old state is refused with the newest', async () => {
    const { planner, upload, settle } = await house();
    const { id: importId, version } = await upload(lines('Employee number,Name', '1,A'));
    await settle(importId, { emptyCells: 'clear' });
    const problem = await planner.refused(importContract.changeImport, { importId, version, settings: {} });
    expect(problem).toMatchObject({
      status: 409,
      code: 'edited_meanwhile',
      current: { settings: { emptyCells: 'clear' } },
    });
  });

  test('a column of pay cannot be stored under any name', async () => {
    const { planner, upload } = await house();
    const { id: importId, version } = await upload(lines('Employee number,Palkka', '1,3000'));
    const asAttribute = { kind: 'attribute' as const, key: 'level', label: 'Level', type: 'number' as const };
    expect(
      await planner.refused(importContract.changeImport, {
        importId,
        version,
        settings: { columns: [{ index: 1, target: asAttribute }] },
      }),
    ).toMatchObject({ status: 422, code: 'people.pay_is_never_stored' });
  });

  test('two people may exchange their e-mails', async () => {
    const { app, upload, confirm, person } = await house();
    await createPerson(app.db, { employeeNumber: 'A', email: 'a@lumo.example' });
    await createPerson(app.db, { employeeNumber: 'B', email: 'b@lumo.example' });
    await confirm((await upload(lines('Employee number,Email', 'A,b@lumo.example', 'B,a@lumo.example'))).id);
    expect(await person('A')).toMatchObject({ email: 'b@lumo.example' });
    expect(await person('B')).toMatchObject({ email: 'a@lumo.example' });
  });
});

describe('all or nothing', () => {
  test('a write that breaks halfway leaves nothing, and says that it failed', async () => {
    const { app, upload, confirmOnly, work, read, numbers } = await house();
    const { id } = await upload(lines('Employee number,Unit', '1,North', '2,South'));
    await confirmOnly(id);
    await sql`alter table people_change add constraint broken check (source <> 'import')`.execute(app.db);
    await work();
    expect(await read(id)).toMatchObject({ state: 'failed', failure: { code: 'people.import_unexpected' } });
    expect(await numbers()).toEqual(['P1']);
    expect(await app.db.selectFrom('people_unit').select('id').execute()).toEqual([]);
  });

  test('a process that dies while it writes leaves nothing, and whoever comes next does the work once', async () => {
    const { app, planner, upload, confirmOnly, work, read, numbers } = await house();
    const { id } = await upload(lines('Employee number,Name', '1,A', '2,B'));
    await confirmOnly(id);
    const task = { importId: id, actorId: planner.id, today: '2026-11-23', language: 'en' as const };
    await sql`create function die() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); return new; end $$`.execute(app.db);
    await sql`create trigger dies after insert on people_person execute function die()`.execute(app.db);
    await expect(writeConfirmed(app.context(), task)).rejects.toThrow();
    expect(await numbers()).toEqual(['P1']);
    expect(await read(id)).toMatchObject({ state: 'writing' });
    await sql`drop trigger dies on people_person`.execute(app.db);
    await work();
    expect(await read(id)).toMatchObject({ state: 'done' });
    await writeConfirmed(app.context(), task);
    expect(await numbers()).toEqual(['1', '2', 'P1']);
    const facts = await app.db
      .selectFrom('event')
      .select('id')
      .where('name', '=', 'people.peopleImported')
      .execute();
    expect(facts).toHaveLength(1);
  });

  test('of two imports confirmed at once each is written whole, and the second only if it still does what was seen', async () => {
    const { app, planner, upload, confirmOnly, read, numbers } = await house();
    const first = await upload(lines('Employee number,Name', '1,A', '2,B'));
    const second = await upload(lines('Employee number,Name', '2,B', '3,C'));
    for (const { id } of [first, second]) await confirmOnly(id);
    const task = { actorId: planner.id, today: '2026-11-23', language: 'en' as const };
    await Promise.all(
      [first, second].map(({ id }) => writeConfirmed(app.context(), { ...task, importId: id })),
    );
    const states = (await Promise.all([read(first.id), read(second.id)])).map(({ state }) => state);
    expect(states.sort()).toEqual(['checked', 'done']);
    expect((await numbers()).length).toBe(3);
    const waiting = [await read(first.id), await read(second.id)].find(({ state }) => state === 'checked');
    expect(waiting).toMatchObject({ counts: { created: 1, stay: 1 } });
    expect(waiting?.notes).toContainEqual({ code: 'changed_meanwhile', params: {} });
  });

  test('an import is stopped before and after it is confirmed, and what is over cannot be stopped', async () => {
    const { planner, uploadOnly, upload, confirmOnly, work, read, numbers } = await house();
    const waiting = await uploadOnly(lines('Employee number', '1'));
    await planner.call(importContract.stopImport, { importId: waiting.id });
    const confirmed = await upload(lines('Employee number', '2'));
    await confirmOnly(confirmed.id);
    await planner.call(importContract.stopImport, { importId: confirmed.id });
    await work();
    expect([(await read(waiting.id)).state, (await read(confirmed.id)).state]).toEqual([
      'stopped',
      'stopped',
    ]);
    expect(await numbers()).toEqual(['P1']);
    expect(await planner.refused(importContract.stopImport, { importId: confirmed.id })).toMatchObject({
      status: 409,
    });
  });

  test('a wish to stop reaches the work that is under way', async () => {
    const { app, planner, upload, confirmOnly, read, numbers } = await house();
    const { id } = await upload(lines('Employee number', '1'));
    await confirmOnly(id);
    await app.db.updateTable('people_import').set({ stopAsked: true }).where('id', '=', id).execute();
    await writeConfirmed(app.context(), {
      importId: id,
      actorId: planner.id,
      today: '2026-11-23',
      language: 'en',
    });
    expect(await read(id)).toMatchObject({ state: 'stopped' });
    expect(await numbers()).toEqual(['P1']);
  });
});

describe('an import is undone', () => {
  test('people it added go, others get back what they were, units that it opened are closed', async () => {
    const { app, upload, confirm, undo, numbers, person } = await house();
    await createPerson(app.db, {
      employeeNumber: 'A',
      email: 'a@lumo.example',
      location: 'Tampere',
      birthYear: 1984,
    });
    await createPerson(app.db, { employeeNumber: 'B', email: 'b@lumo.example' });
    const before = { ...(await person('A')), version: 0 };
    const { id } = await upload(
      lines(
        'Employee number,Email,Location,Unit,Birth year',
        'A,b@lumo.example,Bilbao,North,1990',
        'B,a@lumo.example,,North,',
        'C,c@lumo.example,,North / Lab,',
      ),
    );
    await confirm(id);
    expect(await person('A')).toMatchObject({ email: 'b@lumo.example', birthYear: 1990 });
    expect(await undo(id)).toMatchObject({ state: 'undone', can: { undo: false } });
    expect({ ...(await person('A')), version: 0 }).toEqual(before);
    expect(await numbers()).toEqual(['A', 'B', 'P1']);
    const open = await app.db
      .selectFrom('people_unit')
      .select('name')
      .where('closedAt', 'is', null)
      .execute();
    expect(open).toEqual([]);
    await confirm((await upload(lines('Employee number,Unit', 'A,North'))).id);
    expect(
      await app.db.selectFrom('people_unit').select('name').where('closedAt', 'is', null).execute(),
    ).toEqual([{ name: 'North' }]);
  });

  test('not when somebody edited one of its people since, who is then named', async () => {
    const { app, planner, upload, confirm, person } = await house();
    const { id: importId } = await confirm(
      (await upload(lines('Employee number,Name', '1,Anna', '2,Bea'))).id,
    );
    const { id: personId } = await person('1');
    await app.db
      .updateTable('people_person')
      .set({ name: 'Anna-Maria', version: 2 })
      .where('id', '=', personId)
      .execute();
    const change = {
      id: newId(),
      personId,
      at: '2026-11-23T10:00:00.000Z',
      actorId: null,
      importId: null,
      source: 'hand' as const,
    };
    await app.db
      .insertInto('people_change')
      .values({ ...change, before: '{"name":"Anna"}', after: '{"name":"Anna-Maria"}' })
      .execute();
    expect(await planner.refused(importContract.undoImport, { importId })).toMatchObject({
      status: 409,
      code: 'people.import_edited_since',
      count: 1,
      people: [{ personId, label: 'Anna-Maria' }],
    });
    expect(await person('2')).toMatchObject({ name: 'Bea' });
  });

  test('not after thirty days, and not when somebody reports to one of its people', async () => {
    const { app, planner, upload, confirm, person } = await house();
    const { id: importId } = await confirm((await upload(lines('Employee number,Name', '1,Anna'))).id);
    await createPerson(app.db, { employeeNumber: 'Z', managerId: (await person('1')).id });
    expect(await planner.refused(importContract.undoImport, { importId })).toMatchObject({
      code: 'people.import_referred_to',
    });
    await app.db
      .updateTable('people_person')
      .set({ managerId: null })
      .where('employeeNumber', '=', 'Z')
      .execute();
    app.setClock('2026-12-24T09:00:00.000Z');
    const late = await app.person(['planner']);
    expect(await late.refused(importContract.undoImport, { importId })).toMatchObject({
      code: 'people.import_cannot_be_undone',
    });
  });
});

test('a workbook is read like a CSV, days and all', async () => {
  const { upload, confirm, person } = await house();
  const bytes = workbook([
    ['Henkilönumero', 'Nimi', 'Aloituspvm'],
    [7, 'Äiti & Isä', { day: 43680 }],
  ]);
  const checked = await upload(bytes, 'henkilosto.xlsx');
  expect(checked).toMatchObject({ format: { kind: 'xlsx', sheets: ['Henkilöstö'] }, counts: { created: 1 } });
  await confirm(checked.id);
  expect(await person('7')).toMatchObject({ name: 'Äiti & Isä', startedOn: '2019-08-03' });
});

test('files that nobody came back for are forgotten after a week', async () => {
  const { app, upload, read } = await house();
  const { id } = await upload(lines('Employee number', '1'));
  await forgetOldImports(app.context());
  expect(await read(id)).toMatchObject({ state: 'checked' });
  app.setClock('2026-12-01T09:00:00.000Z');
  await forgetOldImports(app.context());
  const row = await app.db
    .selectFrom('people_import')
    .select(['state', 'fileId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: 'stopped', fileId: null });
});

test('on the command line: a dry run writes nothing, a real one does and can be undone, problems are named', async () => {
  const { app, undo, numbers } = await house();
  const path = join(directory, 'staff.csv');
  await writeFile(path, lines('Employee number,Name,Salary', '1,Anna,3000', '2,Bea,4000'));
  const dry = await importPeopleFile(app.context(), { path, dryRun: true });
  expect(dry).toMatchObject({ written: false, problems: 0, counts: { created: 2 } });
  expect(await numbers()).toEqual(['P1']);
  expect(reportInWords(dry)).toContain('staff.csv was checked; nothing was written (dry run).');
  const real = await importPeopleFile(app.context(), { path });
  expect(real).toMatchObject({ written: true });
  expect(reportInWords(real)).toContain('left out: pay is never stored');
  expect(await numbers()).toEqual(['1', '2', 'P1']);
  await undo(real.importId ?? '');
  expect(await numbers()).toEqual(['P1']);

  await writeFile(path, lines('Employee number,Start date', '1,31.02.2024'));
  const bad = await importPeopleFile(app.context(), { path });
  expect(bad).toMatchObject({ written: false, problems: 1 });
  expect(reportInWords(bad)).toContain('row 2, startedOn: day impossible “31.02.2024”');
  await writeFile(path, '');
  expect(reportInWords(await importPeopleFile(app.context(), { path }))).toContain('could not be read');
});
