import { isDay } from '#kernel/calendar.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { PERSON_STATES } from './directory-filters.ts';
import { employmentWord } from './person-facts.tsx';

const FIELDS = [
  ...['name', 'email', 'employeeNumber', 'unit', 'manager', 'title', 'roleFamily', 'location'],
  ...['language', 'startedOn', 'birthYear', 'employment', 'zone', 'shift', 'state', 'leftOn'],
] as const;

/** Facts and their values in words, for histories and previews: `unitId` and `unit` are both «Unit». */
export function useFactWords() {
  const t = useT();
  const format = useFormat();
  function fieldWord(field: string): string {
    const plain = field.replace(/Id$/, '');
    const known = FIELDS.find((one) => one === plain);
    return known ? t(`people:fields.${known}`) : field;
  }
  function valueWord(field: string, value: unknown): string | null {
    if (value === null || value === undefined || value === '') return null;
    const language = LANGUAGES.find((one) => one === value);
    if (field === 'language' && language) return LANGUAGE_NAMES[language];
    const state = PERSON_STATES.find((one) => one === value);
    if (field === 'state' && state) return t(`people:state.${state}`);
    if (field === 'employment') return employmentWord(String(value), t);
    return typeof value === 'string' && isDay(value) ? format.day(value) : String(value);
  }
  return { fieldWord, valueWord };
}

/** The facts that differ, one by one; free attributes each on their own. */
export function differing(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { field: string; before: unknown; after: unknown }[] {
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }))
    .filter((one) => String(one.before ?? '') !== String(one.after ?? ''));
}

function flat(facts: Readonly<Record<string, unknown>>): Map<string, unknown> {
  return new Map(
    Object.entries(facts).flatMap(([field, value]) =>
      field === 'attributes' && typeof value === 'object' && value !== null
        ? Object.entries(value)
        : [[field, value]],
    ),
  );
}
