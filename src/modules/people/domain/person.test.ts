import { expect, test } from 'vitest';
import type { GrantableRole } from '#kernel/roles.ts';
import {
  differences,
  isVisible,
  keeps,
  misfitAttributes,
  type Reader,
  relationTo,
  seesDetails,
  seesStart,
} from './person.ts';
import { displayName } from './person-name.ts';

const reader = (personId: string, ...grants: [GrantableRole, string | null][]): Reader => ({
  kind: 'person',
  personId,
  grants: grants.map(([role, unitId]) => ({ role, unitId })),
});
const aino = { id: 'aino', managerId: 'veikko' };

test.each([
  ['a planner of everything', reader('x', ['planner', null]), 'keeper'],
  ['an admin of a unit above', reader('x', ['admin', 'north']), 'keeper'],
  ['a planner of another unit', reader('x', ['planner', 'south']), 'colleague'],
  ['a leader', reader('x', ['leader', null]), 'colleague'],
  ['a representative', reader('x', ['representative', null]), 'colleague'],
  ['the manager', reader('veikko'), 'manager'],
  ['the person', reader('aino'), 'self'],
  ['somebody else', reader('x'), 'colleague'],
])('%s sees a person as %3$s', (_who, actor, relation) => {
  expect(relationTo(actor, aino, ['north', 'oulu'])).toBe(relation);
});

test('details are for the person and the keepers, the first day also for the manager', () => {
  const relations = ['self', 'keeper', 'manager', 'colleague'] as const;
  expect(relations.filter(seesDetails)).toEqual(['self', 'keeper']);
  expect(relations.filter(seesStart)).toEqual(['self', 'keeper', 'manager']);
});

test('who has left or is yet to come is found by nobody but themselves and the keepers', () => {
  expect(isVisible('colleague', 'on_leave')).toBe(true);
  expect(isVisible('manager', 'left')).toBe(false);
  expect(isVisible('colleague', 'candidate')).toBe(false);
  expect(isVisible('self', 'left')).toBe(true);
});

test('a planner of one unit does not keep who has none', () => {
  expect(keeps(reader('x', ['planner', 'north']), [])).toBe(false);
});

test.each([
  [{ level: 3, licence: '2026-02-28', shift: 'night' }, []],
  [{ level: '3' }, ['level']],
  [{ licence: '2026-02-30' }, ['licence']],
  [{ shift: 'Night' }, ['shift']],
  [{ unheard: 'of' }, ['unheard']],
])('attributes %j do not fit in %j', (values, misfits) => {
  const declared = [
    { key: 'level', type: 'number', choices: [] },
    { key: 'licence', type: 'day', choices: [] },
    { key: 'shift', type: 'choice', choices: ['day', 'night'] },
  ] as const;
  expect(misfitAttributes(values as Record<string, string | number>, declared)).toEqual(misfits);
});

test('only what differs is kept in the history', () => {
  const before = { name: 'A', birthYear: 1980, attributes: { level: 1, shift: 'day' } };
  const after = { name: 'A', birthYear: null, attributes: { shift: 'day', level: 1 } };
  expect(differences(before, after)).toEqual({
    before: { birthYear: 1980 },
    after: { birthYear: null },
    fields: ['birthYear'],
  });
});

test('a person without a name is called by what the reader was given', () => {
  const t = (key: string, values = {}) => `${key} ${JSON.stringify(values)}`;
  const nobody = { name: null, title: null, employeeNumber: null, email: null };
  expect(displayName({ ...nobody, name: 'Aino', title: 'Nurse' }, t)).toBe('Aino');
  expect(displayName({ ...nobody, title: 'Nurse', employeeNumber: '7' }, t)).toContain('"number":"7"');
  expect(displayName({ ...nobody, employeeNumber: '7' }, t)).toBe('person.numbered {"number":"7"}');
  expect(displayName({ ...nobody, title: 'Nurse' }, t)).toBe('Nurse');
  expect(displayName(nobody, t)).toContain('person.unnamed');
});
