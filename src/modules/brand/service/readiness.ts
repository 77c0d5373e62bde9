import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Blocker } from '../contract/draft.ts';
import type { ThreadRef } from '../contract/thread.ts';
import type { BrandObject } from '../domain/content.ts';
import { blockersOf } from '../domain/readiness.ts';
import { leftHangingBy } from '../domain/thread.ts';
import { type ObjectRow, objectsOf } from '../store/object.ts';
import { type Retirement, retirementsOf } from '../store/retirement.ts';
import { below, type NodeRow } from '../store/thread.ts';
import { currentVersion, type PublishedRow } from '../store/version.ts';

const MOST_DEPENDANTS = 20_000;

/** A draft beside what is published now. */
export interface DraftState {
  readonly first: 'en' | 'fi' | 'es';
  readonly objects: readonly ObjectRow[];
  readonly current: PublishedRow | undefined;
  readonly published: readonly ObjectRow[];
  readonly retirements: readonly Retirement[];
}

/** Reads what deciding about a draft needs. */
export async function draftState(ctx: Context, draftId: string): Promise<DraftState> {
  const first = (await organisationOf(ctx)).language;
  const current = await currentVersion(ctx.db);
  return {
    first,
    objects: await objectsOf(ctx.db, draftId),
    current,
    published: current ? await objectsOf(ctx.db, current.id) : [],
    retirements: await retirementsOf(ctx.db, draftId),
  };
}

/** What the new version would hold. */
export function livingOf({ objects, retirements }: DraftState): readonly ObjectRow[] {
  const going = new Set(retirements.map(({ objectId }) => objectId));
  return objects.filter(({ id }) => !going.has(id));
}

/** Why the draft cannot be published yet; empty when it can. */
export async function blockersNow(ctx: Context, state: DraftState): Promise<Blocker[]> {
  const hanging = await hangingWith(ctx, state, state.retirements.map(refOf));
  return blockersOf({
    first: state.first,
    living: livingOf(state),
    published: state.published,
    retired: state.retirements.map(({ objectId, leftHanging }) => ({ objectId, acknowledged: leftHanging })),
    hanging: hanging.map(({ id }) => id),
  });
}

/** What is below one published object, and whether it would serve nothing if that went with all that retires already. */
export async function dependantsOf(
  ctx: Context,
  state: DraftState,
  object: ThreadRef,
): Promise<(NodeRow & { hangs: boolean })[]> {
  const others = state.retirements.map(refOf).filter(({ id }) => id !== object.id);
  const hanging = new Set((await hangingWith(ctx, state, [object, ...others])).map(({ id }) => id));
  const dependants = await below(ctx.db, [object], MOST_DEPENDANTS);
  const going = new Set(others.map(({ id }) => id));
  return dependants
    .filter(({ id }) => !going.has(id))
    .map((dependant) => ({ ...dependant, hangs: hanging.has(dependant.id) }));
}

/** All that would hang if the given ones went, with promises linked as the draft links them. */
async function hangingWith(ctx: Context, state: DraftState, going: readonly ThreadRef[]) {
  if (going.length === 0) return [];
  const kept = keptValues(state.objects);
  const dependants = await below(ctx.db, going, MOST_DEPENDANTS);
  return leftHangingBy(
    going,
    dependants.map((one) => ({ ...one, above: (one.kind === 'promise' && kept.get(one.id)) || one.above })),
  );
}

function keptValues(objects: readonly BrandObject[]): Map<string, ThreadRef[]> {
  return new Map(
    objects.flatMap(({ id, content }) =>
      content.kind === 'promise'
        ? [[id, content.keeps.map((valueId) => ({ kind: 'value' as const, id: valueId }))] as const]
        : [],
    ),
  );
}

export const refOf = ({ kind, objectId }: Retirement): ThreadRef => ({ kind, id: objectId });
