import type { Answer, Answers, Condition, ConditionTest, Item } from '../contract/item.ts';

/**
 * The items that are asked after these answers, in order. A condition sees only items that were asked themselves, so that
 * an answer given before somebody went back and changed their mind opens nothing. The same rule in browser and ballot box.
 */
export function askedItems(items: readonly Item[], answers: Answers): Item[] {
  const seen = new Map<string, Answer | undefined>();
  const asked: Item[] = [];
  for (const item of items) {
    if (item.when && !holds(item.when, seen)) continue;
    asked.push(item);
    seen.set(item.id, answers[item.id]);
  }
  return asked;
}

/** The answers without those to items that are no longer asked. */
export function answersAsked(items: readonly Item[], answers: Answers): Answers {
  const asked = new Set(askedItems(items, answers).map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([itemId]) => asked.has(itemId)));
}

/** Why a condition cannot stand; translated under `conditions.<code>`. */
export type ConditionProblem =
  | 'looks_ahead'
  | 'item_gone'
  | 'looks_at_words'
  | 'no_such_option'
  | 'not_a_scale';

/** What is wrong with the condition of each item, by its id. */
export function conditionProblems(items: readonly Item[]): Map<string, ConditionProblem> {
  const problems = new Map<string, ConditionProblem>();
  items.forEach((item, at) => {
    for (const test of item.when?.tests ?? []) {
      const problem = testProblem(test, { items, at });
      if (problem) problems.set(item.id, problem);
    }
  });
  return problems;
}

function holds({ join, tests }: Condition, seen: ReadonlyMap<string, Answer | undefined>): boolean {
  const passes = (test: ConditionTest) => passesTest(test, seen);
  return join === 'all' ? tests.every(passes) : tests.some(passes);
}

function passesTest(test: ConditionTest, seen: ReadonlyMap<string, Answer | undefined>): boolean {
  const answer = seen.get(test.itemId);
  switch (test.is) {
    case 'at_least':
      return typeof answer === 'number' && answer >= test.value;
    case 'at_most':
      return typeof answer === 'number' && answer <= test.value;
    case 'any_of':
      return codesOf(answer).some((code) => test.codes.includes(code));
    case 'none_of':
      return answer !== undefined && !codesOf(answer).some((code) => test.codes.includes(code));
    case 'answered':
      return answer !== undefined;
    case 'skipped':
      return seen.has(test.itemId) && answer === undefined;
  }
}

const codesOf = (answer: Answer | undefined): readonly number[] =>
  typeof answer === 'number' ? [answer] : Array.isArray(answer) ? answer : [];

function testProblem(
  test: ConditionTest,
  { items, at }: { items: readonly Item[]; at: number },
): ConditionProblem | null {
  const place = items.findIndex(({ id }) => id === test.itemId);
  const asked = items[place];
  if (!asked) return 'item_gone';
  if (place >= at) return 'looks_ahead';
  const { scale } = asked;
  if (scale.kind === 'text' || scale.kind === 'comment') return 'looks_at_words';
  if (test.is === 'at_least' || test.is === 'at_most') return 'options' in scale ? 'not_a_scale' : null;
  if (test.is !== 'any_of' && test.is !== 'none_of') return null;
  if (!('options' in scale)) return null;
  const known = scale.options.map(({ code }) => code);
  return test.codes.every((code) => known.includes(code)) ? null : 'no_such_option';
}
