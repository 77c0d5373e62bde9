import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { type Answer, type Item, item as itemSchema } from '../contract/item.ts';
import {
  answerFits,
  countedValues,
  isFavourable,
  missingLanguages,
  possibleValues,
  rankedAs,
} from './item.ts';
import { asksTheSame, bankItemOf, ITEM_BANK, itemFromBank, searchBank, withHonestKey } from './item-bank.ts';
import { answersAsked, askedItems, conditionProblems } from './skip.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const text = (words: string) => ({ en: words, fi: words, es: words });
const options = (...codes: number[]) => codes.map((code) => ({ code, text: text(`option ${code}`) }));
const item = (n: number, facts: object = {}): Item =>
  itemSchema.parse({ id: uuid(n), text: text(`Item ${n}`), scale: { kind: 'agree5' }, ...facts });

describe('an answer fits its item', () => {
  const agree = item(1);
  const multiple = item(2, { scale: { kind: 'multiple', options: options(3, 7, 9), most: 2 } });
  const ranking = item(3, { scale: { kind: 'ranking', options: options(1, 2, 3), places: 2 } });
  const slider = item(4, { scale: { kind: 'slider', left: text('calm'), right: text('wild') } });
  const words = item(5, { scale: { kind: 'text' } });

  test.each<[string, Item, Answer, string | null]>([
    ['a place on the scale', agree, 5, null],
    ['a place beyond it', agree, 6, 'off_the_scale'],
    ['words to a scale', agree, 'very much', 'not_a_number'],
    ['a slider between two places', slider, 52, 'off_the_scale'],
    ['a slider at a place', slider, 55, null],
    ['options in any order', multiple, [9, 3], null],
    ['one option too many', multiple, [9, 3, 7], 'too_many_options'],
    ['an option that is not there', multiple, [4], 'unknown_option'],
    ['an option twice', multiple, [9, 9], 'option_twice'],
    ['no option at all', multiple, [], 'too_few_options'],
    ['a ranking with a place left open', ranking, [2], 'too_few_options'],
    ['a ranking', ranking, [2, 1], null],
    ['a number for words', words, 3, 'not_words'],
    ['words beyond the line', words, 'x'.repeat(141), 'too_long'],
    ['words', words, 'More light.', null],
  ])('%s', (_name, asked, answer, problem) => {
    expect(answerFits(asked, answer)).toBe(problem);
  });

  test('whatever fits is counted under values that a distribution shows, and nothing else is', () => {
    const scales = [agree, multiple, ranking, slider];
    const answers = fc.oneof(
      fc.integer({ min: -5, max: 105 }),
      fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...scales), answers, (asked, answer) => {
        if (answerFits(asked, answer)) return;
        const possible = possibleValues(asked);
        const counted = countedValues(asked, answer);
        expect(counted.length).toBeGreaterThan(0);
        for (const value of counted) expect(possible).toContain(value);
      }),
    );
  });

  test('a ranking is counted by option and place', () => {
    expect(countedValues(ranking, [2, 1]).map(rankedAs)).toEqual([
      { code: 2, place: 1 },
      { code: 1, place: 2 },
    ]);
  });

  test('favourable is the good end, whichever that is, and never the middle', () => {
    const low = { ...agree, favourable: 'low' as const };
    const high = { ...agree, favourable: 'high' as const };
    expect([1, 2, 3, 4, 5].map((value) => isFavourable(high, value))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect([1, 2, 3, 4, 5].map((value) => isFavourable(low, value))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const score = item(6, { scale: { kind: 'score10' }, favourable: 'high' });
    expect([8, 9].map((value) => isFavourable(score, value))).toEqual([false, true]);
    expect(isFavourable(agree, 5)).toBeNull();
  });
});

describe('conditions', () => {
  const first = item(1);
  const why = item(2, {
    scale: { kind: 'comment' },
    when: { join: 'all', tests: [{ itemId: uuid(1), is: 'at_most', value: 2 }] },
  });
  const more = item(3, {
    scale: { kind: 'single', options: options(1, 2) },
    when: {
      join: 'any',
      tests: [
        { itemId: uuid(1), is: 'skipped' },
        { itemId: uuid(1), is: 'at_least', value: 4 },
      ],
    },
  });
  const last = item(4, { when: { join: 'all', tests: [{ itemId: uuid(3), is: 'any_of', codes: [2] }] } });
  const items = [first, why, more, last];
  const asked = (answers: Record<string, Answer>) =>
    askedItems(items, answers).map(({ id }) => Number(id.slice(-1)));

  test.each<[string, Record<string, Answer>, number[]]>([
    ['a low answer is asked why', { [uuid(1)]: 1 }, [1, 2]],
    ['a high one is asked more', { [uuid(1)]: 5 }, [1, 3]],
    ['who skips is asked more too', {}, [1, 3]],
    ['one condition leads to the next', { [uuid(1)]: 5, [uuid(3)]: 2 }, [1, 3, 4]],
    ['an answer that is no longer asked for opens nothing', { [uuid(1)]: 1, [uuid(3)]: 2 }, [1, 2]],
  ])('%s', (_name, answers, numbers) => {
    expect(asked(answers)).toEqual(numbers);
  });

  test('leaving out what is not asked is settled at once: doing it again changes nothing', () => {
    const answer = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(answer, { minLength: 4, maxLength: 4 }), (given) => {
        const answers = Object.fromEntries(
          given.flatMap((value, at) => (value === undefined ? [] : [[uuid(at + 1), value]])),
        );
        const once = answersAsked(items, answers);
        expect(answersAsked(items, once)).toEqual(once);
        expect(askedItems(items, once)).toEqual(askedItems(items, answers));
      }),
    );
  });

  test('a condition that looks ahead, at words or at nothing is named', () => {
    const looks = (itemId: string) => ({ join: 'all', tests: [{ itemId, is: 'answered' }] });
    const wrong = [
      item(1, { when: looks(uuid(2)) }),
      item(2, { scale: { kind: 'comment' } }),
      item(3, { when: looks(uuid(2)) }),
      item(4, { when: looks(uuid(9)) }),
    ];
    expect([...conditionProblems(wrong).values()]).toEqual(['looks_ahead', 'looks_at_words', 'item_gone']);
  });
});

describe('the item bank', () => {
  test('has at least forty items, each with its own key, in three languages, with source and licence', () => {
    expect(ITEM_BANK.length).toBeGreaterThanOrEqual(40);
    expect(new Set(ITEM_BANK.map(({ bankKey }) => bankKey)).size).toBe(ITEM_BANK.length);
    for (const one of ITEM_BANK) {
      expect(missingLanguages(one, LANGUAGES), one.bankKey).toEqual([]);
      expect(one.source.name).not.toBe('');
      expect(one.licence).toMatch(/Open Government Licence v3\.0|public domain|Apache-2\.0/);
    }
  });

  test('no translation was forgotten: each language says it in its own words', () => {
    for (const { text: words, bankKey } of ITEM_BANK)
      expect(new Set(Object.values(words)).size, bankKey).toBe(3);
  });

  test('is searched in any language', () => {
    expect(searchBank([], 'esihenkilöni kuuntelee').map(({ bankKey }) => bankKey)).toEqual([
      'fevs.supervisor_listens',
    ]);
    expect(searchBank(['pride'], '').every((one) => one.construct === 'pride')).toBe(true);
  });

  test('an item loses its key with its words, and keeps it through a change of its help', () => {
    const original = bankItemOf('csps.proud');
    const asked = itemFromBank(original ?? ITEM_BANK[0] ?? failed(), uuid(1));
    expect(withHonestKey({ ...asked, help: text('Think of last month.') }).bankKey).toBe('csps.proud');
    expect(withHonestKey({ ...asked, text: { ...asked.text, en: 'I am proud.' } }).bankKey).toBeNull();
    expect(withHonestKey({ ...asked, scale: { kind: 'agree7' } }).bankKey).toBeNull();
    expect(withHonestKey({ ...asked, construct: 'fear' }).construct).toBe('pride');
    expect(asksTheSame(asked, JSON.parse(JSON.stringify(asked)))).toBe(true);
  });
});

const failed = (): never => {
  throw new Error('The bank is empty.');
};
