import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from './ledger.ts';
import { mergeEdits } from './merge.ts';

const base = { title: { en: 'Train', fi: 'Kouluta' }, dueOn: '2026-12-01', ownerId: 'a' };

test.each([
  [
    'different fields are both kept',
    { dueOn: '2026-12-05' },
    { ...base, ownerId: 'b' },
    { dueOn: '2026-12-05' },
    [],
  ],
  ['the same change is nothing left to do', { ownerId: 'b' }, { ...base, ownerId: 'b' }, {}, []],
  ['one field with two answers is a clash', { ownerId: 'c' }, { ...base, ownerId: 'b' }, {}, ['ownerId']],
  [
    'two languages of one text are joined',
    { title: { en: 'Train all', fi: 'Kouluta' } },
    { ...base, title: { en: 'Train', fi: 'Kouluta kaikki' } },
    { title: { en: 'Train all', fi: 'Kouluta kaikki' } },
    [],
  ],
  [
    'one language of a text with two answers is a clash',
    { title: { en: 'Train all', fi: 'Kouluta' } },
    { ...base, title: { en: 'Train some', fi: 'Kouluta' } },
    {},
    ['title'],
  ],
  [
    'a language that one took away stays away beside what the other wrote',
    { title: { en: 'Train' } },
    { ...base, title: { en: 'Train them', fi: 'Kouluta' } },
    { title: { en: 'Train them' } },
    [],
  ],
])('%s', (_sentence, mine, theirs, fields, clashes) => {
  expect(mergeEdits(base, { mine, theirs })).toEqual({ fields, clashes });
});

const value = fc.constantFrom('old', 'one', 'other');
const text = fc.record({ en: value, fi: value, es: value }, { requiredKeys: [] });
const line = fc.record({ title: text, dueOn: value, ownerId: value });

test('nothing that either wrote is lost without somebody being asked', () => {
  fc.assert(
    fc.property(line, line, line, (was, mine, theirs) => {
      const { fields, clashes } = mergeEdits(was, { mine, theirs });
      const stands: Record<string, unknown> = { ...theirs, ...fields };
      for (const name of ['title', 'dueOn', 'ownerId'] as const) {
        if (clashes.includes(name)) {
          expect(isSame(mine[name], theirs[name])).toBe(false);
          continue;
        }
        // Whoever changed it since finds their own there; of a text, each in the languages that they changed.
        const parts =
          name === 'title'
            ? (['en', 'fi', 'es'] as const).map((one) => [
                was.title[one],
                mine.title[one],
                theirs.title[one],
                (stands['title'] as Record<string, unknown>)[one],
              ])
            : [[was[name], mine[name], theirs[name], stands[name]]];
        for (const [old, my, their, now] of parts) {
          if (!isSame(old, my)) expect(now).toBe(my);
          else expect(now).toBe(their);
        }
      }
    }),
  );
});
