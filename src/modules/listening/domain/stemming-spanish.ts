/**
 * The light stemmer for Spanish of J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian
 * languages" (SAC 2006; the Spanish one in the same collection): accents, plurals and last vowels go, here from four letters on, for `jefe` and `jefas`.
 *
 * Example: `reuniones`, `reunión` → `reunion`; `jefas`, `jefe` → `jef`.
 */
export function stemSpanish(word: string): string {
  const bare = word.replace(/[áàéèíìóòúùü]/g, (letter) => PLAIN[letter] ?? letter);
  if (bare.length < 4) return bare;
  if (bare.endsWith('eses')) return bare.slice(0, -2);
  if (bare.endsWith('ces')) return `${bare.slice(0, -3)}z`;
  if (/[aeo]s$/.test(bare)) return bare.slice(0, -2);
  return /[aeo]$/.test(bare) ? bare.slice(0, -1) : bare;
}

const PLAIN: Readonly<Record<string, string>> = {
  á: 'a',
  à: 'a',
  é: 'e',
  è: 'e',
  í: 'i',
  ì: 'i',
  ó: 'o',
  ò: 'o',
  ú: 'u',
  ù: 'u',
  ü: 'u',
};
