import { expect, test } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { translator } from '#platform/translate.ts';
import type { Rule } from '../contract/audience-rule.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { clausesOf, sentenceOf } from './audience-words.ts';

const speak = translator({ en, fi, es });
const at = (...names: string[]): Rule => ({ kind: 'location', names });
const names = { units: [], people: [], audiences: [], attributes: [] };
const said = (rule: Rule, language: 'en' | 'fi' | 'es') =>
  sentenceOf(rule, { language, t: speak(language), names });

test.each([
  ['en', 'Everyone who works at Oulu or Turku.'],
  ['fi', 'Jokainen, joka työskentelee toimipaikassa Oulu tai Turku.'],
  ['es', 'Toda persona que trabaja en la sede Oulu o Turku.'],
] as const)('a single condition is a whole sentence (%s)', (language, sentence) => {
  expect(said(at('Oulu', 'Turku'), language)).toBe(sentence);
});

test.each([
  [
    'es',
    { kind: 'any', rules: [at('A'), { kind: 'language', languages: ['es'] }] },
    'trabaja en la sede A o usa español',
  ],
  ['es', { kind: 'language', languages: ['fi', 'en'] }, 'usa finés o inglés'],
  ['es', at('Ávila', 'Oulu'), 'la sede Ávila u Oulu'],
  [
    'fi',
    { kind: 'all', rules: [at('A'), { kind: 'not', rule: at('B') }] },
    'toimipaikassa A eikä työskentele toimipaikassa B',
  ],
  ['fi', { kind: 'tenure', in: 'years', atLeast: 1, lessThan: 5 }, 'vähintään 1 vuoden mutta alle 5 vuotta'],
  ['en', { kind: 'people', personIds: Array(6).fill('x') }, 'or 1 other chosen person'],
] as const)('sentences are inflected as their language asks (%s)', (language, rule, part) => {
  expect(said(rule, language)).toContain(part);
});

test('groups in groups cannot be read in two ways', () => {
  const rule: Rule = { kind: 'all', rules: [at('A'), { kind: 'any', rules: [at('B'), at('C')] }] };
  expect(said(rule, 'en')).toBe(
    'Everyone who meets all of these conditions (works at A; meets at least one of these conditions (works at B; works at C)).',
  );
  expect(clausesOf(rule, { language: 'en', t: speak('en'), names }).parts[1]?.parts).toHaveLength(2);
});

test('no condition is without words, in any language, as it is and turned round', () => {
  for (const language of LANGUAGES) {
    for (const condition of everyKind) {
      for (const rule of [condition, { kind: 'not', rule: condition } as const]) {
        const sentence = said(rule, language);
        // A key that is missing comes back as itself, and a value that is missing leaves its braces.
        expect(sentence).not.toMatch(/audience\.|\{\{|undefined|\.\.$/);
      }
    }
  }
});

const id = '00000000-0000-7000-8000-000000000001';
const everyKind: Rule[] = [
  { kind: 'everyone' },
  { kind: 'unit', unitIds: [id], below: false },
  { kind: 'unit', unitIds: [id, id], below: true },
  { kind: 'roleFamily', names: ['Nurses', 'Doctors'] },
  at('Oulu'),
  { kind: 'tenure', in: 'months', atLeast: 1 },
  { kind: 'tenure', in: 'years', lessThan: 1 },
  { kind: 'tenure', in: 'years', atLeast: 1, lessThan: 5 },
  { kind: 'generation', generations: ['silent', 'boomers', 'x', 'millennials', 'z', 'alpha', 'unknown'] },
  { kind: 'language', languages: ['en', 'fi', 'es'] },
  { kind: 'attribute', key: 'level', test: { is: 'known' } },
  { kind: 'attribute', key: 'level', test: { is: 'oneOf', values: ['a', 1.5] } },
  ...(['atLeast', 'atMost', 'moreThan', 'lessThan'] as const).map(
    (is): Rule => ({ kind: 'attribute', key: 'level', test: { is, number: 2 } }),
  ),
  ...(['onOrAfter', 'before'] as const).map(
    (is): Rule => ({ kind: 'attribute', key: 'level', test: { is, day: '2026-11-23' } }),
  ),
  { kind: 'manager', managerId: id, reach: 'direct' },
  { kind: 'manager', managerId: id, reach: 'below' },
  { kind: 'audience', audienceId: id },
  { kind: 'people', personIds: [id] },
  { kind: 'people', personIds: Array(6).fill(id) },
  { kind: 'people', personIds: Array(9).fill(id) },
  { kind: 'any', rules: [{ kind: 'everyone' }, { kind: 'all', rules: [at('A'), at('B')] }] },
  { kind: 'all', rules: [{ kind: 'not', rule: { kind: 'any', rules: [at('A'), at('B')] } }, at('C')] },
];
