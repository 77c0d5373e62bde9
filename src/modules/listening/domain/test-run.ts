import type { Answers, Item } from '../contract/item.ts';
import type { TestRun } from '../contract/survey.ts';
import { type AnswerProblem, answerFits, countedValues, isWords } from './item.ts';
import { answersAsked, askedItems } from './skip.ts';

/**
 * What ballots would become if they were cast: what is refused, what is left out because it is not asked after all, and
 * what closing would count. The rules are those of the ballot box; nothing here is kept.
 */
export function tryOut(items: readonly Item[], ballots: readonly Answers[]): TestRun {
  const judged = ballots.map((answers) => judge(items, answers));
  const sound = judged.filter(({ problems }) => problems.length === 0).map(({ kept }) => kept);
  return {
    ballots: judged.map(({ kept: _, ...told }) => told),
    counters: items.filter((item) => !isWords(item)).map((item) => count(item, sound)),
    words: sound.flatMap((answers) => items.filter((item) => isWords(item) && answers[item.id] !== undefined))
      .length,
  };
}

function judge(items: readonly Item[], answers: Answers) {
  const known = new Set(items.map(({ id }) => id));
  const kept = answersAsked(items, answers);
  const problems: { itemId: string; code: AnswerProblem | 'unknown_item' }[] = [];
  for (const itemId of Object.keys(answers))
    if (!known.has(itemId)) problems.push({ itemId, code: 'unknown_item' });
  for (const item of items) {
    const answer = kept[item.id];
    const code = answer === undefined ? null : answerFits(item, answer);
    if (code) problems.push({ itemId: item.id, code });
  }
  return {
    asked: askedItems(items, answers).map(({ id }) => id),
    dropped: Object.keys(answers).filter((itemId) => known.has(itemId) && !(itemId in kept)),
    problems,
    kept,
  };
}

function count(item: Item, ballots: readonly Answers[]): TestRun['counters'][number] {
  const answered = ballots.flatMap((answers) => {
    const answer = answers[item.id];
    return answer === undefined ? [] : [countedValues(item, answer)];
  });
  const counts = Map.groupBy(answered.flat(), (value) => value);
  return {
    itemId: item.id,
    people: answered.length,
    counts: [...counts]
      .map(([value, of]) => ({ value, people: of.length }))
      .sort((left, right) => left.value - right.value),
  };
}
