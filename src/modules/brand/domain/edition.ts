import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Content, Written } from '../contract/content.ts';
import type { ReadText } from '../contract/core.ts';
import type { LanguageState } from '../contract/draft.ts';
import { textsOf } from './content.ts';

/** Whether the first language changed after this edition was written, so that it may say something else by now. */
export function isStale(written: Written, language: Language, first: Language): boolean {
  const edition = written[language];
  const source = written[first];
  return Boolean(language !== first && edition && source && source.writtenAt > edition.writtenAt);
}

/**
 * What each language of an object lacks. A text is missing where another language has it; one that nobody has written
 * at all is missing only if the object needs it, and then in the first language.
 */
export function languageStates(content: Content, first: Language): Record<Language, LanguageState> {
  const slots = textsOf(content);
  const stateIn = (language: Language): LanguageState => {
    const lacks = slots.filter(({ written, required }) => {
      const somewhere = LANGUAGES.some((other) => written[other]);
      return !written[language] && (somewhere || (required && language === first));
    });
    const old = slots.filter(({ written }) => isStale(written, language, first));
    return { missing: lacks.map(asPlace), stale: old.map(asPlace) };
  };
  return { en: stateIn('en'), fi: stateIn('fi'), es: stateIn('es') };
}

const asPlace = ({ field, elementId }: { field: string; elementId: string | null }) => ({ field, elementId });

/** The text for a reader: in their language, else in the first, else in any; null where nobody wrote one. */
export function readText(written: Written, language: Language, first: Language): ReadText {
  const found = [language, first, ...LANGUAGES].find((candidate) => written[candidate]);
  const edition = found && written[found];
  return found && edition
    ? { text: edition.text, language: found, stale: isStale(written, found, first) }
    : null;
}
