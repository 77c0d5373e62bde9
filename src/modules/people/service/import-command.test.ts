import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { reportInWords } from '#modules/people/domain/import-report.ts';
import { importPeopleFile } from '#modules/people/service/import-command.ts';
import { importHouse } from '#test/import-house.ts';

const directory = await mkdtemp(join(tmpdir(), 'inward-import-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

test('on the command line: a dry run writes nothing, a real one does and can be undone, problems are named', async () => {
  const { app, undo, numbers } = await importHouse();
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

test('filling an empty house leaves every index, foreign key and trigger as it was, and a later import uses them', async () => {
  const { app } = await importHouse();
  const helpers = async () =>
    (
      await sql<{ what: string }>`
        select indexdef as what from pg_indexes where tablename in ('people_person', 'people_change')
        union all
        select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where conrelid in ('people_person'::regclass, 'people_change'::regclass)
        union all
        select tgname || ' ' || tgenabled::text from pg_trigger
        where tgrelid = 'people_person'::regclass and not tgisinternal order by 1`.execute(app.db)
    ).rows;
  const before = await helpers();
  const path = join(directory, 'many.csv');
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `${index},Person ${index},${index === 0 ? '' : 0}`,
  );
  await writeFile(path, lines('Employee number,Name,Manager', ...rows));
  expect(await importPeopleFile(app.context(), { path })).toMatchObject({
    written: true,
    counts: { created: 10_000 },
  });
  expect(await helpers()).toEqual(before);
  const again = await importPeopleFile(app.context(), { path });
  expect(again).toMatchObject({ written: true, counts: { created: 0, changed: 0, stay: 10_000 } });
});
