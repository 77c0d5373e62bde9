import { EVERYONE } from '../contract/figure.ts';
import { commentsOf, type SealedComment, type StoredComments } from './comments.ts';
import { driversOf, type NoDrivers, outcomeOf, type StoredDrivers } from './drivers.ts';
import { withholdEnclosed } from './enclosure.ts';
import { figuresOf, type StoredFigures } from './figures.ts';
import { isWords, takesWords } from './item.ts';
import { planItem, planWave, type WavePlan } from './publication.ts';
import type { SealedWave } from './sealed-wave.ts';

/** What a wave's publication is made from. */
export interface PublishingInput {
  readonly wave: SealedWave;
  readonly comments: readonly SealedComment[];
}

/** A part of a publication, written as a whole: after a restart only those that are missing are made. */
export type Chunk =
  | { readonly step: string; readonly kind: 'plan'; readonly plan: WavePlan }
  | { readonly step: string; readonly kind: 'figures'; readonly figures: readonly StoredFigures[] }
  | { readonly step: string; readonly kind: 'comments'; readonly lists: readonly StoredComments[] }
  | {
      readonly step: string;
      readonly kind: 'drivers';
      readonly drivers: StoredDrivers | { readonly why: NoDrivers };
    };

/** The names of all chunks, in order. */
export function stepsOf({ wave }: PublishingInput): readonly string[] {
  const { items } = wave;
  return [
    'plan',
    ...items.filter((item) => !isWords(item)).map(({ id }) => `figures ${id}`),
    ...items.filter(takesWords).map(({ id }) => `comments ${id}`),
    'drivers',
  ];
}

/**
 * Makes the publication of a wave, chunk by chunk; chunks that are `done` are passed over. The plan depends on who belongs
 * where and how many answered, so that it comes out the same after a restart; it is made again whenever a chunk needs it.
 */
export async function* publicationOf(
  input: PublishingInput,
  { done, random }: { done: ReadonlySet<string>; random: (length: number) => Uint8Array },
): AsyncGenerator<Chunk> {
  const { wave, comments } = input;
  if (stepsOf(input).every((step) => done.has(step))) return;
  const plan = planWave(wave, random);
  if (!done.has('plan')) yield { step: 'plan', kind: 'plan', plan };
  for (const item of wave.items.filter((one) => !isWords(one))) {
    const step = `figures ${item.id}`;
    if (done.has(step)) continue;
    const planned = planItem(wave, plan, { item, random });
    const figures = figuresOf(wave, item, planned);
    yield {
      step,
      kind: 'figures',
      figures: await withholdEnclosed(wave, { item, shown: planned.shown, figures }),
    };
  }
  for (const item of wave.items.filter(takesWords)) {
    const step = `comments ${item.id}`;
    if (done.has(step)) continue;
    yield {
      step,
      kind: 'comments',
      lists: commentsOf({ labels: wave.labels, comments }, { itemId: item.id, random }),
    };
  }
  if (!done.has('drivers'))
    yield { step: 'drivers', kind: 'drivers', drivers: driversOfWave(wave, plan, random) };
}

/** The drivers are about everybody; people behind them are never more than those who answered the outcome. */
function driversOfWave(
  wave: SealedWave,
  plan: WavePlan,
  random: (length: number) => Uint8Array,
): StoredDrivers | { readonly why: NoDrivers } {
  const outcome = outcomeOf(wave.items);
  if (!outcome) return { why: 'no_outcome' };
  const { shown } = planItem(wave, plan, { item: outcome, random });
  const everyone = shown.find(({ decision }) => decision.key === EVERYONE);
  return everyone ? driversOf(wave, { everyone: everyone.published }) : { why: 'too_few_people' };
}
