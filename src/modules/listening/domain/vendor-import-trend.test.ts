import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FigureMeaning, Metric } from '../contract/import.ts';
import { inUnit, naturalFigure } from './vendor-import-convert.ts';
import { joined, type KeptFigure, type Stretch, stretchesOf } from './vendor-import-trend.ts';

const means = (metric: Metric, facts: Partial<FigureMeaning> = {}): FigureMeaning => ({
  ...{ construct: 'trust', metric, bankKey: null, composite: false, reversed: false },
  ...facts,
});
describe('conversion', () => {
  const five: Metric = { kind: 'mean', lowest: 1, highest: 5 };

  test.each<[string, number, FigureMeaning, object]>([
    [
      'a share of five points stays as it is',
      72,
      means({ kind: 'favourable', points: 5 }),
      { unit: 'favourable', value: 72, losses: ['none'] },
    ],
    [
      'a share of four points says so',
      72,
      means({ kind: 'favourable', points: 4 }),
      { value: 72, losses: ['other_points'] },
    ],
    [
      'a share of nobody knows how many',
      72,
      means({ kind: 'favourable', points: null }),
      { losses: ['points_unknown'] },
    ],
    ['a mean becomes a score', 4, means(five), { unit: 'score', value: 75, losses: ['spread_unknown'] }],
    [
      'a mean of a bad thing is turned',
      4,
      means(five, { reversed: true }),
      { value: 25, losses: ['spread_unknown', 'reversed'] },
    ],
    [
      'an index of many items says so',
      61,
      means({ kind: 'index' }, { composite: true }),
      { unit: 'score', value: 61, losses: ['spread_unknown', 'composite'] },
    ],
    ['eNPS stays', -12, means({ kind: 'enps' }), { unit: 'enps', value: -12 }],
  ])('%s', (_name, given, meaning, expected) => {
    expect(naturalFigure(given, meaning)).toMatchObject(expected);
  });

  test('a mean of 3.5 leaves a quarter to five sixths who agree', () => {
    expect(inUnit(3.5, means(five), 'favourable')).toMatchObject({
      low: 25,
      high: 83.4,
      losses: ['bounds_only'],
    });
  });

  test('eNPS becomes nothing else, nor anything eNPS, nor a share without its scale a score', () => {
    expect(inUnit(10, means({ kind: 'enps' }), 'favourable')).toBeNull();
    expect(inUnit(72, means({ kind: 'favourable', points: 5 }), 'enps')).toBeNull();
    expect(inUnit(72, means({ kind: 'favourable', points: null }), 'score')).toBeNull();
  });

  test('whatever people answered, the true share and the true score lie within the bounds', () => {
    const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(answers, (given) => {
        const mean = given.reduce((sum, value) => sum + value, 0) / given.length;
        const share = (100 * given.filter((value) => value >= 4).length) / given.length;
        const score = 25 * (mean - 1);
        const shareOf = inUnit(mean, means(five), 'favourable');
        const scoreOf = inUnit(share, means({ kind: 'favourable', points: 5 }), 'score');
        const slack = 1e-6;
        expect(share).toBeGreaterThanOrEqual((shareOf?.low ?? 101) - slack);
        expect(share).toBeLessThanOrEqual((shareOf?.high ?? -1) + slack);
        expect(score).toBeGreaterThanOrEqual((scoreOf?.low ?? 101) - slack);
        expect(score).toBeLessThanOrEqual((scoreOf?.high ?? -1) + slack);
      }),
    );
  });
});

describe('one line over a change of vendor', () => {
  const kept = (vendor: string, year: number, given: number, meaning: FigureMeaning): KeptFigure => ({
    ...{ vendor, year, given, meaning, source: vendor, respondents: null },
    measure: meaning.bankKey ?? `${vendor} trust`,
  });
  const share = means({ kind: 'favourable', points: 5 });

  test('vendors that share a year are linked by what they differed in it', () => {
    const old = [kept('Old', 2017, 60, share), kept('Old', 2018, 62, share), kept('Old', 2019, 64, share)];
    const now = [kept('New', 2018, 57, share), kept('New', 2019, 58, share), kept('New', 2020, 61, share)];
    expect(
      joined(stretchesOf([...now, ...old], 'favourable')).map(({ vendor, join }) => [vendor, join]),
    ).toEqual([
      ['Old', { kind: 'first' }],
      ['New', { kind: 'linked', shift: -5.5, years: ['2018', '2019'] }],
    ]);
  });

  test('without a shared year the line is broken, unless both asked the same words on the same scale', () => {
    const old = [kept('Old', 2018, 62, share)];
    expect(joined(stretchesOf([...old, kept('New', 2020, 61, share)], 'favourable')).at(-1)?.join).toEqual({
      kind: 'break',
    });
    const proud = means({ kind: 'favourable', points: 5 }, { bankKey: 'csps.proud' });
    const same = [kept('Old', 2018, 62, proud), kept('New', 2020, 61, proud)];
    expect(joined(stretchesOf(same, 'favourable')).at(-1)?.join).toEqual({ kind: 'straight' });
    const other = kept('New', 2020, 61, { ...proud, metric: { kind: 'favourable', points: 7 } });
    expect(joined(stretchesOf([...same.slice(0, 1), other], 'favourable')).at(-1)?.join).toEqual({
      kind: 'break',
    });
  });

  test('of a vendor’s measures the one that loses least is drawn', () => {
    const theme = { ...kept('V', 2019, 40, { ...share, composite: true }), measure: 'Theme' };
    const single = { ...kept('V', 2018, 55, share), measure: 'Single' };
    const mean = { ...kept('V', 2018, 4, means({ kind: 'mean', lowest: 1, highest: 5 })), measure: 'Mean' };
    expect(stretchesOf([theme, mean, single], 'favourable').map(({ measure }) => measure)).toEqual([
      'Single',
    ]);
    expect(stretchesOf([theme, mean], 'favourable').map(({ measure }) => measure)).toEqual(['Theme']);
    expect(stretchesOf([mean], 'favourable')).toMatchObject([
      { losses: ['bounds_only'], points: [{ low: 50, high: 100 }] },
    ]);
  });

  test('a constant difference of two instruments is taken out whole by their link', () => {
    const values = fc.array(fc.integer({ min: 20, max: 70 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(values, fc.integer({ min: -20, max: 20 }), (truth, gap) => {
        const stretch = (vendor: string, from: number, by: number): Stretch => ({
          ...{ vendor, measure: vendor, source: null, instrument: vendor, losses: ['none'] },
          points: truth.slice(from).map((value, at) => ({
            ...{ on: String(2000 + from + at), value: value + by },
            ...{ low: null, high: null, respondents: null },
          })),
        });
        const [, later] = joined([stretch('A', 0, 0), stretch('B', 1, gap)]);
        expect(later?.join).toMatchObject({ kind: 'linked', shift: gap === 0 ? expect.closeTo(0) : gap });
      }),
    );
  });
});
