import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

export interface ApprovalRow {
  readonly id: string;
  readonly campaignId: string;
  readonly personId: string | null;
  readonly decision: 'approved' | 'objected';
  readonly atChange: number;
  readonly words: string | null;
  readonly at: Instant;
}

/** What was decided about a brief, in order. */
export const decisionsOf = (db: Db, campaignId: string): Promise<ApprovalRow[]> =>
  db
    .selectFrom('campaigns_approval')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .orderBy('at')
    .orderBy('id')
    .limit(1000)
    .execute();

/** The same of several briefs. */
export const decisionsOfAll = (db: Db, campaignIds: readonly string[]): Promise<ApprovalRow[]> =>
  campaignIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('campaigns_approval')
        .selectAll()
        .where('campaignId', 'in', campaignIds)
        .orderBy('at')
        .orderBy('id')
        .limit(50_000)
        .execute();

export const insertApproval = (db: Db, row: ApprovalRow) =>
  db.insertInto('campaigns_approval').values(row).execute();
