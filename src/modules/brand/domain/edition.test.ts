import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content, TypedContent } from '../contract/content.ts';
import { confirmEdition, textsOf, writeContent } from './content.ts';
import { languageStates, readText } from './edition.ts';

const AT_NINE = '2026-11-23T09:00:00.000Z';
const AT_TEN = '2026-11-23T10:00:00.000Z';
const makeId = () => 'b1';

const value = (
  name: Record<string, string>,
  behaviours: { id?: string; text: Record<string, string> }[] = [],
): TypedContent => ({
  kind: 'value',
  name,
  meaning: {},
  behaviours: behaviours.map((one) => ({ roleFamily: null, ...one })),
});

describe('what a language lacks', () => {
  const written = (typed: TypedContent, now = AT_NINE, before?: Content) =>
    writeContent(before, typed, { now, makeId });
  const name = { field: 'name', elementId: null };

  test('a needed text that nobody wrote is missing in the first language; an unneeded one nowhere', () => {
    expect(languageStates(written(value({})), 'fi')).toEqual({
      en: { missing: [], stale: [] },
      fi: { missing: [name], stale: [] },
      es: { missing: [], stale: [] },
    });
  });

  test('what one language has, the others miss, in lists too', () => {
    const states = languageStates(written(value({ en: 'Care' }, [{ text: { fi: 'Kysy' } }])), 'en');
    const behaviour = { field: 'behaviours', elementId: 'b1' };
    expect(states).toMatchObject({
      en: { missing: [behaviour] },
      fi: { missing: [name] },
      es: { missing: [name, behaviour] },
    });
  });

  test('an edition is stale when the first language changed later, not when both changed together', () => {
    const first = written(value({ en: 'Care', fi: 'Huolenpito' }));
    const changed = written(value({ en: 'Care for all', fi: 'Huolenpito' }), AT_TEN, first);
    expect(languageStates(changed, 'en').fi.stale).toEqual([name]);
    expect(languageStates(changed, 'fi').en.stale).toEqual([]);
    const both = written(value({ en: 'Care for all', fi: 'Huolenpito kaikista' }), AT_TEN, first);
    expect(languageStates(both, 'en').fi.stale).toEqual([]);
    expect(languageStates(confirmEdition(changed, 'fi', AT_TEN), 'en').fi.stale).toEqual([]);
  });

  test('an empty text takes an edition away', () => {
    const first = written(value({ en: 'Care', fi: 'Huolenpito' }));
    expect(written(value({ en: 'Care', fi: '' }), AT_TEN, first)).toMatchObject({
      name: { en: { text: 'Care', writtenAt: AT_NINE } },
    });
    expect(textsOf(written(value({ en: 'Care', fi: '' }), AT_TEN, first))[0]?.written).not.toHaveProperty(
      'fi',
    );
  });
});

test('saving the same texts again changes nothing, whatever the time', () => {
  const texts = fc.record(
    { en: fc.string({ minLength: 1 }), fi: fc.string({ minLength: 1 }), es: fc.string({ minLength: 1 }) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(texts, fc.uniqueArray(fc.uuid(), { maxLength: 4 }), texts, (name, ids, text) => {
      const typed = value(
        name,
        ids.map((id) => ({ id, text })),
      );
      const once = writeContent(undefined, typed, { now: AT_NINE, makeId });
      expect(writeContent(once, typed, { now: AT_TEN, makeId })).toEqual(once);
    }),
  );
});

test('a reader gets their language, else the first, else any; and hears when it may be out of date', () => {
  const en = { text: 'Care', writtenAt: AT_TEN };
  const fi = { text: 'Huolenpito', writtenAt: AT_NINE };
  expect(readText({ en, fi }, 'fi', 'en')).toEqual({ text: 'Huolenpito', language: 'fi', stale: true });
  expect(readText({ en, fi }, 'es', 'en')).toEqual({ text: 'Care', language: 'en', stale: false });
  expect(readText({ fi }, 'es', 'en')).toEqual({ text: 'Huolenpito', language: 'fi', stale: false });
  expect(readText({}, 'es', 'en')).toBeNull();
});
