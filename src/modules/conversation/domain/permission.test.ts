import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant } from '#kernel/roles.ts';
import { type CaseFacts, canSee, caseRights, unseenRights, type Viewer } from './permission.ts';

const open: CaseFacts = {
  unseen: false,
  authorId: 'writer',
  ownerId: 'owner',
  unitId: 'sales',
  visibility: 'everyone',
  state: 'open',
  objectedOn: null,
  objectedTo: null,
  hiddenReason: null,
  leading: false,
};
const viewer = (personId: string | null, ...grants: Grant[]): Viewer => ({ personId, grants, system: false });
const planner = viewer('planner', { role: 'planner', unitId: null });
const plannerOfLegal = viewer('legal', { role: 'planner', unitId: 'legal' });
const representative = viewer('representative', { role: 'representative', unitId: null });
const owner = viewer('owner');
const writer = viewer('writer');
const colleague = viewer('colleague');

describe('who sees what', () => {
  test.each<[string, Viewer, CaseFacts, boolean]>([
    ['a colleague a public case', colleague, open, true],
    ['a colleague a worry kept apart', colleague, { ...open, visibility: 'owner' }, false],
    ['its owner a worry kept apart', owner, { ...open, visibility: 'owner' }, true],
    ['its writer a worry kept apart', writer, { ...open, visibility: 'owner' }, true],
    ['a planner a worry kept apart', planner, { ...open, visibility: 'owner' }, true],
    ['a planner of another unit a worry kept apart', plannerOfLegal, { ...open, visibility: 'owner' }, false],
    ['a representative a worry kept apart', representative, { ...open, visibility: 'owner' }, false],
    ['a colleague a hidden case', colleague, { ...open, hiddenReason: 'rude' }, false],
    ['its owner a hidden case', owner, { ...open, hiddenReason: 'rude' }, false],
    ['its writer a hidden case', writer, { ...open, hiddenReason: 'rude' }, true],
    ['a representative a hidden case', representative, { ...open, hiddenReason: 'rude' }, true],
  ])('%s', (_sentence, who, one, expected) => {
    expect(canSee(who, one)).toBe(expected);
  });
});

describe('who may do what', () => {
  test('the owner answers, a colleague, the writer and a planner do not; the planner does at the desk', () => {
    const may = (who: Viewer, one = open) => caseRights(who, one).answer;
    expect([owner, colleague, writer, planner].map((who) => may(who))).toEqual([true, false, false, false]);
    expect(may(planner, { ...open, ownerId: null })).toBe(true);
    expect(may(plannerOfLegal, { ...open, ownerId: null })).toBe(false);
    expect(may(owner, { ...open, objectedTo: 'owner' })).toBe(false);
  });

  test('the writer objects once, after an answer, and nobody else does', () => {
    const answered: CaseFacts = { ...open, state: 'answered' };
    expect(
      [open, answered, { ...answered, objectedOn: '2026-11-01' }].map(
        (one) => caseRights(writer, one).object,
      ),
    ).toEqual([false, true, false]);
    expect([owner, planner, colleague].some((who) => caseRights(who, answered).object)).toBe(false);
  });

  test('nobody votes for their own case, nor for one that not everybody sees', () => {
    expect(caseRights(colleague, open).vote).toBe(true);
    expect(caseRights(writer, open).vote).toBe(false);
    expect(caseRights(owner, { ...open, visibility: 'owner' }).vote).toBe(false);
  });

  test('the code of an unseen case gives the writer’s part and nothing that needs a name', () => {
    expect(unseenRights(open)).toMatchObject({ reply: true, withdraw: true, vote: false, answer: false });
    expect(Object.values(unseenRights({ state: 'withdrawn', objectedOn: null })).some(Boolean)).toBe(false);
  });
});

const someone = fc.constantFrom('writer', 'owner', 'colleague', null);
const facts: fc.Arbitrary<CaseFacts> = fc.record({
  unseen: fc.boolean(),
  authorId: someone,
  ownerId: someone,
  unitId: fc.constantFrom('sales', null),
  visibility: fc.constantFrom('everyone', 'owner'),
  state: fc.constantFrom('open', 'answered', 'merged', 'withdrawn'),
  objectedOn: fc.constantFrom('2026-11-01', null),
  objectedTo: someone,
  hiddenReason: fc.constantFrom('rude', null),
  leading: fc.boolean(),
});
const viewers: fc.Arbitrary<Viewer> = fc.record({
  personId: someone,
  grants: fc.array(
    fc.record({
      role: fc.constantFrom('planner', 'representative', 'leader', 'admin'),
      unitId: fc.constantFrom('sales', 'legal', null),
    }),
    { maxLength: 2 },
  ),
  system: fc.constant(false),
});

test('what somebody does not see they can do nothing with', () => {
  fc.assert(
    fc.property(viewers, facts, (who, one) => {
      fc.pre(!canSee(who, one));
      expect(Object.entries(caseRights(who, one)).filter(([, right]) => right)).toEqual([]);
    }),
  );
});

test('nobody answers twice after an objection, and nobody their own case by name', () => {
  fc.assert(
    fc.property(viewers, facts, (who, one) => {
      const { answer } = caseRights(who, one);
      if (who.personId !== null && who.personId === one.objectedTo) expect(answer).toBe(false);
      if (!one.unseen && who.personId !== null && who.personId === one.authorId) expect(answer).toBe(false);
    }),
  );
});
