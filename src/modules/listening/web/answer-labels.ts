import type { Editions } from '#kernel/language.ts';
import type { WaveManifest } from '../contract/public-wave.ts';
import type { ViewName } from '../contract/wave.ts';

type ManifestLabel = WaveManifest['views'][number]['labels'][number];

/** A label as whoever answers sees it: its words and how many people share it. */
export interface CarriedLabel {
  readonly view: ViewName;
  readonly id: string;
  readonly key: string;
  readonly isEveryone: boolean;
  readonly names: Editions;
  readonly people: number;
}

/** The labels of a view under which somebody may be counted, their own first, everyone last. */
export interface LabelChoice {
  readonly view: ViewName;
  readonly chain: readonly CarriedLabel[];
}

export type Under = Partial<Record<ViewName, string>>;

/** What can be chosen in each view that has more than everyone in it. */
export function labelChoices(
  manifest: WaveManifest,
  tokens: readonly { readonly view: ViewName; readonly labelId: string }[],
): readonly LabelChoice[] {
  return tokens
    .map(({ view, labelId }) => ({ view, chain: chainIn(manifest, view, labelId) }))
    .filter(({ chain }) => chain.some(({ isEveryone }) => !isEveryone))
    .sort((a, b) => placeOf(manifest, a.view) - placeOf(manifest, b.view));
}

/** Everyone who was invited, as the view without labels says it. */
export function everyoneIn(manifest: WaveManifest): CarriedLabel {
  const core = manifest.views.find(({ name }) => name === 'core') ?? manifest.views[0];
  const label = core?.labels.find(({ kind }) => kind === 'everyone');
  return label
    ? carriedFrom(core?.name ?? 'core', label)
    : { view: 'core', id: '', key: 'everyone', isEveryone: true, names: {}, people: 0 };
}

/** The labels that leave with the ballots after these choices; none: nothing finer than everyone. */
export function carriedLabels(choices: readonly LabelChoice[], under: Under): readonly CarriedLabel[] {
  return choices.flatMap(({ view, chain }) => {
    const chosen = chain.find(({ id }) => id === under[view]) ?? chain[0];
    return chosen && !chosen.isEveryone ? [chosen] : [];
  });
}

/** Everybody's label in every view: nothing but that somebody answered. */
export function underEveryone(choices: readonly LabelChoice[]): Under {
  return Object.fromEntries(
    choices.flatMap(({ view, chain }) => {
      const last = chain.at(-1);
      return last ? [[view, last.id]] : [];
    }),
  );
}

/**
 * Another label chosen in a view. Words go along: they never stand under fewer people than the answers of the organisation's view,
 * or whoever chose «whole company» would still be found by what they wrote.
 */
export function chooseLabel(
  choices: readonly LabelChoice[],
  under: Under,
  { view, labelId }: { view: ViewName; labelId: string },
): Under {
  const chosen = { ...under, [view]: labelId };
  const people = labelIn(choices, view, labelId)?.people ?? 0;
  const words = choices.find((choice) => choice.view === 'comment');
  if (view !== 'org' || !words) return chosen;
  const wide = words.chain.find((label) => label.people >= people) ?? words.chain.at(-1);
  return wide ? { ...chosen, comment: wide.id } : chosen;
}

const labelIn = (choices: readonly LabelChoice[], view: ViewName, id: string) =>
  choices.find((choice) => choice.view === view)?.chain.find((label) => label.id === id);

function chainIn(manifest: WaveManifest, view: ViewName, labelId: string): CarriedLabel[] {
  const labels = manifest.views.find(({ name }) => name === view)?.labels ?? [];
  const chain: CarriedLabel[] = [];
  for (let at: string | null = labelId; at !== null; ) {
    const label: ManifestLabel | undefined = labels.find(({ id }) => id === at);
    if (!label || chain.length > labels.length) break;
    chain.push(carriedFrom(view, label));
    at = label.parent;
  }
  return chain;
}

const carriedFrom = (view: ViewName, { id, key, kind, names, people }: ManifestLabel): CarriedLabel => ({
  view,
  id,
  key,
  isEveryone: kind === 'everyone',
  names,
  people,
});

// Words come last: everything else is about the answers.
const placeOf = ({ views }: WaveManifest, view: ViewName) =>
  view === 'comment' ? views.length : views.findIndex(({ name }) => name === view);
