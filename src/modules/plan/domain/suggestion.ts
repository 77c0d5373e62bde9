import { isDay } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { OpenLineKind } from '../contract/line.ts';
import type { SuggestedPart, SuggestionState, TakenPart } from '../contract/suggestion.ts';
import type { Fields } from './ledger.ts';
import { rebased } from './rebase.ts';

/** Which fields of a line people may suggest to have otherwise. */
export const SUGGESTIBLE: Readonly<Record<OpenLineKind, readonly SuggestedPart['field'][]>> = {
  goal: ['sentence', 'byOn'],
  action: ['title', 'description', 'startsOn', 'dueOn'],
};

/** The longest text of a field, as the lines themselves have it. */
const LONGEST: Partial<Record<SuggestedPart['field'], number>> = {
  title: 200,
  sentence: 400,
  description: 3000,
};

export type Fit =
  | { readonly fit: 'fits' | 'rebased'; readonly result: string }
  | { readonly fit: 'stale'; readonly result: null };

/** The text or day that a part speaks of, as the line has it now; null where there is none. */
export function standingValue(part: SuggestedPart, line: Fields): string | null {
  const value = line[part.field];
  if (!('language' in part)) return typeof value === 'string' ? value : null;
  return textsOf(value)[part.language] ?? null;
}

/**
 * How a part stands to the line of today. It fits where nothing changed since; a text that changed elsewhere takes the
 * suggestion beside that; a day that was moved, or the same words, do not.
 */
export function fitOf(part: SuggestedPart, line: Fields): Fit {
  const now = standingValue(part, line);
  if ((now ?? '') === (part.before ?? '')) return { fit: 'fits', result: part.after };
  if (!('language' in part) || now === null) return { fit: 'stale', result: null };
  const result = rebased(part.before, part.after, now);
  return result === undefined || tooLong(part, result)
    ? { fit: 'stale', result: null }
    : { fit: 'rebased', result };
}

export type PartProblem =
  | 'not_suggestible'
  | 'part_twice'
  | 'changes_nothing'
  | 'text_too_long'
  | 'not_as_it_stands';

/** What is wrong with the parts of a new suggestion, or undefined. */
export function problemOfParts(
  kind: OpenLineKind,
  parts: readonly SuggestedPart[],
  line: Fields,
): PartProblem | undefined {
  const keys = new Set(parts.map(keyOf));
  if (keys.size < parts.length) return 'part_twice';
  for (const part of parts) {
    if (!SUGGESTIBLE[kind].includes(part.field)) return 'not_suggestible';
    if (tooLong(part, part.after)) return 'text_too_long';
    if (part.after === part.before) return 'changes_nothing';
    if (fitOf(part, line).fit === 'stale') return 'not_as_it_stands';
  }
  return undefined;
}

export type Taking =
  | { readonly fields: Fields; readonly state: SuggestionState; readonly written: readonly (string | null)[] }
  | {
      readonly problem: 'part_unknown' | 'part_is_stale' | 'text_too_long' | 'not_a_day';
      readonly part: number;
    };

/**
 * What taking some parts writes into the line, in the author's words or the owner's, and what the suggestion becomes:
 * accepted when all of it was taken as it was, partly when less or otherwise, declined when nothing.
 */
export function takingOf(parts: readonly SuggestedPart[], taken: readonly TakenPart[], line: Fields): Taking {
  const written: (string | null)[] = parts.map(() => null);
  let fields: Fields = {};
  for (const { part: index, instead } of taken) {
    const part = parts[index];
    if (!part || written[index] !== null) return { problem: 'part_unknown', part: index };
    const result = instead ?? fitOf(part, line).result;
    if (result === null) return { problem: 'part_is_stale', part: index };
    if (tooLong(part, result)) return { problem: 'text_too_long', part: index };
    if (!('language' in part) && !isDay(result)) return { problem: 'not_a_day', part: index };
    written[index] = result;
    fields = { ...fields, [part.field]: valueWith(part, result, { ...line, ...fields }) };
  }
  const asItWas = taken.length === parts.length && taken.every(({ instead }) => instead === undefined);
  return { fields, written, state: taken.length === 0 ? 'declined' : asItWas ? 'accepted' : 'partly' };
}

function valueWith(part: SuggestedPart, result: string, line: Fields): string | Editions {
  return 'language' in part ? { ...textsOf(line[part.field]), [part.language]: result } : result;
}

const keyOf = (part: SuggestedPart) => `${part.field}/${'language' in part ? part.language : ''}`;

const tooLong = (part: SuggestedPart, text: string) => text.length > (LONGEST[part.field] ?? 10);

// Safe: fields with a language hold editions; the contract wrote them.
const textsOf = (value: unknown): Partial<Record<Language, string>> =>
  typeof value === 'object' && value !== null ? (value as Editions) : {};
