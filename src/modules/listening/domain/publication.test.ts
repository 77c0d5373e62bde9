import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditInsiders } from '#kernel/disclosure/audit-insiders.ts';
import { auditGroups } from '#kernel/disclosure/audit-span.ts';
import { seededBytes } from '#kernel/disclosure/example-organisation.ts';
import { belongsTo } from '#kernel/disclosure/group.ts';
import { EVERYONE } from '../contract/figure.ts';
import { type ExampleWave, exampleItems, exampleWave } from '../fixtures/sealed-wave.ts';
import { withholdEnclosed } from './enclosure.ts';
import { figuresOf } from './figures.ts';
import { planItem, planWave, type WavePlan } from './publication.ts';
import { type Chunk, publicationOf, stepsOf } from './publishing.ts';
import type { SealedLabel, SealedWave } from './sealed-wave.ts';
import { decisionCandidate } from './view-plan.ts';

const items = exampleItems(1, 6);
const random = seededBytes(5);
const K = 5;

/** Ballots of one view that something follows about, though they are fewer than five, from these shown groups. */
function exposedBallots({ ballots }: ExampleWave, plan: Pick<WavePlan, 'groups'>, itemId?: string) {
  const cast = ballots.filter(({ answers }) => itemId === undefined || answers[itemId] !== undefined);
  const views = [...new Set(cast.map(({ view }) => view))].filter((view) => view !== 'core');
  return views.flatMap((view) => {
    // The judge knows more than any reader: which core ballot and which labelled one are the same person's.
    const shown = plan.groups.filter(
      (group) => group.reason === null && (group.view === view || group.view === null),
    );
    const groups = shown.map((group) =>
      cast
        .filter((one) =>
          group.view === null ? one.view === 'core' : one.view === view && group.labels.includes(one.labelId),
        )
        .map(({ person }) => person),
    );
    return groups.length < 2 ? [] : auditGroups(groups, { k: K });
  });
}

/** Groups of a wave by who was invited. */
const invitedGroups = ({ invited }: SealedWave, plan: WavePlan) =>
  plan.groups
    .filter(({ reason }) => reason === null)
    .map((group) =>
      invited
        .filter(({ id, labels }) => belongsTo({ id, attributes: labels }, decisionCandidate(group)))
        .map(({ id }) => id),
    );

/** What two people who know their own answers could work out of fewer than three others. */
function toldToInsiders({ invited }: SealedWave, plan: WavePlan) {
  const shown = plan.groups.filter(({ reason }) => reason === null);
  const people = invited.map(({ id, labels }) => ({ id, attributes: labels }));
  return auditInsiders(people, shown.map(decisionCandidate), { k: K, random });
}

describe('what a wave shows', () => {
  test('nothing follows about fewer than five invited people or ballots, in any organisation', () => {
    fc.assert(
      fc.property(
        fc.record({
          people: fc.integer({ min: 14, max: 220 }),
          seed: fc.integer({ min: 1, max: 1e6 }),
          answer: fc.double({ min: 0.2, max: 1, noNaN: true }),
          coarser: fc.constantFrom(0, 0.02, 0.2),
        }),
        (wish) => {
          // No ballot is lost here: with lost ones the judge would blame sets that nobody can name.
          const example = exampleWave({ ...wish, items, lost: 0 });
          const plan = planWave(example.wave, random);
          expect(auditGroups(invitedGroups(example.wave, plan), { k: K })).toEqual([]);
          expect(exposedBallots(example, plan)).toEqual([]);
          expect(toldToInsiders(example.wave, plan)).toEqual([]);
          for (const item of items.slice(0, 3)) {
            const { shown } = planItem(example.wave, plan, { item, random });
            const groups = shown.map(({ decision }) => decision);
            expect(exposedBallots(example, { groups }, item.id)).toEqual([]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('showing every label of five or more would not be safe', () => {
    // So that the property above can fail: the same judge on the rule of thumb of the field.
    const found = Array.from({ length: 8 }, (_, seed) => {
      const example = exampleWave({ people: 180, seed: seed + 1, items, lost: 0, coarser: 0.05 });
      const plan = planWave(example.wave, random);
      const all = plan.groups.map((group) => ({
        ...group,
        reason: group.answered < K ? ('too_few' as const) : null,
      }));
      return exposedBallots(example, { groups: all }).length;
    });
    expect(Math.max(...found)).toBeGreaterThan(0);
  });

  test('most labels are shown, and everybody is', () => {
    const { wave } = exampleWave({ people: 495, seed: 3, items, coarser: 0.01 });
    const { groups } = planWave(wave, random);
    expect(groups[0]).toMatchObject({
      key: EVERYONE,
      reason: null,
      invited: 495,
      answered: wave.rows.length,
    });
    const shown = groups.filter(({ reason }) => reason === null);
    expect(shown.length / groups.length).toBeGreaterThan(0.6);
  });

  test('when four ballots of a view are lost, its parts do not add up to less than everybody', () => {
    const { wave } = exampleWave({ people: 200, seed: 9, items, lost: 0, coarser: 0 });
    const [first] = wave.labels.filter(({ view, everyone }) => view === 'generation' && !everyone);
    const lost = {
      ...wave,
      labels: wave.labels.map((one) => (one === first ? { ...one, ballots: one.ballots - 4 } : one)),
    };
    const whole = (of: SealedWave) =>
      planWave(of, random).groups.filter(({ view, reason }) => view === 'generation' && reason === null)
        .length;
    expect(whole(lost)).toBe(whole(wave) - 1);
  });

  test('the same plan comes out again', () => {
    const { wave } = exampleWave({ people: 300, seed: 4, items });
    expect(planWave(wave, seededBytes(1))).toEqual(planWave(wave, seededBytes(2)));
  });
});

describe('over waves', () => {
  const { wave } = exampleWave({ people: 60, seed: 8, items, answer: 1, lost: 0, coarser: 0, skip: 0 });
  const members = wave.invited.map(({ id }) => id);

  test('everybody is withheld when one person joined since and nearly all answered both times', () => {
    const before = { wave: 'before', members: members.slice(1) };
    const plan = planWave({ ...wave, ledger: [before] }, random);
    expect(plan.groups[0]?.reason).toBe('earlier_waves');
    expect(auditGroups([before.members, ...invitedGroups(wave, plan)], { k: K })).toEqual([]);
  });

  test('with five joiners, or the same people, nothing is withheld for it', () => {
    for (const earlier of [members, members.slice(5)]) {
      const plan = planWave({ ...wave, ledger: [{ wave: 'before', members: earlier }] }, random);
      expect(plan.groups[0]?.reason).toBeNull();
    }
  });

  test('nor when five or more stayed silent, for then nobody knows who answered', () => {
    const quiet = exampleWave({ people: 60, seed: 8, items, answer: 0.7, lost: 0, coarser: 0 });
    const plan = planWave({ ...quiet.wave, ledger: [{ wave: 'before', members: members.slice(1) }] }, random);
    expect(plan.groups[0]?.reason).toBeNull();
  });
});

describe('figures that fit together too well', () => {
  const item = items.find(({ scale }) => scale.kind === 'agree5') ?? expect.fail();
  const label = (id: string, parentId: string | null, ballots: number): SealedLabel => {
    const everyone = id === 'all';
    return { id, view: 'org', parentId, everyone, invited: 18, ballots };
  };
  // Twelve of A and three each of B and C under P; thirty elsewhere.
  const waveOf = (a: readonly (readonly [value: number, people: number])[], others: number): SealedWave => {
    const counts = [
      ...a.map(([value, people]) => ({ labelId: 'A', value, people })),
      { labelId: 'B', value: others, people: 3 },
      { labelId: 'C', value: others, people: 3 },
      { labelId: 'D', value: 3, people: 30 },
    ].map((counter) => ({ ...counter, itemId: item.id }));
    const labels = [
      label('all', null, 0),
      label('P', 'all', 0),
      ...['A', 'B', 'C'].map((id) => label(id, 'P', id === 'A' ? 12 : 3)),
      label('D', 'all', 30),
    ];
    const invited = ['A', 'B', 'C', 'D', 'D'].flatMap((org, place) =>
      Array.from({ length: 18 }, (_, at) => ({ id: `${place} ${at}`, labels: { org } })),
    );
    const rows = counts.flatMap(({ value, people }) =>
      Array.from({ length: people }, () => ({ [item.id]: value })),
    );
    return { items: [item], views: ['org'], labels, counts, rows, invited, ledger: [] };
  };
  const publishedOf = async (wave: SealedWave) => {
    const planned = planItem(wave, planWave(wave, random), { item, random });
    const figures = figuresOf(wave, item, planned);
    return { figures, kept: await withholdEnclosed(wave, { item, shown: planned.shown, figures }) };
  };

  test('are taken back where three people would be left less than a point of the scale', async () => {
    // A's mean of 4.8 stands for 57 or 58, P's of 4.9 for 88 or 89: the six others gave 30 or more, which is five each.
    const { figures, kept } = await publishedOf(
      waveOf(
        [
          [5, 10],
          [4, 2],
        ],
        5,
      ),
    );
    expect(figures.find(({ group }) => group === 'P')?.mean).not.toBeNull();
    expect(kept.find(({ group }) => group === 'P')).toMatchObject({ mean: null, withheld: 'enclosed' });
    expect(kept.find(({ group }) => group === EVERYONE)?.mean).not.toBeNull();
  });

  test('and stay where they leave everybody room', async () => {
    const { figures, kept } = await publishedOf(
      waveOf(
        [
          [3, 6],
          [1, 6],
        ],
        3,
      ),
    );
    expect(figures.filter(({ mean }) => mean !== null).length).toBeGreaterThan(2);
    expect(kept).toEqual(figures);
  });
});

describe('making a publication', () => {
  const example = exampleWave({ people: 120, seed: 2, items });
  const made = async (done: readonly string[]): Promise<readonly Chunk[]> => {
    const chunks: Chunk[] = [];
    for await (const chunk of publicationOf(example, { done: new Set(done), random: seededBytes(3) }))
      chunks.push(chunk);
    return chunks;
  };

  test('after a restart it makes what is missing, and the same as before', async () => {
    const whole = await made([]);
    expect(whole.map(({ step }) => step)).toEqual(stepsOf(example));
    const half = whole.slice(0, 4).map(({ step }) => step);
    const rest = await made(half);
    expect(rest.map(({ step }) => step)).toEqual(stepsOf(example).slice(4));
    const figures = (chunks: readonly Chunk[]) => chunks.filter(({ kind }) => kind === 'figures');
    expect(figures(rest)).toEqual(figures(whole.slice(4)));
    expect(await made(stepsOf(example))).toEqual([]);
  });

  test('a withheld group has no number in any part of it', async () => {
    const whole = await made([]);
    const plan = whole.find((chunk) => chunk.kind === 'plan')?.plan ?? expect.fail();
    const hidden = new Set(plan.groups.filter(({ reason }) => reason !== null).map(({ key }) => key));
    const figures = whole.flatMap((chunk) => (chunk.kind === 'figures' ? chunk.figures : []));
    expect(figures.length).toBeGreaterThan(50);
    expect(figures.filter(({ group }) => hidden.has(group))).toEqual([]);
    for (const figure of figures.filter(({ withheld }) => withheld))
      expect([figure.favourable, figure.mean, figure.spread]).toEqual([null, null, null]);
  });
});
