import type { Language } from '#kernel/language.ts';
import {
  type Answer,
  type Item,
  MOST_COMMENT,
  MOST_TEXT,
  type Option,
  type Scale,
  type ScaleKind,
  SLIDER_STEP,
} from '../contract/item.ts';

/** Why an answer is not one to its item; translated under `answers.<code>`. */
export type AnswerProblem =
  | 'not_a_number'
  | 'off_the_scale'
  | 'not_a_choice'
  | 'unknown_option'
  | 'option_twice'
  | 'too_many_options'
  | 'too_few_options'
  | 'not_words'
  | 'too_long';

/** The lowest and highest place of a scale of places, and the distance between two. Null: options or words. */
export function placesOf({ kind }: Scale): { low: number; high: number; step: number } | null {
  switch (kind) {
    case 'agree5':
      return { low: 1, high: 5, step: 1 };
    case 'agree7':
      return { low: 1, high: 7, step: 1 };
    case 'score10':
      return { low: 0, high: 10, step: 1 };
    case 'slider':
      return { low: 0, high: 100, step: SLIDER_STEP };
    default:
      return null;
  }
}

/** The options of a scale that has some. */
export const optionsOf = (scale: Scale): readonly Option[] => ('options' in scale ? scale.options : []);

/** Whether it is answered in words: such answers travel in the comment ballot, never beside others. */
export const isWords = ({ scale }: Pick<Item, 'scale'>): boolean =>
  scale.kind === 'text' || scale.kind === 'comment';

/** Whether words may come with it: its answer, or what is written beside it. */
export const takesWords = (item: Pick<Item, 'scale' | 'comment'>): boolean => isWords(item) || item.comment;

/** What is wrong with an answer to an item; null when it fits. The same rule in the browser and in the ballot box. */
export function answerFits({ scale }: Pick<Item, 'scale'>, answer: Answer): AnswerProblem | null {
  const places = placesOf(scale);
  if (places) {
    if (typeof answer !== 'number') return 'not_a_number';
    const onScale =
      answer >= places.low && answer <= places.high && (answer - places.low) % places.step === 0;
    return onScale ? null : 'off_the_scale';
  }
  switch (scale.kind) {
    case 'single':
      if (typeof answer !== 'number') return 'not_a_choice';
      return hasOption(scale.options, answer) ? null : 'unknown_option';
    case 'multiple':
      return choiceProblem(answer, { options: scale.options, least: 1, most: scale.most });
    case 'ranking': {
      const places = Math.min(scale.places, scale.options.length);
      return choiceProblem(answer, { options: scale.options, least: places, most: places });
    }
    default:
      return wordsProblem(answer, scale.kind === 'text' ? MOST_TEXT : MOST_COMMENT);
  }
}

/** What is wrong with words written beside the answer to an item. */
export function wordsFit(item: Pick<Item, 'scale' | 'comment'>, words: Answer): AnswerProblem | null {
  if (!takesWords(item)) return 'not_a_number';
  return wordsProblem(words, item.scale.kind === 'text' ? MOST_TEXT : MOST_COMMENT);
}

/**
 * The values under which a fitting answer is counted: the place or code; each chosen code; for a ranking 100 × code +
 * place, so that its counters tell how often an option stood where. Words are not counted.
 */
export function countedValues({ scale }: Pick<Item, 'scale'>, answer: Answer): readonly number[] {
  if (typeof answer === 'number') return [answer];
  if (typeof answer === 'string') return [];
  return scale.kind === 'ranking' ? answer.map((code, at) => rankingValue(code, at + 1)) : answer;
}

const rankingValue = (code: number, place: number) => 100 * code + place;

/** The option and its place (from 1) that a counted value of a ranking stands for. */
export const rankedAs = (value: number): { code: number; place: number } => ({
  code: Math.floor(value / 100),
  place: value % 100,
});

/** Every value that can be counted for an item, in the order of its scale: what a distribution shows, zeros included. */
export function possibleValues({ scale }: Pick<Item, 'scale'>): readonly number[] {
  const places = placesOf(scale);
  if (places)
    return Array.from(
      { length: (places.high - places.low) / places.step + 1 },
      (_, at) => places.low + at * places.step,
    );
  const codes = optionsOf(scale).map(({ code }) => code);
  if (scale.kind !== 'ranking') return codes;
  const last = Math.min(scale.places, codes.length);
  return codes.flatMap((code) => Array.from({ length: last }, (_, at) => rankingValue(code, at + 1)));
}

/**
 * Whether a place of an item counts as favourable: the upper two of five, upper three of seven, 9 and 10 of 0–10 (the
 * promoters of an eNPS), the outer 30 of a slider on the good side; mirrored where low is good. Null: no good side.
 */
export function isFavourable(item: Pick<Item, 'scale' | 'favourable'>, value: number): boolean | null {
  const places = placesOf(item.scale);
  if (!places || item.favourable === null) return null;
  const upward = item.favourable === 'high' ? value : places.low + places.high - value;
  return upward >= (FAVOURABLE_FROM[item.scale.kind] ?? places.high);
}

// Five points as the UK Civil Service People Survey counts "agree" and "strongly agree"; 0–10 as eNPS counts promoters.
const FAVOURABLE_FROM: Partial<Record<ScaleKind, number>> = { agree5: 4, agree7: 5, score10: 9, slider: 70 };

/** The languages in which some text of an item is missing. */
export function missingLanguages(
  item: Pick<Item, 'text' | 'help' | 'scale'>,
  languages: readonly Language[],
): Language[] {
  const { scale } = item;
  const texts = [
    item.text,
    ...(item.help ? [item.help] : []),
    ...optionsOf(scale).map(({ text }) => text),
    ...(scale.kind === 'slider' ? [scale.left, scale.right] : []),
    ...(scale.kind === 'score10' ? [scale.lowest, scale.highest].filter((text) => text !== null) : []),
  ];
  return languages.filter((language) => texts.some((text) => !text[language]));
}

const hasOption = (options: readonly Option[], code: number) => options.some((one) => one.code === code);

function choiceProblem(
  answer: Answer,
  { options, least, most }: { options: readonly Option[]; least: number; most: number },
): AnswerProblem | null {
  if (!Array.isArray(answer)) return 'not_a_choice';
  if (!answer.every((code) => hasOption(options, code))) return 'unknown_option';
  if (new Set(answer).size < answer.length) return 'option_twice';
  if (answer.length > most) return 'too_many_options';
  return answer.length < least ? 'too_few_options' : null;
}

function wordsProblem(words: Answer, most: number): AnswerProblem | null {
  if (typeof words !== 'string' || words.trim() === '') return 'not_words';
  return words.length > most ? 'too_long' : null;
}
