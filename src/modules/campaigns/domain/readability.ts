import type { Language } from '#kernel/language.ts';
import { holdingsOf, type RichText } from '#kernel/rich-text.ts';
import { paragraphsOf, toPlainText, words } from '#kernel/rich-text-plain.ts';
import { readingSeconds } from '#kernel/schedule/reading-time.ts';
import type { Assessment } from '../contract/edition.ts';
import { unexplainedAcronyms } from './acronym.ts';
import { syllables } from './syllables.ts';

type Readability = NonNullable<Assessment['readability']>;

/** Fewer words than this say more about chance than about the text. */
const LEAST_WORDS = 40;

/** What an edition costs its readers and how hard it is: words, seconds, readability, abbreviations nobody explained. */
export function assess(
  { language, doc }: { language: Language; doc: RichText },
  knownAcronyms: readonly string[] = [],
): Assessment {
  const text = toPlainText(doc);
  const prose = paragraphsOf(doc);
  const count = words(text);
  return {
    words: count,
    seconds: readingSeconds({ words: count, videoSeconds: holdingsOf(doc).videoSeconds }),
    readability: readability(language, prose),
    acronyms: unexplainedAcronyms(text, knownAcronyms),
    longestSentence: Math.max(0, ...prose.flatMap(sentences).map(words)),
  };
}

/**
 * How readable prose is, by the measure of its language; null under 40 words.
 *
 * English: Flesch, «A new readability yardstick», Journal of Applied Psychology 32 (1948): 206.835 − 84.6 syllables per
 * word − 1.015 words per sentence. Spanish: Szigriszt Pazos, «Sistemas predictivos de legilibilidad del mensaje escrito:
 * fórmula de perspicuidad» (1993): 206.835 − 62.3 syllables per word − words per sentence; on the INFLESZ scale
 * (Barrio-Cantalejo et al., Anales del Sistema Sanitario de Navarra 31, 2008). Finnish: Björnsson's LIX («Läsbarhet», 1968;
 * Anderson, Journal of Reading 26, 1983): words per sentence + percentage of words of more than six letters.
 */
export function readability(language: Language, prose: readonly string[]): Readability | null {
  const all = prose.flatMap(wordsOf);
  if (all.length < LEAST_WORDS) return null;
  const perSentence = all.length / Math.max(1, prose.flatMap(sentences).length);
  const perWord = all.reduce((sum, word) => sum + syllables(language, word), 0) / all.length;
  switch (language) {
    case 'en':
      return judged('flesch', 206.835 - 84.6 * perWord - 1.015 * perSentence);
    case 'es':
      return judged('inflesz', 206.835 - 62.3 * perWord - perSentence);
    case 'fi': {
      const long = all.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6).length;
      return judged('lix', perSentence + (100 * long) / all.length);
    }
  }
}

const STEPS = ['very_easy', 'easy', 'plain', 'hard', 'very_hard'] as const;

/**
 * Where each measure passes from one step to the next. Flesch's own table with its seven words taken into five; INFLESZ's
 * five; LIX as Björnsson read it (30 and below children's books, above 60 the language of offices).
 */
const BOUNDS = { flesch: [80, 70, 60, 30], inflesz: [80, 65, 55, 40], lix: [30, 40, 50, 60] } as const;

function judged(measure: keyof typeof BOUNDS, value: number): Readability {
  const score = Math.round(value * 10) / 10;
  const isPast = (bound: number) => (measure === 'lix' ? score > bound : score < bound);
  const passed = BOUNDS[measure].filter(isPast).length;
  return { measure, score, step: STEPS[passed] ?? 'very_hard' };
}

/** Sentences of a paragraph: a full stop after a number or in an abbreviation of one letter ends none. */
export function sentences(paragraph: string): string[] {
  const found: string[] = [];
  for (const part of paragraph.split(BETWEEN_SENTENCES)) {
    const last = found.at(-1);
    if (last !== undefined && /(?:^|\s)(?:\p{L}|\d+)\.$/u.test(last))
      found[found.length - 1] = `${last} ${part}`;
    else found.push(part);
  }
  return found.filter((part) => words(part) > 0);
}

const BETWEEN_SENTENCES = /(?<=[.!?…:;]["»”’)]*)\s+(?=["«“‘(¿¡]*[\p{Lu}\p{N}])|\n+/u;

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];
