import { LANGUAGES } from '#kernel/language.ts';
import { type Fields, isSame } from './ledger.ts';

export interface Merged {
  /** What of mine is still to be written on top of theirs; empty when they wrote the same. */
  readonly fields: Record<string, unknown>;
  /** Fields that both changed, each otherwise: somebody has to choose. */
  readonly clashes: readonly string[];
}

/** Fields that hold a text with an edition per language, which are merged language by language. */
const TEXTS: readonly string[] = ['title', 'description', 'sentence', 'purpose', 'name', 'unitLabel'];

/**
 * Joins what two people changed on one line since `base`: a three-way merge over fields, and over the languages of a
 * text. What only one of them touched is kept; where both wrote the same there is nothing left to do.
 */
export function mergeEdits(base: Fields, { mine, theirs }: { mine: Fields; theirs: Fields }): Merged {
  const fields: Record<string, unknown> = {};
  const clashes: string[] = [];
  for (const [name, wanted] of Object.entries(mine)) {
    const [was, stands] = [base[name], theirs[name]];
    if (isSame(wanted, stands)) continue;
    const joined = isSame(was, stands) ? wanted : joinedText(name, { was, wanted, stands });
    if (joined === undefined) clashes.push(name);
    else fields[name] = joined;
  }
  return { fields, clashes };
}

/** Both texts in one, when they were written in different languages; undefined when they cannot be joined. */
function joinedText(
  name: string,
  { was, wanted, stands }: { was: unknown; wanted: unknown; stands: unknown },
): Fields | undefined {
  if (!TEXTS.includes(name) || !isRecord(wanted) || !isRecord(stands)) return undefined;
  const before = isRecord(was) ? was : {};
  const joined: Record<string, unknown> = {};
  for (const language of LANGUAGES) {
    const [old, mine, theirs] = [before[language], wanted[language], stands[language]];
    if (!isSame(old, mine) && !isSame(old, theirs) && !isSame(mine, theirs)) return undefined;
    const text = isSame(old, mine) ? theirs : mine;
    if (text !== undefined) joined[language] = text;
  }
  return joined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
