import type { Language } from '#kernel/language.ts';
import { EVERYONE } from '../contract/figure.ts';
import type { AnswerPart } from '../contract/wave-answer.ts';

/** What the answer to a wave lacks before it can be published: a part for everybody, and both texts in each language. */
export function missingEditions(
  parts: readonly AnswerPart[],
  languages: readonly Language[],
): { group: string; language: Language }[] {
  const all = parts.some(({ group }) => group === EVERYONE)
    ? parts
    : [{ group: EVERYONE, heard: {}, doing: {} }, ...parts];
  return all.flatMap(({ group, heard, doing }) =>
    languages
      .filter((language) => !heard[language] || !doing[language])
      .map((language) => ({ group, language })),
  );
}
