import { wordHash } from '#kernel/disclosure/word-hash.ts';
import type { Language } from '#kernel/language.ts';
import { baseForms } from './free-text-forms.ts';
import { CALENDAR, ORDINARY } from './free-text-ordinary.ts';
import { PATTERNS } from './free-text-patterns.ts';
import { LONGEST_TITLE, type Word, wordsOf } from './free-text-words.ts';

/** What in a text points at one person. */
export type FreeTextKind = 'name' | 'title' | 'email' | 'phone' | 'id' | 'only-one';

export interface FreeTextNotice {
  readonly kind: FreeTextKind;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The names and rare titles of the directory, as hashes: what a device can look words up in without having the words. */
export interface NameList {
  readonly hasName: (folded: string) => boolean;
  /** Titles of which fewer than k people are. */
  readonly hasTitle: (phrase: string) => boolean;
}

/** The list for those who got none (a kiosk, or before it was loaded): only patterns are found then. */
export const NO_NAMES: NameList = { hasName: () => false, hasTitle: () => false };

/** A list from the hashes of `wordHash` with their salt; remembers what it looked up, because people type letter by letter. */
export function nameList(hashes: {
  readonly salt: string;
  readonly names: Iterable<number>;
  readonly titles: Iterable<number>;
}): NameList {
  const look = (all: ReadonlySet<number>) => {
    const known = new Map<string, boolean>();
    return (word: string) => {
      const found = known.get(word) ?? all.has(wordHash(hashes.salt, word));
      if (known.size > MOST_REMEMBERED) known.clear();
      known.set(word, found);
      return found;
    };
  };
  return { hasName: look(new Set(hashes.names)), hasTitle: look(new Set(hashes.titles)) };
}

const MOST_REMEMBERED = 50_000;

/** `nameList` from the answer of `readNameHashes`. */
export function unpackedNameList(answer: {
  readonly salt: string;
  readonly names: string;
  readonly titles: string;
}): NameList {
  const unpack = (base64: string) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(4 * at));
  };
  return nameList({ salt: answer.salt, names: unpack(answer.names), titles: unpack(answer.titles) });
}

/**
 * What the writer should look at before sending: names of the directory in any Finnish, English or Spanish form, rare job
 * titles, e-mail addresses, telephone numbers, identity codes, and «I am the only …». In the order of the text, not
 * overlapping. It points out; whether something stays is the writer's decision, and nothing of it leaves the device.
 */
export function freeTextNotices(
  text: string,
  { list, language }: { list: NameList; language: Language },
): readonly FreeTextNotice[] {
  const found: FreeTextNotice[] = [];
  for (const { kind, find } of PATTERNS) {
    for (const match of text.matchAll(find)) {
      const matched = match[0].trimEnd();
      found.push({ kind, from: match.index, to: match.index + matched.length, text: matched });
    }
  }
  const words = wordsOf(text);
  found.push(...titlesIn(words, text, list), ...namesIn(words, { list, language }));
  return withoutOverlaps(found);
}

function titlesIn(words: readonly Word[], text: string, list: NameList): FreeTextNotice[] {
  const found: FreeTextNotice[] = [];
  for (const [at, first] of words.entries()) {
    for (let length = Math.min(LONGEST_TITLE, words.length - at); length > 0; length--) {
      const part = words.slice(at, at + length);
      const last = part.at(-1);
      if (!last || !isTitle(part, last, list)) continue;
      found.push({ kind: 'title', from: first.from, to: last.to, text: text.slice(first.from, last.to) });
      break;
    }
  }
  return found;
}

/** Only the last word of a title is looked at in its forms: the others stand still, or the title has one word. */
function isTitle(part: readonly Word[], last: Word, list: NameList): boolean {
  const head = part.slice(0, -1).map(({ folded }) => folded);
  return [...baseForms(last.folded)].some((form) => list.hasTitle([...head, form].join(' ')));
}

function namesIn(
  words: readonly Word[],
  { list, language }: { list: NameList; language: Language },
): FreeTextNotice[] {
  const readings = words.map((word) => readName(word, { list, language }));
  return words.flatMap((word, at): FreeTextNotice[] => {
    const isBesideName = isName(readings[at - 1]) || isName(readings[at + 1]);
    const reading = readings[at];
    const counts = reading === 'surely' || (isName(reading) && isBesideName && isCapital(word));
    return counts ? [{ kind: 'name', from: word.from, to: word.to, text: word.text }] : [];
  });
}

type Reading = 'no' | 'perhaps' | 'surely';

const isName = (reading: Reading | undefined) => reading === 'surely' || reading === 'perhaps';

/** «perhaps»: also an ordinary word where it stands, so that it counts only beside another name. */
function readName(word: Word, { list, language }: { list: NameList; language: Language }): Reading {
  const capital = isCapital(word);
  if (word.folded.length < 3 && (!capital || word.text === word.text.toUpperCase())) return 'no';
  const forms = capital || language === 'fi' ? baseForms(word.folded) : plainForms(word.folded);
  const names = [...forms].filter((form) => form.length > 1 && list.hasName(form));
  if (names.length === 0) return 'no';
  const isPlain = names.every((name) => ORDINARY.has(name) || name.length < 3 || ORDINARY.has(word.folded));
  if (names.every((name) => CALENDAR.has(name))) return 'perhaps';
  if (!isPlain) return 'surely';
  return capital && !word.startsSentence ? 'surely' : 'perhaps';
}

/** In lower case outside Finnish a cut-off ending would make a name of many a word: «even» is not Eve. */
function plainForms(folded: string): ReadonlySet<string> {
  return new Set([folded]);
}

function isCapital({ text }: Word): boolean {
  const first = text[0] ?? '';
  return first !== first.toLowerCase();
}

/** The first of those that overlap, the longer one where two begin together; names side by side become one. */
function withoutOverlaps(found: readonly FreeTextNotice[]): readonly FreeTextNotice[] {
  const kept: FreeTextNotice[] = [];
  for (const notice of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (!last || notice.from >= last.to) kept.push(notice);
  }
  return kept;
}
