import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { brokenUnique } from '#platform/database.ts';
import type { Handlers } from '#platform/module.ts';
import type { PersonFacts, personContract } from '../contract/person.ts';
import {
  differences,
  isVisible,
  KEEPERS,
  keeps,
  misfitAttributes,
  relationTo,
  seesDetails,
  seesStart,
} from '../domain/person.ts';
import { personAdded, personChanged, personLeft } from '../events.ts';
import { declaredAttributes } from '../store/attribute.ts';
import {
  cardsOf,
  findPerson,
  holdOpenUnit,
  insertChange,
  insertPerson,
  isAbove,
  lockLine,
  type PersonRow,
  reportsOf,
  updatePerson,
  updateState,
} from '../store/person.ts';
import { unitPath } from '../store/unit.ts';
import { adminsOutOfReach, keepAnAdmin } from './admins.ts';

export const personHandlers: Handlers<
  Pick<typeof personContract, 'readPerson' | 'createPerson' | 'changePerson' | 'changePersonState'>
> = {
  readPerson: (ctx, { personId }) => personFor(ctx, personId),
  createPerson,
  changePerson,
  changePersonState,
};

/** A person with the light in which the actor sees them; refused as not found when they may not see them at all. */
export async function seenBy(ctx: Context, personId: string) {
  const person = (await findPerson(ctx.db, personId)) ?? notFound();
  const path = await unitPath(ctx.db, person.unitId);
  const relation = relationTo(ctx.actor, person, ids(path));
  if (!isVisible(relation, person.state)) return notFound();
  return { person, path, relation };
}

async function personFor(
  ctx: Context,
  personId: string,
): Promise<AnswerOf<typeof personContract.readPerson>> {
  const { person, path, relation } = await seenBy(ctx, personId);
  const [manager] = person.managerId ? await cardsOf(ctx.db, [person.managerId]) : [];
  const { id, name, title, roleFamily, location, language, startedOn } = person;
  return {
    id,
    name,
    title,
    roleFamily,
    location,
    language,
    unitPath: path,
    // Who has left is not shown to colleagues, not even as somebody's manager.
    manager: manager && isVisible(relation, manager.state) ? manager : null,
    reports: await reportsOf(ctx.db, id),
    relation,
    startedOn: seesStart(relation) ? startedOn : null,
    details: seesDetails(relation) ? person : null,
    can: { edit: relation === 'keeper', readHistory: seesDetails(relation) },
  };
}

async function createPerson(ctx: Context, { facts, state }: InputOf<typeof personContract.createPerson>) {
  const id = newId();
  return ctx.transaction(async (tx) => {
    await lockLine(tx.db);
    await requireKeptUnit(tx, facts.unitId);
    await requireSoundFacts(tx, { id, facts });
    await orKeyTaken(facts, () => insertPerson(tx.db, { ...facts, id, state }));
    await insertChange(tx.db, { ...changeBy(tx, id), before: {}, after: { state } });
    await tx.publish(personAdded, { kind: 'people.person', id }, {});
    return personFor(tx, id);
  });
}

async function changePerson(ctx: Context, input: InputOf<typeof personContract.changePerson>) {
  const { personId: id, facts, version } = input;
  return ctx.transaction(async (tx) => {
    await lockLine(tx.db);
    const before = await keptPerson(tx, id);
    if (before.version !== version) return editedMeanwhile(tx, id);
    const { state: _state, leftOn: _leftOn, version: _version, id: _id, ...factsBefore } = before;
    const changed = differences(factsBefore, facts);
    if (changed.fields.length === 0) return personFor(tx, id);
    if (facts.unitId !== before.unitId) await requireKeptUnit(tx, facts.unitId);
    await requireSoundFacts(tx, { id, facts, before });
    if (facts.email !== before.email && (await adminsOutOfReach(tx)).includes(id))
      return refuse('forbidden', 'people.email_of_admin');
    if (!(await orKeyTaken(facts, () => updatePerson(tx.db, id, { version, facts }))))
      return editedMeanwhile(tx, id);
    await insertChange(tx.db, { ...changeBy(tx, id), before: changed.before, after: changed.after });
    await tx.publish(personChanged, { kind: 'people.person', id }, { fields: changed.fields });
    return personFor(tx, id);
  });
}

async function changePersonState(ctx: Context, input: InputOf<typeof personContract.changePersonState>) {
  const { personId: id, state, version } = input;
  return ctx.transaction(async (tx) => {
    await lockLine(tx.db);
    const before = await keptPerson(tx, id);
    if (before.version !== version) return editedMeanwhile(tx, id);
    const leftOn = state === 'left' ? (input.leftOn ?? tx.today) : null;
    const changed = differences({ state: before.state, leftOn: before.leftOn }, { state, leftOn });
    if (changed.fields.length === 0) return personFor(tx, id);
    const isWritten = await keepAnAdmin(tx, () => updateState(tx.db, id, { version, state, leftOn }));
    if (!isWritten) return editedMeanwhile(tx, id);
    await insertChange(tx.db, { ...changeBy(tx, id), before: changed.before, after: changed.after });
    const subject = { kind: 'people.person', id };
    if (state === 'left' && before.state !== 'left') await tx.publish(personLeft, subject, {});
    else await tx.publish(personChanged, subject, { fields: changed.fields });
    return personFor(tx, id);
  });
}

// Somebody whom the actor may see but does not keep is forbidden; somebody they may not see is not there.
async function keptPerson(ctx: Context, personId: string): Promise<PersonRow> {
  const { person, relation } = await seenBy(ctx, personId);
  if (relation !== 'keeper') refuse('forbidden', 'role_needed', { roles: [...KEEPERS] });
  return person;
}

async function requireKeptUnit(ctx: Context, unitId: string | null): Promise<void> {
  const path = ids(await unitPath(ctx.db, unitId));
  if (!keeps(ctx.actor, path)) refuse('forbidden', 'people.unit_not_kept');
}

async function requireSoundFacts(
  ctx: Context,
  { id, facts, before }: { id: string; facts: PersonFacts; before?: PersonRow },
): Promise<void> {
  if (facts.unitId && facts.unitId !== before?.unitId && !(await holdOpenUnit(ctx.db, facts.unitId)))
    refuse('invalid', 'people.unit_not_open');
  if (facts.managerId && facts.managerId !== before?.managerId)
    await requireManager(ctx, id, facts.managerId);
  const misfits = misfitAttributes(facts.attributes, await declaredAttributes(ctx.db));
  if (misfits.length > 0) refuse('invalid', 'people.attribute_value_misfit', { keys: misfits.join(', ') });
}

async function requireManager(ctx: Context, personId: string, managerId: string): Promise<void> {
  const manager = await findPerson(ctx.db, managerId);
  if (!manager || manager.state === 'left') refuse('invalid', 'people.manager_not_here');
  if (await isAbove(ctx.db, personId, managerId)) refuse('conflict', 'people.manager_circle');
}

async function editedMeanwhile(ctx: Context, personId: string): Promise<never> {
  return refuse('conflict', 'edited_meanwhile', { current: await personFor(ctx, personId) });
}

async function orKeyTaken<T>(facts: PersonFacts, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const broken = brokenUnique(error);
    if (broken === 'people_person_email')
      return refuse('conflict', 'people.email_taken', { email: facts.email });
    if (broken === 'people_person_employee_number')
      return refuse('conflict', 'people.number_taken', { number: facts.employeeNumber });
    throw error;
  }
}

function changeBy(ctx: Context, personId: string) {
  const source = ctx.actor.kind === 'token' ? ('api' as const) : ('hand' as const);
  return { id: newId(), personId, at: ctx.now, actorId: ctx.actor.personId, source };
}

const ids = (path: readonly { id: string }[]) => path.map(({ id }) => id);
const notFound = () => refuse('not_found', 'people.person_not_found');
