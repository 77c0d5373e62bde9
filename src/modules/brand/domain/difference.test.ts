import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContentOf, Written } from '../contract/content.ts';
import type { BrandObject } from './content.ts';
import { compareObjects, isSameCore, reorderedKinds } from './difference.ts';

const AT = '2026-11-23T09:00:00.000Z';
const en = (text: string): Written => ({ en: { text, writtenAt: AT } });

const value = (id: string, facts: Partial<ContentOf<'value'>> = {}): BrandObject => ({
  id,
  kind: 'value',
  position: 1,
  content: { kind: 'value', name: en('Care'), meaning: {}, behaviours: [], ...facts },
});

const promise = (id: string, facts: Partial<ContentOf<'promise'>> = {}): BrandObject => ({
  id,
  kind: 'promise',
  position: 1,
  content: {
    kind: 'promise',
    sentence: en('You are heard.'),
    toWhom: {},
    audienceId: null,
    ownerId: null,
    test: en('I am heard.'),
    keeps: [],
    proofs: [],
    moments: [],
    ...facts,
  },
});

test('a new object is added with all its texts, a missing one removed with all of them', () => {
  const [added] = compareObjects([], [value('v')]);
  expect(added).toMatchObject({
    objectId: 'v',
    change: 'added',
    title: { en: 'Care' },
    fields: [{ field: 'name', editions: [{ language: 'en', parts: [{ kind: 'added', text: 'Care' }] }] }],
  });
  const [removed] = compareObjects([value('v')], []);
  expect(removed).toMatchObject({
    change: 'removed',
    fields: [{ editions: [{ parts: [{ kind: 'removed', text: 'Care' }] }] }],
  });
});

test('facts show before and after, values that are kept one by one, elements by their id', () => {
  const proof = { id: 'p1', text: en('The board'), link: null, fileId: null, budget: null };
  const budget = { cents: 150_000, currency: 'EUR' };
  const before = promise('p', { keeps: ['v1', 'v2'], proofs: [proof] });
  const after = promise('p', { keeps: ['v2', 'v3'], ownerId: 'aino', proofs: [{ ...proof, budget }] });
  expect(compareObjects([before], [after])[0]?.fields).toEqual([
    { type: 'fact', field: 'ownerId', elementId: null, before: null, after: 'aino' },
    { type: 'fact', field: 'keeps', elementId: null, before: null, after: 'v3' },
    { type: 'fact', field: 'budget', elementId: 'p1', before: null, after: budget },
    { type: 'fact', field: 'keeps', elementId: null, before: 'v1', after: null },
  ]);
});

test('elements and objects in another order are told as that, not as removed and added', () => {
  const one = { id: 'b1', roleFamily: null, text: en('Ask.') };
  const two = { id: 'b2', roleFamily: null, text: en('Answer.') };
  const before = [value('a', { behaviours: [one, two] }), value('b')];
  const after = [value('b'), value('a', { behaviours: [two, one] }), value('c')];
  expect(reorderedKinds(before, after)).toEqual(['value']);
  expect(reorderedKinds(before, before)).toEqual([]);
  const [changed] = compareObjects(before, after);
  expect(changed).toMatchObject({
    objectId: 'a',
    fields: [{ type: 'order', field: 'behaviours', elementId: null }],
  });
});

const texts = fc.constantFrom<Written>({}, en('Care'), en('Care for all'), {
  fi: { text: 'Huoli', writtenAt: AT },
});
const anyValue = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    name: texts,
    roleFamily: fc.constantFrom(null, 'Sales'),
    elements: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  })
  .map(({ id, name, roleFamily, elements }) =>
    value(id, { name, behaviours: elements.map((element) => ({ id: element, roleFamily, text: name })) }),
  );
const anyCore = fc.uniqueArray(anyValue, { selector: ({ id }) => id });

test('nothing differs exactly where two versions are the same', () => {
  fc.assert(
    fc.property(anyCore, anyCore, (before, after) => {
      const same = compareObjects(before, after).length + reorderedKinds(before, after).length === 0;
      // An element that says nothing in any language is no difference that a reader could see.
      fc.pre([...before, ...after].every(({ content }) => Object.keys(nameOf(content)).length > 0));
      expect(same).toBe(isSameCore(before, after));
      expect(compareObjects(before, before)).toEqual([]);
    }),
  );
});

const nameOf = (content: BrandObject['content']) => (content.kind === 'value' ? content.name : {});
