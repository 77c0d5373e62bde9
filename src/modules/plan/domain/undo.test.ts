import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Act, nextRedo, nextUndo } from './undo.ts';

type Key = 'edit' | 'undo' | 'redo';

/** The rules driven as the service drives them: an act is written, and what it takes back is marked. */
function play(keys: readonly Key[]) {
  const acts: (Act & { undoneBy: string | null; brings: number | null })[] = [];
  const shown: number[][] = [[]];
  let document: number[] = [];
  for (const key of keys) {
    const number = acts.length + 1;
    const target = key === 'edit' ? undefined : key === 'undo' ? nextUndo(acts) : nextRedo(acts);
    if (key === 'edit') document = [...document, number];
    else if (!target) continue;
    else {
      const brought = acts.find(({ id }) => id === target.id);
      if (key === 'undo') document = document.slice(0, -1);
      else document = [...document, brought?.brings ?? 0];
      if (brought) brought.undoneBy = String(number);
    }
    const before = shown.at(-1) ?? [];
    acts.push({
      id: String(number),
      number,
      cause: key,
      undoneBy: null,
      // What doing it again would bring back: the newest number that the undoing took away.
      brings: key === 'undo' ? (before.at(-1) ?? null) : null,
    });
    shown.push(document);
  }
  return document;
}

/** What every editor does: two stacks, and a new edit empties the second. */
function reference(keys: readonly Key[]) {
  let done: number[] = [];
  let undone: number[] = [];
  let acts = 0;
  for (const key of keys) {
    if (key === 'edit') {
      acts += 1;
      done = [...done, acts];
      undone = [];
    } else if (key === 'undo' && done.length > 0) {
      acts += 1;
      undone = [...undone, done.at(-1) ?? 0];
      done = done.slice(0, -1);
    } else if (key === 'redo' && undone.length > 0) {
      acts += 1;
      done = [...done, undone.at(-1) ?? 0];
      undone = undone.slice(0, -1);
    }
  }
  return done;
}

test('undo and redo in any order do what the two stacks of an editor do', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Key>('edit', 'undo', 'redo'), { maxLength: 40 }), (keys) => {
      expect(play(keys)).toEqual(reference(keys));
    }),
    { numRuns: 500 },
  );
});

test('what people decided together is not undone by one of them', () => {
  const decided = { id: '1', number: 1, cause: 'suggestion', undoneBy: null } as const;
  expect(nextUndo([decided])).toBeUndefined();
  expect(nextUndo([{ ...decided, cause: 'start' }])).toBeUndefined();
  expect(nextUndo([decided, { ...decided, id: '2', number: 2, cause: 'edit' }])?.id).toBe('2');
});
