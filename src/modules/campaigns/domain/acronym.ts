/** Everybody knows these, in all three languages; what else is known is said for the piece. */
const KNOWN = new Set(['OK', 'PDF', 'QR', 'EU', 'PC', 'TV', 'USB', 'GPS', 'SMS', 'DNI', 'ID']);

/**
 * Abbreviations of two to six capitals that the text does not explain: neither «key indicators (KPI)» nor «KPI (key
 * indicators)» is in it. Finnish endings after a colon (KPI:n) and a Spanish or English plural s belong to the word.
 */
export function unexplainedAcronyms(text: string, known: readonly string[] = []): string[] {
  const taken = new Set([...KNOWN, ...known.map((word) => word.toUpperCase())]);
  // Words of a line that is all capitals are shouted, and no abbreviations.
  const spoken = text
    .split('\n')
    .filter((line) => /\p{Ll}/u.test(line))
    .join('\n');
  const found = [
    ...spoken.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}]{1,5})s?(?=:\p{Ll}+|[^\p{L}\p{N}]|$)/gu),
  ]
    .map((match) => String(match[1]))
    .filter((word) => !taken.has(word) && /\p{Lu}.*\p{Lu}/u.test(word) && !isRoman(word));
  return [...new Set(found)].filter((word) => !isExplained(spoken, word)).sort();
}

const isRoman = (word: string) => /^(?=[IVX])X{0,3}(IX|IV|V?I{0,3})$/.test(word);

function isExplained(text: string, word: string): boolean {
  const behind = new RegExp(`\\p{Ll}[^.!?\\n]{2,}\\(${word}\\)`, 'u');
  const before = new RegExp(
    `${word}(?::\\p{Ll}+)? ?(?:\\(|[–—,] (?:eli|o sea|es decir|that is),? )[^).]*\\p{Ll}{3,}`,
    'u',
  );
  return behind.test(text) || before.test(text);
}
