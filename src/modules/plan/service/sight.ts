import { type Day, dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { type Editions, LANGUAGES, type Language } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { PlanState } from '../contract/hearing.ts';
import type { ShownText } from '../contract/line.ts';
import { type Asker, canEditPlans, canSeeDrafts, canSeeSealed } from '../domain/permission.ts';
import { type Sealable, sealOf } from '../domain/seal.ts';
import { isPublic, planStateOn } from '../domain/state.ts';
import { lockPlan } from '../store/change.ts';
import { findPlan, type PlanRecord } from '../store/plan.ts';

/** Everything that deciding and showing asks of the one who asks, and of the day and language of the house. */
export interface Sight {
  readonly asker: Asker;
  /** The day at the organisation: hearings open and seals fall for everybody at once. */
  readonly today: Day;
  readonly language: Language;
  readonly house: Language;
}

export type SeenPlan = PlanRecord & { readonly state: PlanState };

/** What writing lines needs to know of the plan that they belong to. */
export type HeldPlan = Pick<SeenPlan, 'id' | 'state' | 'ownerId' | 'removedAt'>;

/** Who the actor is to the rules; the system may what planners and leaders may. */
export function askerOf({ actor }: Context): Asker {
  if (actor.kind !== 'system') return { personId: actor.personId, grants: actor.grants };
  const everything = [
    { role: 'planner', unitId: null },
    { role: 'leader', unitId: null },
  ] as const;
  return { personId: null, grants: everything };
}

export async function sightOf(ctx: Context): Promise<Sight> {
  const { zone, language } = await organisationOf(ctx);
  return {
    asker: askerOf(ctx),
    today: dayIn(zone, ctx.now),
    language: ctx.actor.language,
    house: language,
  };
}

export function stateOf(plan: PlanRecord, today: Day): PlanState {
  const { hearing, start, end } = plan;
  return planStateOn({ hearing, isStarted: start !== null, isEnded: end !== null }, today);
}

/** A plan that the actor may see; a draft is not there for those who write no plans. */
export async function planFor(ctx: Context, planId: string, sight: Sight): Promise<SeenPlan> {
  const found = (await findPlan(ctx.db, planId)) ?? notFound();
  const state = stateOf(found, sight.today);
  return isPublic(state) || canSeeDrafts(sight.asker) ? { ...found, state } : notFound();
}

/** A plan for an actor who writes it, held until the transaction ends. */
export async function planToEdit(tx: Context, planId: string, sight: Sight): Promise<SeenPlan> {
  await planFor(tx, planId, sight);
  if (!canEditPlans(sight.asker)) refuse('forbidden', 'plan.planners_of_all_only');
  return heldPlan(tx, planId, sight);
}

/** A plan that goes on, held until the transaction ends; who may do what in it is the caller's question. */
export async function heldPlan(tx: Context, planId: string, sight: Sight): Promise<SeenPlan> {
  await lockPlan(tx.db, planId);
  const plan = await planFor(tx, planId, sight);
  if (plan.state === 'ended') refuse('conflict', 'plan.plan_has_ended');
  return plan;
}

/** The seal that keeps a line from this reader, null when they may read it. */
export function sealedFrom(
  { asker, today }: Pick<Sight, 'asker' | 'today'>,
  line: Sealable & { readonly ownerId: string | null; readonly helperIds?: readonly string[] },
): { reason: string; opensOn: Day } | null {
  const seal = sealOf(line, today);
  return seal && !canSeeSealed(asker, line) ? seal : null;
}

/** A text in the reader's language, else the house's, else whatever there is; null when there is none. */
export function shown(
  { language, house }: Pick<Sight, 'language' | 'house'>,
  text: Editions | null | undefined,
): ShownText | null {
  const found = [language, house, ...LANGUAGES].find((candidate) => text?.[candidate]);
  return found && text ? { text: text[found] ?? '', language: found } : null;
}

/** The same for texts that are never empty. */
export const shownAlways = (sight: Pick<Sight, 'language' | 'house'>, text: Editions): ShownText =>
  shown(sight, text) ?? { text: '', language: sight.house };

const notFound = () => refuse('not_found', 'plan.plan_not_found');
