import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { ShownAction } from '../contract/brief.ts';

export interface LinkedAction {
  readonly id: string;
  readonly planId: string;
  readonly objectiveId: string | null;
  readonly title: Editions;
  readonly kind: ShownAction['kind'];
  readonly state: ShownAction['state'];
  readonly dueOn: Day | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly costs: ShownAction['costs'];
}

/** Actions of the plan that work for a campaign and are still in it. */
export const actionsOf = (db: Db, campaignId: string): Promise<LinkedAction[]> =>
  db
    .selectFrom('campaigns_action as l')
    .innerJoin('plan_action as a', 'a.id', 'l.actionId')
    .leftJoin('people_person as o', 'o.id', 'a.ownerId')
    .select(['a.id', 'a.planId', 'l.objectiveId', 'a.title', 'a.kind', 'a.state', 'a.dueOn', 'a.ownerId'])
    .select(['o.name as ownerName', 'a.costs'])
    .where('l.campaignId', '=', campaignId)
    .where('a.removedAt', 'is', null)
    .orderBy('a.dueOn')
    .orderBy('a.id')
    .limit(500)
    .execute();

export const linkAction = (
  db: Db,
  row: { campaignId: string; actionId: string; objectiveId: string | null },
) =>
  db
    .insertInto('campaigns_action')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['campaignId', 'actionId']).doUpdateSet({ objectiveId: row.objectiveId }),
    )
    .execute();

/** Lets an action go; says whether it was there. */
export async function unlinkAction(
  db: Db,
  { campaignId, actionId }: { campaignId: string; actionId: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('campaigns_action')
    .where('campaignId', '=', campaignId)
    .where('actionId', '=', actionId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What an action is linked to on the thread. */
export const linksOfAction = (db: Db, actionId: string) =>
  db
    .selectFrom('brand_link')
    .select(['toKind', 'toId'])
    .where('fromKind', '=', 'action')
    .where('fromId', '=', actionId)
    .execute();
