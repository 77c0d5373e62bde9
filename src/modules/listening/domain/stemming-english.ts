/**
 * The stemmer of M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980). A word is [C](VC)^m[V]; a suffix goes
 * when what stays has a measure m that is large enough.
 *
 * Example: `meetings`, `meeting` → `meet`; `relational` → `relat`.
 */
export function stemEnglish(word: string): string {
  const bare = word.replace(/['’]s?$/, '');
  if (bare.length < 3 || /[^a-z]/.test(bare)) return bare;
  return [plural, past, finalY, second, third, fourth, finalE].reduce((stem, step) => step(stem), bare);
}

const isConsonant = (word: string, at: number): boolean => {
  const letter = word[at] ?? '';
  if ('aeiou'.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1);
};

const shapeOf = (stem: string) => Array.from(stem, (_, at) => (isConsonant(stem, at) ? 'c' : 'v')).join('');
const measure = (stem: string) => shapeOf(stem).match(/v+c+/g)?.length ?? 0;
const hasVowel = (stem: string) => shapeOf(stem).includes('v');
const endsDouble = (stem: string) => /([a-z])\1$/.test(stem) && shapeOf(stem).endsWith('c');
/** Consonant, vowel, consonant other than w, x, y. */
const endsShort = (stem: string) => shapeOf(stem).endsWith('cvc') && !/[wxy]$/.test(stem);

function plural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function past(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = ['ed', 'ing'].find((one) => word.endsWith(one));
  if (!ending) return word;
  const stem = word.slice(0, -ending.length);
  if (!hasVowel(stem)) return word;
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

const finalY = (word: string) =>
  word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;

type Rule = readonly [suffix: string, by: string];

const SECOND: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];
const THIRD: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const FOURTH = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'.split(' ');

const second = (word: string) => replaced(word, SECOND);
const third = (word: string) => replaced(word, THIRD);

function replaced(word: string, rules: readonly Rule[]): string {
  const rule = longest(
    rules.filter(([suffix]) => word.endsWith(suffix)),
    ([suffix]) => suffix.length,
  );
  if (!rule) return word;
  const stem = word.slice(0, -rule[0].length);
  return measure(stem) > 0 ? stem + rule[1] : word;
}

function fourth(word: string): string {
  const suffix = longest(
    FOURTH.filter((one) => word.endsWith(one)),
    (one) => one.length,
  );
  if (!suffix) return word;
  const stem = word.slice(0, -suffix.length);
  if (measure(stem) < 2 || (suffix === 'ion' && !/[st]$/.test(stem))) return word;
  return stem;
}

function finalE(word: string): string {
  const stem = word.endsWith('e') ? word.slice(0, -1) : word;
  const short = stem === word || measure(stem) > 1 || (measure(stem) === 1 && !endsShort(stem)) ? stem : word;
  return measure(short) > 1 && short.endsWith('ll') ? short.slice(0, -1) : short;
}

function longest<T>(list: readonly T[], length: (one: T) => number): T | undefined {
  return list.reduce<T | undefined>(
    (best, one) => (best === undefined || length(one) > length(best) ? one : best),
    undefined,
  );
}
