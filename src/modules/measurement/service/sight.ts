import { refuse } from '#kernel/errors.ts';
import type { Editions, Language } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import {
  type Sight as PlanSight,
  planFor,
  sightOf as planSightOf,
  sealedFrom,
  shownAlways,
} from '#modules/plan/service/sight.ts';
import type { Context } from '#platform/context.ts';
import { type Asker, canReadAll, canWrite } from '../domain/permission.ts';
import { findCampaignName, findMeasure, goalsOf, type MeasureRow } from '../store/measure.ts';

/** Who asks and in which language, and the clocks of the house. */
export type Sight = PlanSight & { readonly zone: string };

/** Who the actor is to the rules; the system may what planners may. */
export function askerOf({ actor }: Context): Asker {
  if (actor.kind !== 'system') return { personId: actor.personId, grants: actor.grants };
  return { personId: null, grants: [{ role: 'planner', unitId: null }] };
}

export async function sightOf(ctx: Context): Promise<Sight> {
  const { zone } = await organisationOf(ctx);
  return { ...(await planSightOf(ctx)), zone };
}

/** What a measure measures, as far as the reader may know of it; to all others it is not there. */
export interface SeenMeasure {
  readonly measure: MeasureRow;
  readonly of: { kind: 'goal' | 'campaign'; id: string; title: { text: string; language: Language } };
}

export async function measureFor(ctx: Context, measureId: string, sight: Sight): Promise<SeenMeasure> {
  const measure = (await findMeasure(ctx.db, measureId)) ?? notFound();
  if (measure.campaignId !== null) {
    const title = await campaignTitleFor(ctx, measure.campaignId);
    return { measure, of: { kind: 'campaign', id: measure.campaignId, title: shownAlways(sight, title) } };
  }
  await planFor(ctx, measure.planId ?? '', sight);
  const [goal] = await goalsOf(ctx.db, { ids: [measure.ofId] });
  if (!goal || sealedFrom(sight, goal)) return notFound();
  return { measure, of: { kind: 'goal', id: goal.id, title: shownAlways(sight, goal.sentence) } };
}

/** The title of a campaign that the actor may read: drafts are for those who read everything here. */
export async function campaignTitleFor(ctx: Context, campaignId: string): Promise<Editions> {
  const found = await findCampaignName(ctx.db, campaignId);
  if (!found || !(found.open || canReadAll(askerOf(ctx))))
    return refuse('not_found', 'measurement.campaign_not_found');
  return found.title;
}

/** Refuses those whose role is for one unit only. */
export function refuseUnlessWriter(ctx: Context): void {
  if (!canWrite(askerOf(ctx))) refuse('forbidden', 'measurement.writers_of_all_only');
}

export const named = (id: string | null, name: string | null | undefined) =>
  id === null ? null : { id, name: name ?? null };

/** The title of a piece, empty where it has none yet. */
export const shownTitle = (sight: Sight, title: Editions | null): string =>
  title ? shownAlways(sight, title).text : '';

const notFound = () => refuse('not_found', 'measurement.measure_not_found');
