import { describe, expect, test } from 'vitest';
import { seededBytes, seededRandom } from '#kernel/disclosure/example-organisation.ts';
import { restorePublishable } from '#kernel/disclosure/publishable.ts';
import { releasePlan } from '#kernel/disclosure/release-plan.ts';
import type { Item } from '../contract/item.ts';
import { exampleItems, idFrom } from '../fixtures/sealed-wave.ts';
import { commentsOf } from './comments.ts';
import { driversOf } from './drivers.ts';
import {
  changeBetween,
  constructShare,
  deviationOf,
  enpsOf,
  rangeOf,
  weightedShare,
  withMeanInterval,
  withShareInterval,
} from './favourable.ts';
import { proposeFocus } from './focus.ts';
import { changesOf } from './trend.ts';

const about = (value: number, answered: number) => ({ value, bound: 'about' as const, answered });
const random = seededBytes(3);

describe('intervals come from published numbers', () => {
  test('a share has Wilson’s interval', () => {
    expect(withShareInterval(about(58, 12))).toEqual({
      value: 58,
      bound: 'about',
      low: 32,
      high: 81,
      answered: 12,
    });
  });

  test('beyond a bound the interval goes to the end', () => {
    expect(withShareInterval({ value: 80, bound: 'at-least', answered: 10 }).high).toBe(100);
    expect(withShareInterval({ value: 20, bound: 'at-most', answered: 10 }).low).toBe(0);
  });

  test('a mean needs a spread', () => {
    const scale = { low: 1, high: 5 };
    expect(withMeanInterval(about(3.8, 25), { deviation: 1, scale })).toMatchObject({ low: 3.4, high: 4.2 });
    expect(withMeanInterval(about(3.8, 25), { deviation: null, scale })).toMatchObject({
      low: null,
      high: null,
    });
    expect(withMeanInterval(about(4.9, 4), { deviation: 1, scale })).toMatchObject({ high: 5 });
    expect(
      deviationOf([
        { value: 1, percent: 50 },
        { value: 5, percent: 50 },
      ]),
    ).toBe(2);
  });

  test('eNPS is promoters less detractors', () => {
    expect(enpsOf(about(40, 100), about(25, 100))).toEqual({
      value: 15,
      bound: 'about',
      low: -1,
      high: 30,
      answered: 100,
    });
    expect(
      enpsOf({ ...about(80, 15), bound: 'at-least' }, { ...about(20, 15), bound: 'at-most' }).bound,
    ).toBe('at-least');
  });

  test('the silent could have thought anything', () => {
    expect(rangeOf(about(60, 50), 100)).toEqual({ low: 30, high: 80, must: true });
    expect(rangeOf(about(60, 70), 100).must).toBe(false);
  });

  test('a change is clear when its interval does not reach zero', () => {
    const [before, after] = [withShareInterval(about(60, 80)), withShareInterval(about(80, 70))];
    // Newcombe (1998): 48 of 80 against 56 of 70 is 0.20 with 0.052 … 0.334.
    const change = changeBetween(before, after) ?? expect.fail();
    expect(change.points).toBe(20);
    expect(change.low).toBeCloseTo(5.2, 0);
    expect(change.high).toBeCloseTo(33.4, 0);
    expect(change.clear).toBe(true);
    expect(changeBetween(before, withShareInterval(about(65, 80)))?.clear).toBe(false);
  });

  test('a trend goes over a wave in which the item was withheld', () => {
    const point = (value: number | null) => ({
      waveId: '',
      closedAt: '',
      favourable: value === null ? null : withShareInterval(about(value, 100)),
    });
    expect(changesOf([point(50), point(null), point(70)]).map((change) => change?.points ?? null)).toEqual([
      null,
      null,
      20,
    ]);
  });

  test('weighting gives a silent department its share', () => {
    const strata = [
      { figure: about(90, 80), invited: 100 },
      { figure: about(50, 20), invited: 100 },
    ];
    expect(weightedShare(strata)).toMatchObject({ value: 70, groups: 2 });
    expect(weightedShare(strata.slice(1))).toBeNull();
  });

  test('a construct is the mean of its items, no more certain than they', () => {
    const items = [withShareInterval(about(50, 40)), withShareInterval(about(70, 40))];
    const share = constructShare(items) ?? expect.fail();
    expect(share.value).toBe(60);
    expect((share.high ?? 0) - (share.low ?? 0)).toBeGreaterThan(25);
  });
});

describe('focus', () => {
  const others = [40, 50, 60, 70, 80, 90];

  test('is impact × gap × what others managed', () => {
    const proposals = proposeFocus([
      { itemId: 'a', favourable: 40, impact: 0.2, others },
      { itemId: 'b', favourable: 40, impact: 0.1, others },
      { itemId: 'c', favourable: 85, impact: 0.4, others },
    ]);
    expect(proposals.map(({ itemId, score }) => [itemId, score])).toEqual([
      ['a', 100],
      ['b', 50],
      // 0.4 × 15 × 1/6 against 0.2 × 60 × 5/6.
      ['c', 10],
    ]);
    expect(proposals[0]?.others).toEqual({ better: 5, of: 6 });
  });

  test('what nobody does better is not proposed', () => {
    expect(proposeFocus([{ itemId: 'a', favourable: 95, impact: 0.5, others }])).toEqual([]);
  });

  test('without drivers all items count alike, with few others these count half', () => {
    const proposals = proposeFocus([
      { itemId: 'a', favourable: 40, impact: null, others: [90] },
      { itemId: 'b', favourable: 70, impact: null, others: [90] },
    ]);
    expect(proposals).toMatchObject([
      { itemId: 'a', others: null, score: 100 },
      { itemId: 'b', score: 50 },
    ]);
  });
});

describe('drivers', () => {
  const scaled = exampleItems(1, 6).filter(
    ({ scale }) => scale.kind === 'agree5' || scale.kind === 'score10',
  );
  const [outcome, first, second] = scaled;
  const rowsOf = (people: number) => {
    const draw = seededRandom(1);
    return Array.from({ length: people }, () => {
      const [a, b] = [1 + Math.floor(5 * draw()), 1 + Math.floor(5 * draw())];
      return {
        [first?.id ?? '']: a,
        [second?.id ?? '']: b,
        [outcome?.id ?? '']: Math.min(10, 2 * a + Math.floor(draw() * 2)),
      };
    });
  };
  const everyone = (people: number) =>
    releasePlan({
      people: Array.from({ length: people }, (_, at) => ({ id: `${at}`, attributes: {} })),
      candidates: [[]],
      random,
    }).published[0] ?? expect.fail();
  const value = (text: string) => restorePublishable(text, (json) => json as { value: number }).value;

  test('the item that goes with the outcome has nearly all of the share', () => {
    const found = driversOf({ items: scaled, rows: rowsOf(300) }, { everyone: everyone(300), draws: 100 });
    if ('why' in found) throw new Error(found.why);
    expect(found).toMatchObject({ outcomeId: outcome?.id, method: 'LMG', people: 300 });
    const [a, b] = found.items;
    expect(value(a?.share ?? '')).toBeGreaterThan(80);
    expect(value(b?.share ?? '')).toBeLessThan(5);
    expect(value(a?.low ?? '')).toBeLessThanOrEqual(value(a?.share ?? ''));
  });

  test('there are none for few people, without an outcome, or where all answer alike', () => {
    expect(driversOf({ items: scaled, rows: rowsOf(40) }, { everyone: everyone(40) })).toEqual({
      why: 'too_few_people',
    });
    const noOutcome = scaled.map((item): Item => ({ ...item, construct: 'trust' }));
    expect(driversOf({ items: noOutcome, rows: rowsOf(300) }, { everyone: everyone(300) })).toEqual({
      why: 'no_outcome',
    });
    const alike = rowsOf(300).map((row) => ({ ...row, [outcome?.id ?? '']: 8 }));
    expect(driversOf({ items: scaled, rows: alike }, { everyone: everyone(300) })).toEqual({
      why: 'no_spread',
    });
  });
});

describe('comments', () => {
  const [itemId, sales, lab] = ['item', 'sales', 'lab'].map(idFrom) as [string, string, string];
  const labels = [sales, lab].map((id) => {
    return {
      id,
      view: 'comment',
      parentId: null,
      everyone: false,
      invited: id === sales ? 60 : 40,
      ballots: 20,
    };
  });
  const written = (labelId: string | null, count: number) =>
    Array.from({ length: count }, (_, at) => {
      return { itemId, labelId, language: 'en' as const, text: `A word ${at}` };
    });
  const shown = (...comments: ReturnType<typeof written>[]) =>
    commentsOf({ labels, comments: comments.flat() }, { itemId, random }).map(
      ({ group, comments: list, withheld }) => {
        return [group, list === null ? withheld : list.match(/A word/g)?.length];
      },
    );

  test('are shown from ten on', () => {
    expect(shown(written(null, 9))[0]).toEqual(['everyone', 'too_few']);
    expect(shown(written(null, 10))[0]).toEqual(['everyone', 10]);
  });

  test('a list is withheld when the rest of everybody’s would be fewer than ten', () => {
    expect(shown(written(sales, 20), written(lab, 4))).toEqual([
      ['everyone', 24],
      [sales, 'derivable'],
      [lab, 'too_few'],
    ]);
    expect(shown(written(sales, 20), written(lab, 12))).toEqual([
      ['everyone', 32],
      [sales, 20],
      [lab, 12],
    ]);
  });
});
