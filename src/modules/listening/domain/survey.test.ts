import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Item, item as itemSchema, questionnaire } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';
import { questionnaireOf, rescaledItems, rewordedItems, secondsToAnswer } from './questionnaire.ts';
import { roundBegun } from './rhythm.ts';
import { drawPeople, sampleSize } from './sampling.ts';
import { missingIn } from './survey.ts';
import { startItems } from './survey-start.ts';
import { tryOut } from './test-run.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const text = (words: string) => ({ en: words, fi: words, es: words });
const options = (...codes: number[]) => codes.map((code) => ({ code, text: text(`option ${code}`) }));
const item = (n: number, facts: object = {}): Item =>
  itemSchema.parse({ id: uuid(n), text: text(`Item ${n}`), scale: { kind: 'agree5' }, ...facts });

describe('what a survey lacks', () => {
  const content = (facts: Partial<SurveyContent>): SurveyContent => ({
    kind: 'survey',
    title: text('Autumn'),
    intro: null,
    audienceId: null,
    subject: null,
    languages: ['en', 'fi', 'es'],
    items: [item(1)],
    rhythm: null,
    ...facts,
  });
  const lacks = (facts: Partial<SurveyContent>) => missingIn(content(facts), { itemsPerFortnight: 15 });
  const rhythm = { everyDays: 14, firstOn: '2026-12-01', openDays: 7, sharePercent: 25 };

  test.each<[string, Partial<SurveyContent>, object[]]>([
    ['nothing', {}, []],
    ['items', { items: [] }, [{ code: 'no_items' }]],
    [
      'a title in Spanish',
      { title: { en: 'Autumn', fi: 'Syksy' } },
      [{ code: 'edition_missing', part: 'title', languages: ['es'] }],
    ],
    [
      'an option in Finnish',
      {
        items: [
          item(1, {
            scale: { kind: 'single', options: [...options(1), { code: 2, text: { en: 'b', es: 'b' } }] },
          }),
        ],
      },
      [{ code: 'edition_missing', part: 'item', itemId: uuid(1), languages: ['fi'] }],
    ],
    [
      'options with codes of their own',
      { items: [item(1, { scale: { kind: 'single', options: options(1, 1) } })] },
      [{ code: 'options_do_not_fit', problem: 'code_twice' }],
    ],
    [
      'enough options',
      { items: [item(1, { scale: { kind: 'ranking', options: options(1, 2), places: 3 } })] },
      [{ code: 'options_do_not_fit', problem: 'more_than_there_are' }],
    ],
    [
      'one tap',
      { kind: 'mood', items: [item(1, { scale: { kind: 'comment' } })] },
      [{ code: 'not_answered_with_one_tap' }],
    ],
    ['the question of an eNPS', { kind: 'enps' }, [{ code: 'no_recommendation' }]],
    ['what a probe is about', { kind: 'probe' }, [{ code: 'no_subject', kind: 'probe' }]],
    ['a rhythm', { kind: 'pulse' }, [{ code: 'no_rhythm' }]],
    [
      'a pause between rounds',
      { kind: 'pulse', rhythm: { ...rhythm, openDays: 14 } },
      [{ code: 'rhythm_overlaps' }],
    ],
    [
      'room within the limit',
      { kind: 'pulse', rhythm, items: Array.from({ length: 16 }, (_, n) => item(n)) },
      [
        { code: 'too_many_items_for_kind', most: 15, items: 16 },
        { code: 'above_the_limit', items: 16 },
      ],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(lacks(facts)).toMatchObject(expected);
    expect(lacks(facts)).toHaveLength(expected.length);
  });

  test('each kind begins with items that can be asked', () => {
    let n = 0;
    const newId = () => {
      n += 1;
      return uuid(n);
    };
    const subject = { kind: 'campaigns.piece', id: uuid(99) };
    for (const kind of ['survey', 'pulse', 'enps', 'mood', 'probe', 'vote', 'session'] as const) {
      const items = startItems(kind, newId);
      expect(lacks({ kind, items, subject, rhythm: kind === 'pulse' ? rhythm : null }), kind).toEqual([]);
    }
  });
});

test('a questionnaire is what the contract says, and a new scale or new words of an item are noticed', () => {
  const before = [item(1), item(2)];
  const now = [item(1, { text: text('Other words') }), item(2, { scale: { kind: 'agree7' } }), item(3)];
  expect(rewordedItems(before, now)).toEqual([uuid(1)]);
  expect(rescaledItems(before, now)).toEqual([uuid(2)]);
  const content = {
    kind: 'survey',
    title: text('A'),
    intro: null,
    audienceId: null,
    subject: null,
    rhythm: null,
  } as const;
  const frozen = questionnaireOf(uuid(9), {
    version: 3,
    content: { ...content, languages: ['en'], items: now },
  });
  expect(questionnaire.parse(frozen)).toEqual(frozen);
  expect(secondsToAnswer(Array.from({ length: 10 }, () => item(1)))).toBe(60);
});

describe('who is asked', () => {
  const people = Array.from({ length: 40 }, (_, n) => `p${n}`);

  test('nobody is asked beyond the limit, nobody twice, and those asked less come first', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 50 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (counted, items, size, lots) => {
          const asked = new Map(people.map((person, n) => [person, counted[n] ?? 0]));
          const random = () => lots.next().value ?? 0;
          const { invited, resting } = drawPeople(people, { items, limit: 15, asked, size, random });
          const of = (person: string) => asked.get(person) ?? 0;
          for (const person of invited) expect(of(person) + items).toBeLessThanOrEqual(15);
          for (const person of resting) expect(of(person) + items).toBeGreaterThan(15);
          expect(new Set(invited).size).toBe(invited.length);
          expect(invited.length).toBe(Math.min(size, people.length - resting.length));
          const left = people.filter((person) => !invited.includes(person) && !resting.includes(person));
          const most = Math.max(...invited.map(of), 0);
          for (const person of left)
            expect(of(person)).toBeGreaterThanOrEqual(invited.length === 0 ? 0 : most);
        },
      ),
    );
  });

  test('a share is rounded up to what a label can hold, and never beyond everybody', () => {
    expect(sampleSize(1000, { sharePercent: 25, least: 12 })).toBe(250);
    expect(sampleSize(30, { sharePercent: 25, least: 12 })).toBe(12);
    expect(sampleSize(9, { sharePercent: 25, least: 12 })).toBe(9);
  });

  test.each([
    ['2026-11-30', null],
    ['2026-12-01', '2026-12-01'],
    ['2026-12-07', '2026-12-01'],
    ['2026-12-08', null],
    ['2026-12-15', '2026-12-15'],
    ['2027-01-13', '2027-01-12'],
  ])('on %s the round of %s runs', (today, round) => {
    expect(roundBegun({ firstOn: '2026-12-01', everyDays: 14, openDays: 7 }, today)).toBe(round);
  });
});

test('a test run counts sound ballots only, and says what it would refuse or leave out', () => {
  const asked = [
    item(1),
    item(2, {
      scale: { kind: 'comment' },
      when: { join: 'all', tests: [{ itemId: uuid(1), is: 'at_most', value: 2 }] },
    }),
  ];
  const run = tryOut(asked, [
    { [uuid(1)]: 1, [uuid(2)]: 'Too much noise.' },
    { [uuid(1)]: 4, [uuid(2)]: 'Written before going back.' },
    { [uuid(1)]: 9 },
    { [uuid(7)]: 1 },
  ]);
  expect(run.ballots.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    [],
    ['off_the_scale'],
    ['unknown_item'],
  ]);
  expect(run.ballots[1]?.dropped).toEqual([uuid(2)]);
  expect(run.counters).toEqual([
    {
      itemId: uuid(1),
      people: 2,
      counts: [
        { value: 1, people: 1 },
        { value: 4, people: 1 },
      ],
    },
  ]);
  expect(run.words).toBe(1);
});
