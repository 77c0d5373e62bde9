import { startDraft } from '#modules/brand/service/draft.ts';
import { addObject } from '#modules/brand/service/draft-object.ts';
import { publishDraft } from '#modules/brand/service/publication.ts';
import type { Context } from '#platform/context.ts';
import { PROMISES } from './brand-promises.ts';
import { CARE, COURAGE, CRAFT, type ExampleValue, MISSION, OPENNESS, VISION } from './brand-words.ts';

/** What plans serve. */
export interface ExampleCore {
  readonly valueIds: readonly string[];
  readonly promiseIds: readonly string[];
}

/**
 * Writes and publishes the brand core of the example through the brand services, in the name of its planner.
 * `people` are the ids of those who carry the story, by name. Returns the ids of its values and promises in their order.
 */
export async function brandExample(ctx: Context, people: ReadonlyMap<string, string>): Promise<ExampleCore> {
  const planner = people.get('Lucía Ferrer') ?? null;
  const tx = ctx.as({
    ...ctx.actor,
    kind: 'person',
    personId: planner,
    grants: [{ role: 'planner', unitId: null }],
  });
  const draft = await startDraft(tx, {});
  await addObject(tx, { kind: 'mission', statement: MISSION });
  await addObject(tx, { kind: 'vision', statement: VISION });
  const valueIds: string[] = [];
  for (const one of [COURAGE, OPENNESS, CARE, CRAFT]) {
    const { object } = await addObject(tx, valueContent(one));
    valueIds.push(object.id);
  }
  const promiseIds: string[] = [];
  let version = draft.version;
  for (const { keeps, owner, proofs, moments, ...texts } of PROMISES) {
    const { draftVersion, object } = await addObject(tx, {
      kind: 'promise',
      ...texts,
      audienceId: null,
      ownerId: people.get(owner) ?? null,
      keeps: keeps.flatMap((place) => valueIds[place] ?? []),
      proofs: proofs.map(({ text, link = null, budget = null }) => ({ text, link, budget, fileId: null })),
      moments: moments.map((text) => ({ text })),
    });
    version = draftVersion;
    promiseIds.push(object.id);
  }
  await publishDraft(tx, {
    draftId: draft.id,
    version,
    note: 'Our first brand core: what 61 of us said in nine workshops, in three languages.',
  });
  return { valueIds, promiseIds };
}

function valueContent({ name, meaning, behaviours }: ExampleValue) {
  return {
    kind: 'value' as const,
    name,
    meaning,
    behaviours: behaviours.map(([roleFamily, text]) => ({ roleFamily, text })),
  };
}
