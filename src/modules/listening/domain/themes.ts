import type { Editions, Language } from '#kernel/language.ts';
import { stem, wordsOf } from './stemming.ts';
import { isStopword } from './stopwords.ts';

/** One to three words by which a comment belongs to a theme. */
export interface Phrase {
  readonly language: Language;
  /** A form in which people wrote it. */
  readonly words: string;
  /** The stems of its words, with spaces. */
  readonly stem: string;
}

/** A published comment. */
export interface Comment {
  readonly language: Language;
  readonly text: string;
}

export interface FoundTheme {
  readonly name: Editions;
  readonly phrases: readonly Phrase[];
}

/** A phrase of a theme has to stand in so many comments, and in this share of those in its language. */
const LEAST_COMMENTS_OF_PHRASE = 3;
const LEAST_SHARE_OF_PHRASE = 0.02;
/** Two words are a phrase of their own when they stand together in so much of the comments that have the rarer one. */
const TOGETHER = 0.4;
/** Phrases of which so much is said in the same comments are one theme (Jaccard). */
const ALIKE = 0.5;
const NEARLY = 0.8;
const MOST_THEMES = 12;

/**
 * What comments are about, by counting alone: in how many comments each word or pair of neighbouring words stands, whatever
 * its form, without words that say nothing. Phrases of the same comments become one theme. The most frequent first, each
 * under the form that people wrote most often. Anybody can do the count again by hand.
 */
export function findThemes(comments: readonly Comment[]): readonly FoundTheme[] {
  const languages = [...new Set(comments.map(({ language }) => language))].sort();
  return languages
    .flatMap((language) =>
      themesIn(
        comments.filter((one) => one.language === language),
        language,
      ),
    )
    .sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1))
    .slice(0, MOST_THEMES)
    .map(({ language, name, phrases }) => ({ name: { [language]: name }, phrases }));
}

/** The phrase for words that somebody typed; null when nothing of them carries a subject. */
export function phraseOf(words: string, language: Language): Phrase | null {
  const stems = wordsOf(words).map((word) => stem(word, language));
  return stems.length === 0 ? null : { language, words: words.trim(), stem: stems.join(' ') };
}

/** A test of whether a comment has one of the phrases, whatever the form. */
export function matcherOf(phrases: readonly Phrase[]): (comment: Comment) => boolean {
  return ({ language, text }) => {
    const stems = ` ${wordsOf(text)
      .map((word) => stem(word, language))
      .join(' ')} `;
    return phrases.some((phrase) => phrase.language === language && stems.includes(` ${phrase.stem} `));
  };
}

interface Counted {
  readonly stem: string;
  readonly comments: Set<number>;
  /** How often each form was written. */
  readonly forms: Map<string, number>;
}

function themesIn(comments: readonly Comment[], language: Language) {
  const least = Math.max(LEAST_COMMENTS_OF_PHRASE, LEAST_SHARE_OF_PHRASE * comments.length);
  const counted = countPhrases(comments, language);
  const frequent = [...counted.values()]
    .filter((one) => one.comments.size >= least && isPhrase(one, counted))
    .sort((left, right) => right.comments.size - left.comments.size || (left.stem < right.stem ? -1 : 1));
  const themes: Counted[][] = [];
  for (const one of frequent) {
    const home = themes.find(([first]) => first && likeness(first.comments, one.comments) >= ALIKE);
    if (home) home.push(one);
    else themes.push([one]);
  }
  return themes.flatMap((phrases) => {
    // Of the phrases that stand in nearly as many comments as the first, the longest says most: "career path", not "path".
    const most = phrases[0]?.comments.size ?? 0;
    const [named] = phrases
      .filter(({ comments: own }) => own.size >= NEARLY * most)
      .toSorted((left, right) => right.stem.split(' ').length - left.stem.split(' ').length);
    if (!named) return [];
    return {
      language,
      name: usualForm(named),
      count: phrases.reduce((all, one) => all.union(one.comments), new Set<number>()).size,
      phrases: phrases.map((one): Phrase => ({ language, words: usualForm(one), stem: one.stem })),
    };
  });
}

function countPhrases(comments: readonly Comment[], language: Language): ReadonlyMap<string, Counted> {
  const counted = new Map<string, Counted>();
  const note = (words: readonly string[], at: number) => {
    const key = words.map((word) => stem(word, language)).join(' ');
    const one = counted.get(key) ?? { stem: key, comments: new Set(), forms: new Map() };
    one.comments.add(at);
    const form = words.join(' ');
    one.forms.set(form, (one.forms.get(form) ?? 0) + 1);
    counted.set(key, one);
  };
  for (const [at, { text }] of comments.entries()) {
    const words = wordsOf(text);
    for (const [place, word] of words.entries()) {
      if (isStopword(word, language)) continue;
      note([word], at);
      const next = words[place + 1];
      if (next !== undefined && !isStopword(next, language)) note([word, next], at);
    }
  }
  return counted;
}

/** A single word always; a pair when its words mostly come together. */
function isPhrase({ stem: stems, comments }: Counted, counted: ReadonlyMap<string, Counted>): boolean {
  const parts = stems.split(' ');
  if (parts.length === 1) return true;
  const rarer = Math.min(...parts.map((part) => counted.get(part)?.comments.size ?? 0));
  return comments.size >= TOGETHER * rarer;
}

function likeness(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const both = left.intersection(right).size;
  return both / (left.size + right.size - both);
}

function usualForm({ forms }: Counted): string {
  const [most] = [...forms].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1));
  return most?.[0] ?? '';
}
