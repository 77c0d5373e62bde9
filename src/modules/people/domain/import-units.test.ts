import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { managerCircles } from './import-cycles.ts';
import { type KnownUnit, resolveUnits, unitPath, type WantedUnit } from './import-units.ts';

let made = 0;
const newId = () => `new-${++made}`;
const unit = (id: string, name: string, parentId: string | null = null, closed = false): KnownUnit => ({
  ...{ id, name, parentId, closed },
  code: id.toUpperCase(),
});
const KNOWN = [
  unit('org', 'Lumo Pumps'),
  unit('prod', 'Tuotanto', 'org'),
  unit('coat', 'Pinnoitus', 'prod'),
  unit('north', 'North'),
  unit('south', 'South'),
  unit('n-office', 'Office', 'north'),
  unit('s-office', 'Office', 'south'),
  unit('old', 'Old works', null, true),
];
const resolve = (wanted: WantedUnit[], unknown: 'create' | 'refuse' = 'create') =>
  resolveUnits(KNOWN, wanted, { unknown, newId });
const text = (path: string): WantedUnit => ({ unit: path, code: null });

describe('a unit', () => {
  test.each([
    ['Tuotanto / Pinnoitus', ['Tuotanto', 'Pinnoitus']],
    ['Tuotanto > Pinnoitus', ['Tuotanto', 'Pinnoitus']],
    ['R&D/Design', ['R&D/Design']],
    [' / A /  / B ', ['A', 'B']],
  ])('the path %j has the names %j', (path, names) => {
    expect(unitPath(path)).toEqual(names);
  });

  test.each([
    ['coat', 'coat'],
    ['pinnoitus', 'coat'],
    ['Tuotanto / Pinnoitus', 'coat'],
    ['Lumo Pumps / Tuotanto / PINNOITUS', 'coat'],
    ['South / Office', 's-office'],
  ])('%j is found', (path, unitId) => {
    expect(resolve([text(path)])).toMatchObject({ answers: [{ unitId }], created: [] });
  });

  test('a name that two units have is not guessed', () => {
    expect(resolve([text('Office')]).answers).toEqual([{ problem: 'unit_ambiguous' }]);
  });

  test('what is missing is created once below what is there, or refused where asked', () => {
    const { answers, created } = resolve([
      text('Tuotanto / Kokoonpano / Linja 1'),
      text('tuotanto / kokoonpano'),
    ]);
    expect(created.map(({ name, code }) => [name, code])).toEqual([
      ['Kokoonpano', 'PROD-KOKOONPANO'],
      ['Linja 1', 'PROD-KOKOONPANO-LINJA-1'],
    ]);
    expect(created[0]?.parentId).toBe('prod');
    expect(answers[1]).toEqual({ unitId: created[0]?.id });
    expect(resolve([text('Tuotanto / Kokoonpano')], 'refuse')).toMatchObject({
      answers: [{ problem: 'unit_unknown' }],
      created: [],
    });
  });

  test('a code decides, and a new code makes a new unit even under a name that exists', () => {
    expect(resolve([{ unit: 'Whatever', code: 'coat' }]).answers).toEqual([{ unitId: 'coat' }]);
    const { created } = resolve([{ unit: 'Pinnoitus', code: 'X9' }]);
    expect(created).toMatchObject([{ code: 'X9', name: 'Pinnoitus' }]);
  });

  test('a closed unit is opened again', () => {
    expect(resolve([text('Old works')])).toMatchObject({ answers: [{ unitId: 'old' }], reopened: ['old'] });
  });

  test('too deep a path and too long a name are refused', () => {
    expect(resolve([text(new Array(30).fill('a').join(' / '))]).answers).toEqual([
      { problem: 'unit_too_deep' },
    ]);
    expect(resolve([text('x'.repeat(201))]).answers).toEqual([{ problem: 'unit_name_too_long' }]);
  });

  test('whatever is asked for, a second run finds what the first created and creates nothing', () => {
    const name = fc.constantFrom('a', 'B', 'c d', 'Ä', 'Office', 'Tuotanto');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join(' / '));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 12 }), (paths) => {
        const wanted = paths.map(text);
        const first = resolve(wanted);
        const codes = first.created.map(({ code }) => code.toLowerCase());
        expect(new Set(codes).size).toBe(codes.length);
        const known = [...KNOWN, ...first.created.map((one) => ({ ...one, closed: false }))];
        const again = resolveUnits(known, wanted, { unknown: 'refuse', newId });
        first.answers.forEach((answer, index) => {
          if ('unitId' in answer) expect(again.answers[index]).toEqual(answer);
        });
      }),
    );
  });
});

describe('managers in a circle', () => {
  test('each circle is found once, and a chain into it is not part of it', () => {
    const pairs = Object.entries({ a: 'b', b: 'c', c: 'a', d: 'a', e: 'e', f: 'g' });
    expect(managerCircles(new Map(pairs)).map((circle) => circle.sort())).toEqual([['a', 'b', 'c'], ['e']]);
  });

  test('without the managers of the circles found there is none left', () => {
    const people = fc.integer({ min: 0, max: 30 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(people, people)), (pairs) => {
        const managerOf = new Map(pairs);
        const circles = managerCircles(managerOf);
        for (const circle of circles) {
          circle.forEach((person, index) => {
            expect(managerOf.get(person)).toBe(circle[(index + 1) % circle.length]);
          });
        }
        for (const [first] of circles) managerOf.delete(first ?? '');
        for (const start of managerOf.keys()) {
          let person: string | undefined = start;
          for (let steps = 0; person !== undefined; steps += 1) {
            expect(steps).toBeLessThan(40);
            person = managerOf.get(person);
          }
        }
      }),
    );
  });
});
