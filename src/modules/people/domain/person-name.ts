/** Says a message of the people module in one language; the shape of i18next's `t`. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export interface NamedPerson {
  readonly name: string | null;
  readonly title?: string | null | undefined;
  readonly employeeNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/**
 * What to call a person on screen. Imported lists may have no names: then the title with the number, or whichever of them
 * there is and the reader was given.
 */
export function displayName({ name, title, employeeNumber, email }: NamedPerson, t: Say): string {
  if (name) return name;
  if (title && employeeNumber) return t('person.titleAndNumber', { title, number: employeeNumber });
  if (employeeNumber) return t('person.numbered', { number: employeeNumber });
  return title || email || t('person.unnamed');
}
