/** The languages of the product. English is written first; the others by meaning. */
export const LANGUAGES = ['en', 'fi', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language's name in itself, for switches. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', fi: 'Suomi', es: 'Español' };

/** A text with an edition per language; at least one is there. */
export type Editions = Partial<Record<Language, string>>;

/** The first language of the preferences that the product speaks; `fallback` when there is none. Reads `Accept-Language` too. */
export function chooseLanguage(preferences: string | null | undefined, fallback: Language = 'en'): Language {
  for (const wish of (preferences ?? '').split(',')) {
    const tag = wish.split(';')[0]?.trim().toLowerCase().split('-')[0];
    const known = LANGUAGES.find((language) => language === tag);
    if (known) return known;
  }
  return fallback;
}

/** The edition for a reader: their own language, else the organisation's, else whatever there is. */
export function editionFor(editions: Editions, language: Language, fallback: Language = 'en'): string {
  return editions[language] ?? editions[fallback] ?? LANGUAGES.map((l) => editions[l]).find(Boolean) ?? '';
}

/** ICU collations of PostgreSQL: the default C order is wrong for Finnish å ä ö and Spanish ñ. */
export const COLLATIONS: Record<Language, string> = { en: 'en-x-icu', fi: 'fi-x-icu', es: 'es-x-icu' };
