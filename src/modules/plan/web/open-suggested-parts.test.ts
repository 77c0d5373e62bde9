import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftOf, partsOf } from './open-suggested-parts.ts';

const line = {
  goal: null,
  action: {
    phase: { text: 'Learn', language: 'en' as const },
    kind: 'training' as const,
    state: 'not_begun' as const,
    stateReason: null,
    startsOn: '2026-12-07',
    dueOn: null,
    health: null,
    postponed: 0,
  },
  texts: {
    title: { en: 'Practice hour', fi: 'Harjoitustunti' },
    description: { en: 'On Wednesdays at 14 for supervisors.' },
  },
};

test('a suggestion is what differs, text by text and day by day, with what stood there', () => {
  const draft = draftOf(line);
  const changed = {
    ...draft,
    texts: {
      ...draft.texts,
      title: { en: 'Practice hour', fi: 'Harjoitustunti yövuorolle', es: '' },
      description: { en: 'On Wednesdays at 14 for everyone.', fi: 'Myös yöllä.', es: '' },
    },
    days: { startsOn: '2026-12-07', dueOn: '2026-12-18' },
  };
  expect(partsOf(changed, line)).toEqual([
    { field: 'title', language: 'fi', before: 'Harjoitustunti', after: 'Harjoitustunti yövuorolle' },
    {
      field: 'description',
      language: 'en',
      before: 'On Wednesdays at 14 for supervisors.',
      after: 'On Wednesdays at 14 for everyone.',
    },
    { field: 'description', language: 'fi', before: '', after: 'Myös yöllä.' },
    { field: 'dueOn', before: null, after: '2026-12-18' },
  ]);
});

test('a goal is suggested otherwise in its sentence and its day', () => {
  const goal = {
    action: null,
    goal: { byOn: '2027-02-12', measures: [] },
    texts: { sentence: { en: 'Nobody fears.' } },
  };
  const draft = draftOf(goal);
  const changed = { ...draft, days: { byOn: '2027-03-01' } };
  expect(partsOf(changed, goal)).toEqual([{ field: 'byOn', before: '2027-02-12', after: '2027-03-01' }]);
});

test('what is not changed, emptied or only spaced otherwise is no suggestion', () => {
  expect(partsOf(draftOf(line), line)).toEqual([]);
  fc.assert(
    fc.property(fc.constantFrom('', ' ', '\n'), fc.boolean(), (space, empty) => {
      const draft = draftOf(line);
      const title = empty ? space : `${space}Practice hour${space}`;
      const texts = { ...draft.texts, title: { en: title, fi: 'Harjoitustunti', es: space } };
      expect(partsOf({ ...draft, texts, days: { startsOn: '', dueOn: '' } }, line)).toEqual([]);
    }),
  );
});
