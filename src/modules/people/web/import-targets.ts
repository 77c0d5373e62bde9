import type { Answer } from '#web/client.ts';
import type { ColumnTarget, PersonTarget } from '../contract/import-settings.ts';

export type PeopleImport = Answer<'people.readImport'>;
export type ImportColumn = PeopleImport['columns'][number];
export type Attribute = Answer<'people.listAttributes'>['attributes'][number];

/** What a column can mean, in the order in which a person is usually described. */
export const TARGETS = [
  ...['employeeNumber', 'name', 'firstName', 'lastName', 'email', 'unit', 'unitCode', 'manager', 'title'],
  ...['roleFamily', 'location', 'language', 'startedOn', 'birthYear', 'age', 'employment', 'zone', 'shift'],
  ...['state', 'leftOn'],
] as const satisfies readonly PersonTarget[];

export const ATTRIBUTE_TYPES = ['text', 'number', 'day', 'choice'] as const;

/** A target as the value of a select. */
export function choiceOf(target: ColumnTarget, attributes: readonly Attribute[]): string {
  if (target.kind === 'leave_out') return 'leave_out';
  if (target.kind === 'person') return `person.${target.field}`;
  return attributes.some(({ key }) => key === target.key) ? `kept.${target.key}` : `new.${target.type}`;
}

/** The target that a choice of the select means for a column. */
export function targetOf(choice: string, { column, attributes, labelOf }: TargetContext): ColumnTarget {
  const [kind, name = ''] = choice.split('.');
  const field = TARGETS.find((one) => one === name);
  if (kind === 'person' && field) return { kind: 'person', field };
  const kept = attributes.find(({ key }) => key === name);
  if (kind === 'kept' && kept)
    return { kind: 'attribute', key: kept.key, label: labelOf(kept), type: kept.type };
  const type = ATTRIBUTE_TYPES.find((one) => one === name);
  if (kind !== 'new' || !type) return { kind: 'leave_out' };
  return {
    kind: 'attribute',
    key: keyFrom(column),
    label: column.header.slice(0, 80) || keyFrom(column),
    type,
  };
}

interface TargetContext {
  readonly column: ImportColumn;
  readonly attributes: readonly Attribute[];
  readonly labelOf: (attribute: Attribute) => string;
}

/** `JobSatisfaction` becomes `job_satisfaction`, `Työlaji (uusi)` becomes `tyolaji_uusi`. */
export function keyFrom({ header, index }: Pick<ImportColumn, 'header' | 'index'>): string {
  const key = header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
  return key || `column_${index + 1}`;
}
