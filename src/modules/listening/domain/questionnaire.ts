import type { Item, Questionnaire, Scale } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';

/** What a wave freezes of a survey. */
export function questionnaireOf(
  surveyId: string,
  { version, content }: { readonly version: number; readonly content: SurveyContent },
): Questionnaire {
  const { kind, title, intro, subject, languages, items } = content;
  return { surveyId, version, kind, title, intro, subject, languages, items };
}

// Rules of thumb, not measurements: about ten simple items a minute, as the product promises, and far longer for words.
const SECONDS: Record<Scale['kind'], number> = {
  agree5: 6,
  agree7: 7,
  score10: 7,
  single: 7,
  multiple: 12,
  ranking: 20,
  slider: 8,
  text: 15,
  comment: 30,
};

/** How long answering everything takes, in seconds; a comment beside an item is left out, as most people leave it out. */
export function secondsToAnswer(items: readonly Pick<Item, 'scale'>[]): number {
  return items.reduce((sum, { scale }) => sum + SECONDS[scale.kind], 0);
}

/** Items that are in both versions of a survey with other words: their figures are one line with a mark on it. */
export function rewordedItems(before: readonly Item[], now: readonly Item[]): string[] {
  const old = new Map(before.map((item) => [item.id, JSON.stringify(sorted(item.text))]));
  return now
    .filter(({ id, text }) => old.has(id) && old.get(id) !== JSON.stringify(sorted(text)))
    .map(({ id }) => id);
}

/** Items that are in both with another scale: their figures could not be drawn on one line, so such an item needs a new id. */
export function rescaledItems(before: readonly Item[], now: readonly Item[]): string[] {
  const old = new Map(before.map(({ id, scale }) => [id, scale]));
  return now.filter(({ id, scale }) => isOther(old.get(id), scale)).map(({ id }) => id);
}

function isOther(before: Scale | undefined, now: Scale): boolean {
  if (!before) return false;
  if (before.kind !== now.kind) return true;
  if (before.kind === 'ranking' && now.kind === 'ranking') return before.places !== now.places;
  return false;
}

const sorted = (text: Item['text']) =>
  Object.entries(text).sort(([left], [right]) => (left < right ? -1 : 1));
