import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { SuggestedPart } from '../contract/suggestion.ts';
import type { OpenLine } from './open-words.ts';

type TextField = 'title' | 'description' | 'sentence';
type DayField = 'startsOn' | 'dueOn' | 'byOn';

/** A line as somebody writes in it. */
export interface Draft extends Record<string, unknown> {
  readonly texts: Record<string, Record<Language, string>>;
  readonly days: Record<string, string>;
  readonly why: string;
  readonly named: boolean;
}

/** Which texts of a line can be suggested otherwise; a goal is its sentence. */
export const textFieldsOf = (line: Pick<OpenLine, 'action'>): readonly TextField[] =>
  line.action ? ['title', 'description'] : ['sentence'];

/** Its days with what they are now. */
export const daysOf = ({
  action,
  goal,
}: Pick<OpenLine, 'action' | 'goal'>): readonly (readonly [DayField, string | null])[] =>
  action
    ? [
        ['startsOn', action.startsOn],
        ['dueOn', action.dueOn],
      ]
    : [['byOn', goal?.byOn ?? null]];

/** The line as it stands, to be written in. */
export function draftOf(line: Pick<OpenLine, 'action' | 'goal' | 'texts'>): Draft {
  return {
    texts: Object.fromEntries(
      textFieldsOf(line).map((field) => [
        field,
        { en: standing(line, field, 'en'), fi: standing(line, field, 'fi'), es: standing(line, field, 'es') },
      ]),
    ),
    days: Object.fromEntries(daysOf(line).map(([field, day]) => [field, day ?? ''])),
    why: '',
    named: true,
  };
}

/** What differs from the line: a part per text and language, and per day. What is left empty is not suggested away. */
export function partsOf(
  { texts, days }: Draft,
  line: Pick<OpenLine, 'action' | 'goal' | 'texts'>,
): SuggestedPart[] {
  const written = textFieldsOf(line).flatMap((field) =>
    LANGUAGES.flatMap((language): SuggestedPart[] => {
      const before = standing(line, field, language);
      const after = (texts[field]?.[language] ?? '').trim();
      return after === '' || after === before.trim() ? [] : [{ field, language, before, after }];
    }),
  );
  const moved = daysOf(line).flatMap(([field, before]): SuggestedPart[] => {
    const after = days[field] ?? '';
    return after === '' || after === before ? [] : [{ field, before, after }];
  });
  return [...written, ...moved];
}

const standing = ({ texts }: Pick<OpenLine, 'texts'>, field: TextField, language: Language): string =>
  texts[field]?.[language] ?? '';
