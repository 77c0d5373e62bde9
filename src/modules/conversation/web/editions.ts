import { type Editions, LANGUAGES, type Language } from '#kernel/language.ts';

/** The editions in which something was written. */
export function writtenEditions(texts: Record<Language, string>): Editions {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, texts[language].trim()]).filter(([, text]) => text !== ''),
  );
}
