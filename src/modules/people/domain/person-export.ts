import type { PersonFacts } from '../contract/person.ts';

/** A person as an export has them: unit and manager by what an import would find them again with. */
export interface ExportablePerson extends Omit<PersonFacts, 'unitId' | 'managerId'> {
  readonly state: string;
  readonly leftOn: string | null;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly managerNumber: string | null;
  readonly managerName: string | null;
}

/** English headings, which the import knows again. */
export const EXPORT_HEADER = [
  'Employee number',
  'Name',
  'E-mail',
  'Unit code',
  'Unit',
  'Manager number',
  'Manager',
  'Job title',
  'Job family',
  'Location',
  'Language',
  'Start date',
  'Birth year',
  'Contract type',
  'Time zone',
  'Shift',
  'State',
  'Left on',
] as const;

/** The cells of a person, in the order of the header and then of the attributes. */
export function exportRow(
  person: ExportablePerson,
  attributes: readonly string[],
): (string | number | null)[] {
  return [
    person.employeeNumber,
    person.name,
    person.email,
    person.unitCode,
    person.unitName,
    person.managerNumber,
    person.managerName,
    person.title,
    person.roleFamily,
    person.location,
    person.language,
    person.startedOn,
    person.birthYear,
    person.employment,
    person.zone,
    person.shift,
    person.state,
    person.leftOn,
    ...attributes.map((key) => person.attributes[key] ?? null),
  ];
}
