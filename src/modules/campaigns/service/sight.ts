import { type Day, dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { type Editions, LANGUAGES, type Language } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { type Asker, canReadDraft, canWrite } from '../domain/permission.ts';
import { type CampaignRecord, findCampaign, lockCampaign } from '../store/campaign.ts';

/** What deciding and showing asks of the one who asks, and of the day and language of the house. */
export interface Sight {
  readonly asker: Asker;
  readonly today: Day;
  readonly language: Language;
  readonly house: Language;
}

/** Who the actor is to the rules; the system may what planners may. */
export function askerOf({ actor }: Context): Asker {
  if (actor.kind !== 'system') return { personId: actor.personId, grants: actor.grants };
  return { personId: null, grants: [{ role: 'planner', unitId: null }] };
}

export async function sightOf(ctx: Context): Promise<Sight> {
  const { zone, language } = await organisationOf(ctx);
  return { asker: askerOf(ctx), today: dayIn(zone, ctx.now), language: ctx.actor.language, house: language };
}

/** A campaign whose whole brief the actor may read; to all others it is not there. */
export async function campaignFor(ctx: Context, campaignId: string): Promise<CampaignRecord> {
  const found = (await findCampaign(ctx.db, campaignId)) ?? notFound();
  return canReadDraft(askerOf(ctx), found) ? found : notFound();
}

/** A campaign for somebody who writes it, held until the transaction ends. Closed ones stay as they were. */
export async function campaignToEdit(tx: Context, campaignId: string): Promise<CampaignRecord> {
  await campaignFor(tx, campaignId);
  refuseUnlessWriter(tx);
  await lockCampaign(tx.db, campaignId);
  const held = await campaignFor(tx, campaignId);
  if (held.state === 'closed') refuse('conflict', 'campaigns.campaign_is_closed');
  return held;
}

/** Refuses those whose role is for one unit only. */
export function refuseUnlessWriter(ctx: Context): void {
  if (!canWrite(askerOf(ctx))) refuse('forbidden', 'campaigns.writers_of_all_only');
}

/** A text in the reader's language, else the house's, else whatever there is; null when there is none. */
export function shown(
  { language, house }: Pick<Sight, 'language' | 'house'>,
  text: Editions | null | undefined,
): { text: string; language: Language } | null {
  const found = [language, house, ...LANGUAGES].find((candidate) => text?.[candidate]);
  return found && text ? { text: text[found] ?? '', language: found } : null;
}

/** The same for texts that are never empty. */
export const shownAlways = (sight: Pick<Sight, 'language' | 'house'>, text: Editions) =>
  shown(sight, text) ?? { text: '', language: sight.house };

export const named = (id: string | null, name: string | null | undefined) =>
  id === null ? null : { id, name: name ?? null };

const notFound = () => refuse('not_found', 'campaigns.campaign_not_found');
