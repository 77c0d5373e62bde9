import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { ImportSettings } from '../contract/import-settings.ts';
import { managerCircles } from '../domain/import-cycles.ts';
import type { ProblemList } from '../domain/import-problems.ts';
import { type ResolvedUnits, resolveUnits } from '../domain/import-units.ts';
import {
  answerManagers,
  dropSamePerson,
  emailTwins,
  managerPairs,
  nearestNames,
  openManagers,
  ownManagers,
  plannedAddresses,
  plannedLeavers,
  rowsOf,
  takenKeys,
} from '../store/import-checks.ts';
import {
  answerUnits,
  dropOlderTwins,
  type Mapping,
  matchRows,
  rowsWithoutKey,
  type Twins,
  wantedUnits,
} from '../store/import-staging.ts';
import { allUnits, announceUnits } from '../store/import-units.ts';

import { adminsOutOfReach } from './admins.ts';

/** Adds a problem about a field of the file; the column is found from the field. */
export type AddProblem = (
  problem: Parameters<ProblemList['add']>[0] & { field: string },
  times?: number,
) => void;

const MOST_UNIT_NAMES = 50_000;
const MOST_NEW_UNITS = 10_000;
const MOST_SUGGESTIONS = 20;

/** Whether every row says who it is, only once, and with keys that nobody else has; then finds the people. */
export async function checkKeys(
  ctx: Context,
  { settings, mapping, add }: { settings: ImportSettings; mapping: Mapping; add: AddProblem },
): Promise<void> {
  const keyless = await rowsWithoutKey(ctx.db);
  keyless.forEach(({ rowNumber, total }, index) => {
    add({ code: 'no_key', row: rowNumber, field: keyField(mapping) }, timesOf(index, keyless.length, total));
  });
  const twins = await dropOlderTwins(ctx.db);
  if (settings.duplicates === 'refuse') addTwins(add, 'row_twice', keyField(mapping), twins);
  await matchRows(ctx.db, { mapping, millis: Date.parse(ctx.now) });
  addTwins(add, 'same_person_twice', keyField(mapping), await dropSamePerson(ctx.db));
  addTwins(add, 'email_twice', 'email', await emailTwins(ctx.db));
  const taken = await takenKeys(ctx.db);
  taken.forEach(({ rowNumber, field, value, holder, total }, index) => {
    const code = field === 'email' ? 'email_taken' : 'number_taken';
    add({ code, row: rowNumber, field, value, params: { holder } }, timesOf(index, taken.length, total));
  });
}

const keyField = ({ mapped }: Mapping) => (mapped.has('employeeNumber') ? 'employeeNumber' : 'email');

/** The last of a list that was cut stands for the rest, so that all are counted. */
const timesOf = (index: number, length: number, total: number) =>
  index === length - 1 ? total - length + 1 : 1;

function addTwins(add: AddProblem, code: string, field: string, twins: readonly Twins[]): void {
  twins.forEach(({ value, rows, total }, index) => {
    const params = { rows: rows.slice(0, 20) };
    add({ code, row: rows[0] ?? null, field, value, params }, timesOf(index, twins.length, total));
  });
}

/** Finds or plans the unit of every row. */
export async function checkUnits(
  ctx: Context,
  settings: ImportSettings,
  add: AddProblem,
): Promise<ResolvedUnits> {
  const wanted = await wantedUnits(ctx.db, MOST_UNIT_NAMES + 1);
  const tooMany = wanted.length > MOST_UNIT_NAMES;
  const units = resolveUnits(await allUnits(ctx.db), tooMany ? [] : wanted, {
    unknown: settings.unknownUnits,
    newId: () => newId(Date.parse(ctx.now)),
  });
  if (tooMany || units.created.length > MOST_NEW_UNITS)
    add({ code: 'too_many_units', field: 'unit', params: { max: MOST_NEW_UNITS } });
  const answers = units.answers.map((answer, index) => {
    const { unit = null, code = null, rowNumber = null, rows = 0 } = wanted[index] ?? {};
    if ('problem' in answer) {
      const field = unit === null ? 'unitCode' : 'unit';
      add({ code: answer.problem, row: rowNumber, field, value: unit ?? code, params: { rows } });
    }
    return { unit, code, unitId: 'unitId' in answer ? answer.unitId : null };
  });
  await answerUnits(ctx.db, answers);
  await announceUnits(ctx.db, units.created);
  return units;
}

/** Finds every manager; gives how many texts are left open and how many rows name themselves. */
export async function checkManagers(
  ctx: Context,
  settings: ImportSettings,
  add: AddProblem,
): Promise<{ leftOpen: number; own: number }> {
  await answerManagers(ctx.db);
  const own = (await ownManagers(ctx.db))[0]?.total ?? 0;
  const open = await openManagers(ctx.db);
  if (settings.unknownManagers === 'leave_open') return { leftOpen: open[0]?.total ?? 0, own };
  const texts = open.filter(({ namesakes }) => namesakes === 0).map(({ text }) => text);
  const nearest = texts.length === 0 ? [] : await nearestNames(ctx.db, texts.slice(0, MOST_SUGGESTIONS));
  const suggestions = new Map(nearest.map(({ text, name, key }) => [text, { name, key }]));
  open.forEach(({ text, namesakes, rows, rowCount, total }, index) => {
    const code = namesakes > 1 ? 'manager_ambiguous' : 'manager_unknown';
    const params = { rows, rowCount, namesakes, suggestion: suggestions.get(text) ?? null };
    add(
      { code, row: rows[0] ?? null, field: 'manager', value: text, params },
      timesOf(index, open.length, total),
    );
  });
  return { leftOpen: 0, own };
}

/** Whether somebody who may look after the product is still here after the plan, and keeps the address that they sign in with. */
export async function checkAdmins(ctx: Context, add: AddProblem): Promise<void> {
  const admins = await ctx.admins();
  const leaving = await plannedLeavers(ctx.db, admins);
  const [last] = leaving;
  if (last && leaving.length === admins.length)
    add({ code: 'last_admin_leaves', row: last.rowNumber, field: 'state', value: last.label });
  for (const { rowNumber, label } of await plannedAddresses(ctx.db, await adminsOutOfReach(ctx)))
    add({ code: 'email_of_admin', row: rowNumber, field: 'email', value: label });
}

/** People who would manage each other in a circle, once the plan is made. */
export async function checkCircles(ctx: Context, add: AddProblem): Promise<void> {
  const pairs = await managerPairs(ctx.db);
  const circles = managerCircles(new Map(pairs.map(({ id, managerId }) => [id, managerId])));
  if (circles.length === 0) return;
  const people = await rowsOf(ctx.db, circles.flat().slice(0, 1_000));
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const circle of circles) {
    const members = circle.flatMap((id) => byId.get(id) ?? []);
    const rows = members.flatMap(({ rowNumber }) => rowNumber ?? []).sort((a, b) => a - b);
    // A circle in which nobody of the file stands was there before and is not made by this import.
    if (rows.length === 0) continue;
    const names = members.slice(0, 20).map(({ label }) => label);
    add({
      code: 'manager_circle',
      row: rows[0] ?? null,
      field: 'manager',
      params: { rows: rows.slice(0, 20), names },
    });
  }
}
