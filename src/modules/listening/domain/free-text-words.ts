/** A word in a text, as it stands there and as it is compared. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Lower case, without accents and without an English possessive. */
  readonly folded: string;
  readonly startsSentence: boolean;
}

/** Lower case without accents: people leave them out, and «Vaino» is meant to be «Väinö». */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l');
}

/** The words of a text, in order: letters, with apostrophes and hyphens inside taken as borders. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const from = match.index;
    const between = text.slice(end, from);
    // «'s», «'n» and the like belong to the word before.
    const isEnding = /^['’]$/.test(between) && match[0].length <= 3;
    end = from + match[0].length;
    if (isEnding) continue;
    words.push({
      from,
      to: end,
      text: match[0],
      folded: fold(match[0]),
      startsSentence: words.length === 0 || /[.!?…:;\n¡¿"”“»«(•*]/.test(between),
    });
  }
  return words;
}

/** Words of names that name nobody: particles, titles of address, and single letters. */
const PARTICLES = new Set(
  'de del la las los da das do dos van von der den af av el al bin ibn mac san santa mr mrs ms dr herra rouva don dona y e i'.split(
    ' ',
  ),
);

/** The words of a person's name by which a text could point at the person, folded. */
export function nameWords(name: string): readonly string[] {
  const words = wordsOf(name).map(({ folded }) => folded);
  return [...new Set(words.filter((word) => word.length > 1 && !PARTICLES.has(word)))];
}

/** A job title as it is compared; null when it has too many words to be looked for. */
export function titlePhrase(title: string): string | null {
  const words = wordsOf(title).map(({ folded }) => folded);
  return words.length > 0 && words.length <= LONGEST_TITLE ? words.join(' ') : null;
}

/** Words of a title that are looked at together. */
export const LONGEST_TITLE = 4;
