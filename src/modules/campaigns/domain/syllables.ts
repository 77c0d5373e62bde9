import { LANGUAGES, type Language } from '#kernel/language.ts';

const COUNTERS: Record<Language, (word: string) => number> = { en: english, fi: finnish, es: spanish };

/** How many syllables a word has in a language; at least one. `syllables('es', 'país')` is 2. */
export function syllables(language: Language, word: string): number {
  const letters = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return Math.max(1, COUNTERS[LANGUAGES.find((one) => one === language) ?? 'en'](letters));
}

/**
 * English is not written as it is spoken; groups of vowels come within one of the dictionary for nearly all words: a
 * silent final e, a silent -ed and -es, and vowels that are spoken apart (create, idea, medium) are what matters most.
 */
function english(word: string): number {
  const spoken = word
    .replace(/(?:[^laeiouy]|[aeiouy]l)e$/, (end) => end.slice(0, -1))
    .replace(/([^aeiouytd])ed$/, '$1')
    .replace(/([^aeiouysxz]|[^cs]h|[^r]g)es$/, '$1s')
    .replace(/^y/, 'j');
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  // Spoken apart: cre-ate, i-de-a, me-di-um, sci-ence, be-ing, go-ing; and a syllabic -sm.
  const apart =
    spoken.match(/[^q]u[aeo]l|[^t]i(?:a|o|um)|[aeiouy]ing|cre[aei]|[^aeiou]ea$|rea[cl]t?[^h]|sm$|ien[ct]/g)
      ?.length ?? 0;
  const together = word.match(/[tscg]i(?:a|o)/g)?.length ?? 0;
  return groups + Math.max(0, apart - (apart > 0 && together > 0 ? 1 : 0));
}

const FINNISH_PAIRS = [
  'ai',
  'ei',
  'oi',
  'ui',
  'yi',
  'äi',
  'öi',
  'aa',
  'ee',
  'ii',
  'oo',
  'uu',
  'yy',
  'ää',
  'öö',
];
/** Diphthongs of the first syllable alone: tie, suo, työ, leuka; further on they stand apart: ko-pi-o, roh-ke-us. */
const FINNISH_FIRST = ['ie', 'uo', 'yö', 'au', 'eu', 'ou', 'iu', 'ey', 'äy', 'öy', 'iy'];

/** Finnish: a long vowel or a diphthong is one syllable; any other vowel after a vowel begins the next. */
function finnish(word: string): number {
  let count = 0;
  for (let at = 0; at < word.length; ) {
    if (!/[aeiouyäöå]/.test(word.charAt(at))) {
      at += 1;
      continue;
    }
    const pair = word.slice(at, at + 2);
    const isOne = FINNISH_PAIRS.includes(pair) || (count === 0 && FINNISH_FIRST.includes(pair));
    count += 1;
    at += isOne ? 2 : 1;
  }
  return count;
}

/**
 * Spanish: two strong vowels (a, e, o) stand apart, and so does a weak one that carries the accent (pa-ís, dí-a); other
 * neighbours are one. The u of que, qui, gue and gui is silent; an h between vowels does not part them; y is a vowel
 * at the end of a word.
 */
function spanish(word: string): number {
  const letters = word
    .replace(/qu(?=[eéií])/g, 'q')
    .replace(/gu(?=[eéií])/g, 'g')
    .replace(/y$/, 'i')
    .replace(/(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])/g, '');
  const groups = letters.match(/[aeiouáéíóúü]+/g) ?? [];
  return groups.reduce((sum, group) => sum + nucleiOf(group), 0);
}

const isStrong = (vowel: string) => 'aeoáéó'.includes(vowel);
const isAccentedWeak = (vowel: string) => 'íú'.includes(vowel);

function nucleiOf(group: string): number {
  let count = 1;
  for (let at = 1; at < group.length; at += 1) {
    const [before, here] = [group.charAt(at - 1), group.charAt(at)];
    const bothStrong = isStrong(before) && isStrong(here);
    const hiatus = isAccentedWeak(before) ? isStrong(here) : isAccentedWeak(here) && isStrong(before);
    if (bothStrong || hiatus) count += 1;
  }
  return count;
}
