/**
 * The words of which a folded word (without accents, so «ssa» stands for «ssä» too) may be an inflected form: itself, an
 * English or Spanish plural or possessive, and what is left of a Finnish form when the endings are taken off and the
 * alternations of the stem undone (Iso suomen kielioppi, §§ 40–95). Generous: what it gives is only looked up.
 */
export function baseForms(word: string): ReadonlySet<string> {
  const forms = new Set([word]);
  for (const bare of [word, ...without(word, CLITICS)]) {
    for (const owned of [bare, ...without(bare, POSSESSIVES)]) {
      for (const stem of [owned, ...without(owned, CASES)])
        for (const base of fromStem(stem)) forms.add(base);
    }
  }
  return forms;
}

const CLITICS = /(kin|kaan|han|ko|pa|s)$/;
const POSSESSIVES = /(ni|si|nsa|mme|nne)$/;
const CASES =
  /(n|a|ta|tta|ssa|sta|lla|lta|lle|na|ksi|aan|een|iin|oon|uun|yyn|seen|hin|hun|hon|han|hen|t|en|in|ia|ja|ita|ten|sten|issa|ista|illa|ilta|ille)$/;

function without(word: string, endings: RegExp): readonly string[] {
  const found: string[] = [];
  // An ending may be a longer one's end: «Virtasella» is virtase + lla, but also virtasell + a.
  for (let length = 1; length <= 4; length++) {
    const stem = word.slice(0, -length);
    if (stem.length >= 3 && new RegExp(`^${endings.source}`).test(word.slice(-length))) found.push(stem);
  }
  return found;
}

/** What a stem may be the stem of. */
function fromStem(stem: string): ReadonlySet<string> {
  const bases = new Set([stem]);
  // Names that end in a consonant take an i or e before the ending: Johnin, Davidilla, Annelen.
  if (/[bcdfghjklmnpqrstvwxz]i$|[^aeiouy]e$/.test(stem)) bases.add(stem.slice(0, -1));
  // Virtanen: Virtasen, Virtasta, Virtaset.
  if (stem.endsWith('se')) bases.add(`${stem.slice(0, -2)}nen`);
  if (stem.endsWith('s')) bases.add(`${stem.slice(0, -1)}nen`);
  // Markus: Markuksen; Tuomas: Tuomaan; Hannes: Hanneksen; Kaunis: Kauniin.
  if (stem.endsWith('kse')) bases.add(`${stem.slice(0, -3)}s`);
  if (/(aa|ee|ii)$/.test(stem)) bases.add(`${stem.slice(0, -1)}s`).add(stem.slice(0, -1));
  if (/(a|i|e)$/.test(stem)) bases.add(`${stem}s`);
  // Salmi: Salmen; Lahti: Lahden; plural i for a final a: Mattiloita.
  if (stem.endsWith('e')) bases.add(`${stem.slice(0, -1)}i`);
  if (/[^aeiouy]i$/.test(stem)) bases.add(`${stem.slice(0, -1)}a`);
  if (stem.endsWith('oi')) bases.add(`${stem.slice(0, -2)}a`).add(stem.slice(0, -1));
  // Laine: Laineen; Sade: Sateen; Tytär is no name.
  if (stem.endsWith('ee')) bases.add(stem.slice(0, -1));
  for (const base of [...bases]) for (const strong of strongGrades(base)) bases.add(strong);
  return bases;
}

/** The strong grades of which the last consonants may be the weak one: Pekan → Pekka, Lahden → Lahti, Mäen → Mäki. */
function strongGrades(stem: string): readonly string[] {
  const [, head, consonants = '', tail = ''] =
    /^(.*?)([bcdfghjklmnpqrstvwxz]*)([aeiouy]+s?)$/.exec(stem) ?? [];
  if (head === undefined) return [];
  const grades: string[] = [];
  const last = consonants.at(-1) ?? '';
  if (/[kpt]/.test(last)) grades.push(`${consonants}${last}`);
  for (const [weak, strong] of ALTERNATIONS) {
    if (consonants.endsWith(weak))
      grades.push(`${consonants.slice(0, consonants.length - weak.length)}${strong}`);
  }
  const found = grades.map((grade) => `${head}${grade}${tail}`);
  // A k that fell out between vowels, and after l, r or h: Mäen, Joen, Jalan.
  if (tail.length > 1) found.push(`${head}${consonants}${tail[0]}k${tail.slice(1)}`);
  if (/^[lrh]$/.test(consonants)) found.push(`${head}${consonants}k${tail}`);
  return found;
}

const ALTERNATIONS: readonly (readonly [weak: string, strong: string])[] = [
  ['nn', 'nt'],
  ['ng', 'nk'],
  ['ll', 'lt'],
  ['rr', 'rt'],
  ['mm', 'mp'],
  ['d', 't'],
  ['v', 'p'],
];
