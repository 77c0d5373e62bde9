import type { Language } from '#kernel/language.ts';
import { stemEnglish } from './stemming-english.ts';
import { stemFinnish } from './stemming-finnish.ts';
import { stemSpanish } from './stemming-spanish.ts';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  en: stemEnglish,
  fi: stemFinnish,
  es: stemSpanish,
};

/** The stem of a word in lower case: what its inflected forms have in common. Not a word itself, and never shown. */
export const stem = (word: string, language: Language): string => STEMMERS[language](word);

/** The words of a text in lower case, without punctuation and numbers. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? []
  );
}
