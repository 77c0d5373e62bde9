import type { CallOf } from '#kernel/contract.ts';
import { importContract } from '#modules/people/contract/import.ts';
import { importSettings } from '#modules/people/contract/import-settings.ts';
import { testApp } from './app.ts';

type Settings = CallOf<typeof importContract.changeImport>['settings'];

/** An organisation with one planner, and what they do with imports of people, each step with the work that follows it. */
export async function importHouse() {
  const app = await testApp();
  const planner = await app.person(['planner'], {
    name: 'Aino Lehtonen',
    employeeNumber: 'P1',
    email: 'aino@lumo.example',
  });
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
  const problems = async (importId: string) =>
    (await planner.call(importContract.listImportProblems, { importId, limit: 200 })).rows;
  const people = () => app.db.selectFrom('people_person').selectAll().orderBy('employeeNumber').execute();
  return {
    app,
    problems,
    people,
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
