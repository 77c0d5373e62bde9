import type { Answer, Answers, Item, Questionnaire } from '../contract/item.ts';
import type { ViewName } from '../contract/wave.ts';
import { answerFits, countedValues, isWords, takesWords, wordsFit } from './item.ts';
import { answersAsked } from './skip.ts';

/** What is wrong with the answers of a ballot: the item, and a code of `answers`. */
export interface BallotProblem {
  readonly itemId: string;
  readonly code: string;
}

/** The items that a ballot of a view carries: words in `comment` alone, everything else in all the others. */
export function itemsOfView({ items }: Pick<Questionnaire, 'items'>, view: ViewName): readonly Item[] {
  return items.filter((item) => (view === 'comment' ? takesWords(item) : !isWords(item)));
}

/** What is wrong with a ballot of a view; undefined: it can be counted. */
export function ballotProblem(
  questionnaire: Pick<Questionnaire, 'items'>,
  { view, answers }: { view: ViewName; answers: Answers },
): BallotProblem | undefined {
  const items = new Map(itemsOfView(questionnaire, view).map((item) => [item.id, item]));
  for (const [itemId, answer] of Object.entries(answers)) {
    const item = items.get(itemId);
    const code = item ? problemOf(item, view, answer) : 'unknown_item';
    if (code) return { itemId, code };
  }
  return undefined;
}

function problemOf(item: Item, view: ViewName, answer: Answer): string | null {
  return view === 'comment' ? wordsFit(item, answer) : answerFits(item, answer);
}

/**
 * The answers of a sitting as each ballot carries them: answers to items that are not asked after all are left out. Words
 * beside an answer stand in `words`, by the same item.
 */
export function answersOfView(
  questionnaire: Pick<Questionnaire, 'items'>,
  { view, answers, words }: { view: ViewName; answers: Answers; words: Answers },
): Answers {
  const asked = answersAsked(questionnaire.items, answers);
  const items = itemsOfView(questionnaire, view);
  const given = (item: Item): Answer | undefined =>
    view === 'comment' && !isWords(item) ? words[item.id] : asked[item.id];
  return Object.fromEntries(
    items.flatMap((item) => {
      const answer = given(item);
      return answer === undefined ? [] : [[item.id, answer]];
    }),
  );
}

/** In the place of a value: asked under this label, and left out. */
const SKIPPED = -1;

/** How often each equal answer to an item was given under a label. */
export interface Tally {
  readonly labelId: string;
  readonly itemId: string;
  readonly answer: Answer | null;
  readonly people: number;
}

/** Counters by value: of several equal answers each option once, of what was skipped one under −1. */
export function countersOf(
  items: readonly Item[],
  tallies: readonly Tally[],
): { labelId: string; itemId: string; value: number; people: number }[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const counters = new Map<string, { labelId: string; itemId: string; value: number; people: number }>();
  for (const { labelId, itemId, answer, people } of tallies) {
    const item = byId.get(itemId);
    if (!item) continue;
    for (const value of answer === null ? [SKIPPED] : countedValues(item, answer)) {
      const key = `${labelId} ${itemId} ${value}`;
      const known = counters.get(key) ?? { labelId, itemId, value, people: 0 };
      counters.set(key, { ...known, people: known.people + people });
    }
  }
  return [...counters.values()];
}
