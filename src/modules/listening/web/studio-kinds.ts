import { type Editions, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Role } from '#kernel/roles.ts';
import { useMe } from '#web/session.ts';
import type { Construct, ScaleKind, SurveyKind } from '../contract/item.ts';

// The lists of the contract, without its schemas: those stay out of the browser.
export const KINDS = [
  'survey',
  'pulse',
  'enps',
  'mood',
  'probe',
  'vote',
  'session',
] as const satisfies readonly SurveyKind[];

export const SCALES = [
  'agree5',
  'agree7',
  'score10',
  'single',
  'multiple',
  'ranking',
  'slider',
  'text',
  'comment',
] as const satisfies readonly ScaleKind[];

export const CONSTRUCT_LIST = [
  'trust',
  'pride',
  'fairness',
  'manager',
  'alignment',
  'wellbeing',
  'understanding',
  'fear',
  'engagement',
  'recommendation',
  'team',
  'growth',
  'resources',
] as const satisfies readonly Construct[];

const PLANNERS: readonly Role[] = ['planner', 'leader', 'admin'];

/** Whether the reader plans surveys, as far as the browser knows; the server asks again. */
export function usePlansSurveys(): boolean {
  return useMe().grants.some(({ role, unitId }) => unitId === null && PLANNERS.includes(role));
}

/** A text with the words of one language replaced; a language without words is not in it. */
export function withText(text: Editions | null, language: Language, words: string): Editions {
  const { [language]: _before, ...others } = text ?? {};
  const all: Editions = words.trim() === '' ? others : { ...others, [language]: words };
  return Object.fromEntries(LANGUAGES.flatMap((one) => (all[one] ? [[one, all[one]]] : [])));
}

/** Whether nothing is written in any language. */
export const isBlank = (text: Editions | null): boolean => Object.values(text ?? {}).every((words) => !words);
