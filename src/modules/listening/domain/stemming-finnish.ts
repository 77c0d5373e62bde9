/**
 * The Finnish stemmer of the Snowball project (Porter and Boulton, snowballstem.org): particles, possessives, cases,
 * comparatives and plurals, each only behind the first (or second) consonant that follows a vowel.
 *
 * Example: `kokouksissa`, `kokouksia` → `kokouks`; `esimieheni` → `esimieh`.
 */
export function stemFinnish(word: string): string {
  const first = regionOf(word, 0);
  const second = regionOf(word, first);
  const steps = [particle, possessive, caseEnding, comparative];
  let stem = word;
  let inflected = false;
  for (const step of steps) {
    const next = step(stem, { first, second });
    if (step === caseEnding) inflected = next !== stem;
    stem = next;
  }
  return tidy(inflected ? pluralI(stem, first) : pluralT(stem, { first, second }), first);
}

interface Regions {
  /** Where endings may begin: behind the first consonant after a vowel, and behind the next such. */
  readonly first: number;
  readonly second: number;
}

const VOWEL = /[aeiouyäö]/;

function regionOf(word: string, from: number): number {
  const found = /[aeiouyäö][^aeiouyäö]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

/** The word without an ending, when the ending begins in the region and what stays fits. */
function without(
  word: string,
  endings: readonly string[],
  { from, before }: { from: number; before?: RegExp },
): string | null {
  const ending = endings
    .filter((one) => word.endsWith(one) && word.length - one.length >= from)
    .reduce((best, one) => (one.length > best.length ? one : best), '');
  if (ending === '') return null;
  const stem = word.slice(0, -ending.length);
  return before && !before.test(stem) ? null : stem;
}

function particle(word: string, { first, second }: Regions): string {
  return (
    without(word, ['sti'], { from: second }) ??
    without(word, ['kin', 'kaan', 'kään', 'ko', 'kö', 'han', 'hän', 'pa', 'pä'], {
      from: first,
      before: /[aeiouyäönt]$/,
    }) ??
    word
  );
}

function possessive(word: string, { first: from }: Regions): string {
  const ni = without(word, ['ni'], { from });
  if (ni !== null) return ni.endsWith('kse') ? `${ni.slice(0, -1)}i` : ni;
  return (
    without(word, ['nsa', 'nsä', 'mme', 'nne'], { from }) ??
    without(word, ['si'], { from, before: /[^k]$/ }) ??
    without(word, ['an'], { from, before: /(ta|ssa|sta|lla|lta|na)$/ }) ??
    without(word, ['än'], { from, before: /(tä|ssä|stä|llä|ltä|nä)$/ }) ??
    without(word, ['en'], { from, before: /(lle|ine)$/ }) ??
    word
  );
}

const CASES = [
  'ta',
  'tä',
  'ssa',
  'ssä',
  'sta',
  'stä',
  'lla',
  'llä',
  'lta',
  'ltä',
  'lle',
  'na',
  'nä',
  'ksi',
  'ine',
];

function caseEnding(word: string, { first: from }: Regions): string {
  for (const vowel of 'aeioäö') {
    const into = without(word, [`h${vowel}n`], { from, before: new RegExp(`${vowel}$`) });
    if (into !== null) return into;
  }
  const long = without(word, ['seen'], { from, before: /(aa|ee|ii|oo|uu|ää|öö)$/ });
  if (long !== null) return long;
  const many = without(word, ['siin', 'den', 'tten'], { from, before: /i[aeiouäö]$|[aeiouäö]i$/ });
  if (many !== null) return many;
  const tta = without(word, ['tta', 'ttä'], { from, before: /e$/ });
  if (tta !== null) return tta;
  const plain = without(word, CASES, { from });
  if (plain !== null) return plain;
  const partitive = without(word, ['a', 'ä'], { from, before: /[bcdfghjklmnpqrstvwxz][aeiouyäö]$/ });
  if (partitive !== null) return partitive;
  const n = without(word, ['n'], { from });
  // Into a place (taloon) and the genitive of the plural (-ien) lose a vowel as well.
  if (n !== null) return /(aa|ee|ii|oo|uu|ää|öö|ie)$/.test(n) ? n.slice(0, -1) : n;
  return word;
}

function comparative(word: string, { second: from }: Regions): string {
  return (
    without(word, ['impi', 'impa', 'impä', 'immi', 'imma', 'immä', 'eja', 'ejä'], { from }) ??
    without(word, ['mpi', 'mpa', 'mpä', 'mmi', 'mma', 'mmä'], { from, before: /(?<!po)$/ }) ??
    word
  );
}

const pluralI = (word: string, from: number) => without(word, ['i', 'j'], { from }) ?? word;

function pluralT(word: string, { first, second }: Regions): string {
  const stem = without(word, ['t'], { from: first, before: /[aeiouyäö]$/ });
  if (stem === null) return word;
  return (
    without(stem, ['imma'], { from: second }) ??
    without(stem, ['mma'], { from: second, before: /(?<!po)$/ }) ??
    stem
  );
}

/** A last long vowel becomes short, a last a, ä, e or i after a consonant goes, and so does half of a last double consonant. */
function tidy(word: string, from: number): string {
  let stem = word;
  if (stem.length > from && /(aa|ee|ii|oo|uu|ää|öö)$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > from && /[bcdfghjklmnpqrstvwxz][aäei]$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > from && /[ou]j$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > from && /jo$/.test(stem)) stem = stem.slice(0, -1);
  const last = [...stem].findLastIndex((letter) => !VOWEL.test(letter));
  return last > 0 && stem[last] === stem[last - 1] ? stem.slice(0, last) + stem.slice(last + 1) : stem;
}
