import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell } from './import-cell.ts';
import {
  dateOrderOf,
  readAge,
  readBirthYear,
  readDay,
  readEmail,
  readEmployment,
  readLanguage,
  readNumber,
  readState,
} from './import-values.ts';

describe('a day', () => {
  test.each([
    ['2019-08-03', '2019-08-03'],
    ['2019-08-03T00:00:00.000Z', '2019-08-03'],
    ['2019-08-03 12:30:00', '2019-08-03'],
    ['3.8.2019', '2019-08-03'],
    ['03. 08. 2019', '2019-08-03'],
    ['3/8/2019', '2019-08-03'],
    ['3-8-2019', '2019-08-03'],
    ['43680', '2019-08-03'],
  ])('%s is read', (text, day) => {
    expect(readDay(text, 'day_first')).toEqual({ value: day });
  });

  test.each([
    ['31.02.2024', 'day_impossible'],
    ['29.2.2023', 'day_impossible'],
    ['13/13/2020', 'day_impossible'],
    ['1.1.1019', 'day_impossible'],
    ['syksy -19', 'day_unreadable'],
    ['3.8.19', 'day_unreadable'],
    ['2019', 'day_unreadable'],
    ['61', 'day_unreadable'],
  ])('%s is refused', (text, problem) => {
    expect(readDay(text, 'day_first')).toEqual({ problem });
  });

  test('every day that exists comes back from each way of writing it', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-').map(Number);
        expect(readDay(iso, 'day_first')).toEqual({ value: iso });
        expect(readDay(`${dayOfMonth}.${month}.${year}`, 'month_first')).toEqual({ value: iso });
        expect(readDay(`${dayOfMonth}/${month}/${year}`, 'day_first')).toEqual({ value: iso });
        expect(readDay(`${month}/${dayOfMonth}/${year}`, 'month_first')).toEqual({ value: iso });
      }),
    );
  });

  test('slashed dates tell their order only when one of them can be read in one way', () => {
    expect(dateOrderOf(['3/8/2019', '25/3/2019'])).toBe('day_first');
    expect(dateOrderOf(['3/8/2019', '3/25/2019'])).toBe('month_first');
    expect(dateOrderOf(['3/8/2019'])).toBeUndefined();
    expect(dateOrderOf(['25/3/2019', '3/25/2019'])).toBeUndefined();
    expect(dateOrderOf(['25.3.2019', ''])).toBeUndefined();
  });
});

test.each([
  ['en', 'en'],
  ['fi-FI', 'fi'],
  ['Suomi', 'fi'],
  ['ESPAÑOL', 'es'],
  ['castellano', 'es'],
])('%s is the language %s', (text, language) => {
  expect(readLanguage(text)).toEqual({ value: language });
});

test('a language that the product does not speak is a problem', () => {
  expect(readLanguage('svenska')).toEqual({ problem: 'language_unknown' });
});

test('states and kinds of employment are known by their names in three languages', () => {
  expect(readState('Äitiysloma')).toEqual({ problem: 'state_unknown' });
  expect(readState('Päättynyt')).toEqual({ value: 'left' });
  expect(readState('de baja')).toEqual({ value: 'on_leave' });
  expect(readEmployment('Määräaikainen')).toEqual({ value: 'fixed_term' });
  expect(readEmployment('Zero hours')).toEqual({ value: 'Zero hours' });
});

test('numbers, years, ages and addresses', () => {
  expect(readNumber('1 234,5')).toEqual({ value: 1234.5 });
  expect(readNumber('1,2,3')).toEqual({ problem: 'number_unreadable' });
  expect(readBirthYear('3.8.1984', 'day_first', 2026)).toEqual({ value: 1984 });
  expect(readBirthYear('2020', 'day_first', 2026)).toEqual({ problem: 'year_impossible' });
  expect(readAge('41', 2026)).toEqual({ value: 1985 });
  expect(readAge('141', 2026)).toEqual({ problem: 'age_impossible' });
  expect(readEmail('mailto:a@b.example')).toEqual({ value: 'a@b.example' });
  expect(readEmail('a@b')).toEqual({ problem: 'email_unreadable' });
});

describe('a cell', () => {
  test.each([
    ['  Sanna\u00a0 Virtanen ', 'Sanna Virtanen'],
    ['Pinnoitus\nTampere', 'Pinnoitus Tampere'],
    ['\ufeffA\u200bB', 'AB'],
    ['A\u0308', 'Ä'],
    ['+358 40 123 4567', '+358 40 123 4567'],
    ["'+358 40 123", '+358 40 123'],
    ['-5', '-5'],
    ["O'Brien", "O'Brien"],
  ])('%j is read as %j', (raw, text) => {
    expect(readCell(raw)).toEqual({ text });
  });

  test.each([
    ['=cmd|calc', 'formula'],
    ['@SUM(A1)', 'formula'],
    ['+A1+A2', 'formula'],
    ['-A1', 'formula'],
    [' =1+1', 'formula'],
    ["'=1+1", 'formula'],
    ['a\u0000b', 'control_character'],
    ['a\u202eb', 'control_character'],
    ['a\u0007', 'control_character'],
  ])('%j is refused', (raw, problem) => {
    expect(readCell(raw)).toEqual({ problem });
  });

  test('no text that is taken would run as a formula when it is written out again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const { text } = readCell(raw);
        if (text !== undefined) expect(text).not.toMatch(/^[=@\t\r]|^[+-].*[A-Za-z]/s);
      }),
    );
  });

  test('what is taken is taken as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const { text } = readCell(raw);
        if (text !== undefined && !text.startsWith("'")) expect(readCell(text)).toEqual({ text });
      }),
    );
  });
});
