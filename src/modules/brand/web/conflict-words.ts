import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Translate } from '#web/messages.ts';
import { fieldName } from './draft-words.ts';
import type { Editable, Texts } from './editable.ts';

interface Difference {
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Only what differs between two versions of an object, field by field and language by language. */
export function differencesBetween(mine: Editable, theirs: Editable, t: Translate): Difference[] {
  const there = new Map(Object.entries(theirs));
  return Object.entries(mine).flatMap(([field, value]) => {
    const other = there.get(field);
    if (field === 'kind' || JSON.stringify(value) === JSON.stringify(other)) return [];
    const label = t(`brand:fields.${fieldName(field)}`);
    if (!isTexts(value) || !isTexts(other))
      return [{ field: label, mine: listed(value), theirs: listed(other) }];
    return LANGUAGES.filter((language) => value[language] !== other[language]).map((language) => ({
      field: t('brand:editions.fieldIn', { field: label, language: LANGUAGE_NAMES[language] }),
      mine: value[language],
      theirs: other[language],
    }));
  });
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && LANGUAGES.every((language) => language in value);

/** A list in words: each element by its texts, one below the other. */
function listed(value: unknown): string {
  if (!Array.isArray(value)) return typeof value === 'string' ? value : '';
  return value
    .map((element: unknown) => {
      const text = typeof element === 'object' && element !== null && 'text' in element ? element.text : null;
      return isTexts(text)
        ? LANGUAGES.map((language) => text[language])
            .filter(Boolean)
            .join(' / ')
        : '';
    })
    .filter(Boolean)
    .join(' · ');
}
