import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Translate } from '#web/messages.ts';
import type { FieldWords } from './field-words.ts';

export interface Difference {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

/** A change of a field in words; of a text with editions each language that changed, for readers of all of them. */
export function differencesIn(
  { field, was, is }: { field: string; was: unknown; is: unknown },
  words: FieldWords,
  t: Translate,
): Difference[] {
  if (!isEditions(was) && !isEditions(is))
    return [{ field: words.name(field), was: words.value(field, was), is: words.value(field, is) }];
  const [before, after] = [isEditions(was) ? was : {}, isEditions(is) ? is : {}];
  return LANGUAGES.filter((language) => before[language] !== after[language]).map((language) => ({
    field: t('plan:changelog.edition', { field: words.name(field), language: LANGUAGE_NAMES[language] }),
    was: before[language] ?? words.value(field, null),
    is: after[language] ?? words.value(field, null),
  }));
}

function isEditions(value: unknown): value is Partial<Record<Language, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every((key) => LANGUAGES.some((language) => language === key))
  );
}
