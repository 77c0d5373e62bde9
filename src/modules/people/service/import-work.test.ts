import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { importContract } from '#modules/people/contract/import.ts';
import { forgetOldImports, writeConfirmed } from '#modules/people/service/import-work.ts';
import { importHouse } from '#test/import-house.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('all or nothing', () => {
  test('a write that breaks halfway leaves nothing, and says that it failed', async () => {
    const { app, upload, confirmOnly, work, read, numbers } = await importHouse();
    const { id } = await upload(lines('Employee number,Unit', '1,North', '2,South'));
    await confirmOnly(id);
    await sql`alter table people_change add constraint broken check (source <> 'import')`.execute(app.db);
    await work();
    expect(await read(id)).toMatchObject({ state: 'failed', failure: { code: 'people.import_unexpected' } });
    expect(await numbers()).toEqual(['P1']);
    expect(await app.db.selectFrom('people_unit').select('id').execute()).toEqual([]);
  });

  test('a process that dies while it writes leaves nothing, and whoever comes next does the work once', async () => {
    const { app, planner, upload, confirmOnly, work, read, numbers } = await importHouse();
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
    const { app, planner, upload, confirmOnly, read, numbers } = await importHouse();
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
    const { planner, uploadOnly, upload, confirmOnly, work, read, numbers } = await importHouse();
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

  test('work that was stopped in its very last moment has written nothing', async () => {
    const { app, planner, upload, confirmOnly, read, numbers } = await importHouse();
    const { id } = await upload(lines('Employee number', '1'));
    await confirmOnly(id);
    // As a stop that comes between the last look at the wish and the end of the work.
    await sql`create function stops() returns trigger language plpgsql as $$ begin
      update people_import set state = 'stopped'; return null; end $$`.execute(app.db);
    await sql`create trigger stops after insert on event for each row when (new.name = 'people.peopleImported')
      execute function stops()`.execute(app.db);
    const task = { importId: id, actorId: planner.id, today: '2026-11-23', language: 'en' as const };
    await writeConfirmed(app.context(), task);
    expect(await numbers()).toEqual(['P1']);
    expect(await read(id)).toMatchObject({ state: 'stopped' });
  });

  test('a wish to stop reaches the work that is under way', async () => {
    const { app, planner, upload, confirmOnly, read, numbers } = await importHouse();
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

test('files that nobody came back for are forgotten after a week', async () => {
  const { app, upload, read } = await importHouse();
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
