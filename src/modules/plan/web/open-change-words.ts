import { isDay } from '#kernel/calendar.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';
import type { Format } from '#web/ui/format.ts';
import { ACTION_KINDS, ACTION_STATES } from '../contract/line.ts';

export type ChangeSet = Answer<'plan.readChangelog'>['rows'][number];
export type LineChange = ChangeSet['changes'][number];
export type FieldChange = LineChange['fields'][number];

export interface Reader {
  readonly t: Translate;
  readonly format: Format;
  readonly language: Language;
  readonly names: Readonly<Record<string, string>>;
}

/** A value of the log in words; null where there is none or none that a reader would know. */
export function saidValue(
  field: string,
  value: unknown,
  { t, format, language, names }: Reader,
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return format.number(value, 2);
  if (typeof value === 'string') {
    if (isDay(value)) return format.day(value);
    if (field === 'state') return saidFrom(ACTION_STATES, value, (one) => t(`plan:actionStates.${one}`));
    if (field === 'kind') return saidFrom(ACTION_KINDS, value, (one) => t(`plan:kinds.${one}`));
    return field.endsWith('Id') ? (names[value] ?? null) : value;
  }
  if (Array.isArray(value)) {
    const known = value.flatMap((one) => (typeof one === 'string' && names[one] ? [names[one]] : []));
    return known.length > 0 ? format.list(known) : null;
  }
  return editionOf(value, language)?.text ?? null;
}

/** Which edition of a text changed, as the reader can follow it: their language where it changed there, else another. */
export function changedEdition(
  { before, after }: FieldChange,
  language: Language,
): { language: Language; before: string; after: string } | null {
  if (!isText(before) && !isText(after)) return null;
  for (const one of [language, ...LANGUAGES]) {
    const [was, is] = [textIn(before, one), textIn(after, one)];
    if (was !== is) return { language: one, before: was, after: is };
  }
  return null;
}

function editionOf(value: unknown, language: Language): { text: string; language: Language } | null {
  for (const one of [language, ...LANGUAGES]) {
    const text = textIn(value, one);
    if (text !== '') return { text, language: one };
  }
  return null;
}

const isText = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  LANGUAGES.some((one) => one in value);

function textIn(value: unknown, language: Language): string {
  if (typeof value !== 'object' || value === null) return '';
  const text: unknown = Object.entries(value).find(([one]) => one === language)?.[1];
  return typeof text === 'string' ? text : '';
}

function saidFrom<V extends string>(
  known: readonly V[],
  value: string,
  say: (one: V) => string,
): string | null {
  const found = known.find((one) => one === value);
  return found ? say(found) : null;
}
