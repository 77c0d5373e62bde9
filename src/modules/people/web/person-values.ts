import type { Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import type { PersonFacts } from '../contract/person.ts';

export type Attribute = Answer<'people.listAttributes'>['attributes'][number];

/** The facts of a person as fields of a form: text, empty where nothing is known. */
export interface PersonValues extends Record<string, unknown> {
  readonly name: string;
  readonly email: string;
  readonly employeeNumber: string;
  readonly unitId: string | null;
  readonly managerId: string | null;
  readonly title: string;
  readonly roleFamily: string;
  readonly location: string;
  readonly language: string | null;
  readonly startedOn: string;
  readonly birthYear: string;
  readonly employment: string;
  readonly zone: string | null;
  readonly shift: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export const NO_VALUES: PersonValues = {
  name: '',
  email: '',
  employeeNumber: '',
  unitId: null,
  managerId: null,
  title: '',
  roleFamily: '',
  location: '',
  language: null,
  startedOn: '',
  birthYear: '',
  employment: '',
  zone: null,
  shift: '',
  attributes: {},
};

type Person = Answer<'people.readPerson'>;

/** What is kept of a person, as the form shows it. */
export function valuesOf(person: Person, details: NonNullable<Person['details']>): PersonValues {
  return {
    name: person.name ?? '',
    email: details.email ?? '',
    employeeNumber: details.employeeNumber ?? '',
    unitId: person.unitPath.at(-1)?.id ?? null,
    managerId: person.manager?.id ?? null,
    title: person.title ?? '',
    roleFamily: person.roleFamily ?? '',
    location: person.location ?? '',
    language: person.language,
    startedOn: person.startedOn ?? '',
    birthYear: details.birthYear === null ? '' : String(details.birthYear),
    employment: details.employment ?? '',
    zone: details.zone,
    shift: details.shift ?? '',
    attributes: Object.fromEntries(
      Object.entries(details.attributes).map(([key, value]) => [key, String(value)]),
    ),
  };
}

/** What the form says, as the endpoints take it. */
export function factsOf(values: PersonValues, attributes: readonly Attribute[]): PersonFacts {
  const typed = Object.entries(values.attributes)
    .filter(([, value]) => value.trim() !== '')
    .map(([key, value]) => {
      const isNumber = attributes.find((one) => one.key === key)?.type === 'number';
      return [key, isNumber ? Number(value.replace(',', '.')) : value.trim()];
    });
  return {
    name: text(values.name),
    email: text(values.email),
    employeeNumber: text(values.employeeNumber),
    unitId: values.unitId,
    managerId: values.managerId,
    title: text(values.title),
    roleFamily: text(values.roleFamily),
    location: text(values.location),
    // Safe: the field offers the languages of the product and nothing else.
    language: values.language as Language | null,
    startedOn: text(values.startedOn),
    birthYear: values.birthYear.trim() === '' ? null : Number(values.birthYear),
    employment: text(values.employment),
    zone: values.zone,
    shift: text(values.shift),
    attributes: Object.fromEntries(typed),
  };
}

const text = (value: string) => value.trim() || null;
