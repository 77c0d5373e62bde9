import type { Language } from '#kernel/language.ts';
import type { RichText } from '#kernel/rich-text.ts';
import { paragraphsOf, words } from '#kernel/rich-text-plain.ts';
import { sentences } from './readability.ts';

/**
 * Words that are spoken in a minute, calmly, to people who stand in a hall: a judgement and no law. Speech in English and
 * Spanish is near 150 words a minute; Finnish puts into one word what they put into one and a half. Less a fifth for pauses.
 */
const WORDS_A_MINUTE: Record<Language, number> = { en: 120, es: 120, fi: 88 };

interface Spoken {
  readonly language: Language;
  readonly title: string;
  readonly summary: string | null;
  readonly doc: RichText;
  /** What changes for those who listen; null: nothing. */
  readonly changes: string | null;
}

export interface HuddleScript {
  readonly lines: readonly string[];
  readonly words: number;
  readonly seconds: number;
  /** Not everything fitted into the minute; the rest is to be read. */
  readonly shortened: boolean;
}

/**
 * What a foreman says in a minute: the news, what changes for those who listen, then the text from its beginning, sentence
 * by sentence, for as long as the minute lasts. What changes is never left out.
 */
export function huddleScript({ language, title, summary, doc, changes }: Spoken): HuddleScript {
  const limit = WORDS_A_MINUTE[language];
  const first = [ended(title), ...(summary ? [ended(summary)] : []), ...(changes ? [ended(changes)] : [])];
  const rest = paragraphsOf(doc).flatMap(sentences);
  const lines = [...first];
  let spoken = words(lines.join(' '));
  let taken = 0;
  for (const sentence of rest) {
    const length = words(sentence);
    if (spoken + length > limit) break;
    lines.push(sentence);
    spoken += length;
    taken += 1;
  }
  const seconds = Math.round((spoken / limit) * 60);
  return { lines, words: spoken, seconds, shortened: taken < rest.length };
}

/** Longest text that Slack and Teams show without folding it away. */
const CHAT_CHARACTERS = 700;

/** The piece as a message in a chat: title, one line, what changes, the address; cut between sentences where it is long. */
export function chatText(
  { title, summary, doc, changes }: Omit<Spoken, 'language'>,
  { address, changesWord }: { address: string; changesWord: string },
): string {
  const head = [title, ...(summary ? [summary] : []), ...(changes ? [`${changesWord}: ${changes}`] : [])];
  const room = CHAT_CHARACTERS - [...head, address].join('\n\n').length;
  const body = fitting(paragraphsOf(doc).flatMap(sentences), room - 2);
  return [...head, ...(body === '' ? [] : [body]), address].join('\n\n');
}

function fitting(all: readonly string[], room: number): string {
  let text = '';
  for (const sentence of all) {
    const longer = text === '' ? sentence : `${text} ${sentence}`;
    if (longer.length > room) break;
    text = longer;
  }
  return text;
}

const ended = (text: string) => (/[.!?…]["»”]?$/.test(text) ? text : `${text}.`);
