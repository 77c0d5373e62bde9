import { expect, test } from 'vitest';
import { NAMED, TEAMS } from './organisation.ts';
import { examplePeople } from './people.ts';

const people = examplePeople('2026-11-23');

test('Lumo Pumps has 240 people, each with a number and a name of their own', () => {
  expect(people).toHaveLength(240);
  for (const field of ['employeeNumber', 'name'] as const)
    expect(new Set(people.map((person) => person[field])).size).toBe(240);
  const addresses = people.map(({ email }) => email).filter(Boolean);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('it is the same every time, and always as old as today', () => {
  expect(examplePeople('2026-11-23')).toEqual(people);
  expect(examplePeople('2027-11-23')[7]?.name).toBe(people[7]?.name);
  expect(people.every(({ startedOn }) => startedOn < '2026-11-23')).toBe(true);
});

test('everybody but the managing director has a manager who is there', () => {
  const numbers = new Set(people.map(({ employeeNumber }) => employeeNumber));
  const without = people.filter(({ managerNumber }) => !numbers.has(managerNumber));
  expect(without.map(({ title }) => title)).toEqual(['Managing director']);
});

test('who carries the story is there, and reaches all roles', () => {
  for (const { name, unit } of NAMED) expect(people.find((person) => person.name === name)?.unit).toBe(unit);
  expect(new Set(NAMED.flatMap(({ roles }) => roles))).toEqual(
    new Set(['leader', 'admin', 'planner', 'ambassador', 'representative']),
  );
});

test('many who work shifts have no e-mail, and no team is without a language', () => {
  const onShifts = people.filter(({ shift }) => shift !== 'Day');
  const withoutEmail = onShifts.filter(({ email }) => email === '');
  expect(withoutEmail.length / onShifts.length).toBeGreaterThan(0.3);
  expect(new Set(people.map(({ language }) => language))).toEqual(new Set(['fi', 'es', 'en']));
  expect(TEAMS.reduce((sum, { size }) => sum + size, 0)).toBe(240);
});
