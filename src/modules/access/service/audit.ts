import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { csvLines } from '#platform/csv.ts';
import type { Handlers } from '#platform/module.ts';
import type { auditContract } from '../contract/audit.ts';
import { type AuditPlace, cursorOf, placeOf } from '../domain/audit.ts';
import { auditExported } from '../events.ts';
import { type AuditFilter, type AuditRow, auditPage } from '../store/audit.ts';

export const auditHandlers: Handlers<typeof auditContract> = {
  async readAudit(ctx, { after, limit, ...filter }) {
    const found = await auditPage(ctx.db, inZone(ctx, filter), {
      after: after === undefined ? undefined : (placeOf(after) ?? refuse('invalid', 'not_a_cursor')),
      limit: limit + 1,
    });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return { rows: rows.map(asEntry), next: found.length > limit && last ? cursorOf(last) : null };
  },

  async exportAudit(ctx, filter) {
    const filters = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    await ctx.publish(auditExported, null, { filters });
    return {
      fileName: `inward-audit-${ctx.today}.csv`,
      contentType: 'text/csv; charset=utf-8',
      body: lines(ctx, inZone(ctx, filter)),
    };
  },
};

const EXPORT_PAGE = 1000;

const COLUMNS = [
  'at',
  'event',
  'actor_kind',
  'actor_id',
  'actor',
  'subject_kind',
  'subject_id',
  'subject',
  'request_id',
  'body',
] as const;

/** Page by page, so that neither the log's length nor the reader's speed costs memory. */
async function* lines(ctx: Context, filter: AuditFilter): AsyncGenerator<string> {
  yield csvLines([COLUMNS]);
  for (let after: AuditPlace | undefined; ; ) {
    const rows = await auditPage(ctx.db, filter, { after, limit: EXPORT_PAGE });
    if (rows.length > 0) yield csvLines(rows.map(asCells));
    after = rows.at(-1);
    if (rows.length < EXPORT_PAGE) return;
  }
}

function asCells(row: AuditRow): (string | null)[] {
  return [
    row.at,
    row.name,
    row.actorKind,
    row.actorId,
    row.actorName,
    row.subjectKind,
    row.subjectId,
    row.subjectName,
    row.requestId,
    JSON.stringify(row.body),
  ];
}

function asEntry(row: AuditRow) {
  const { id, at, name, actorKind, requestId, body } = row;
  const actor = row.actorId ? { id: row.actorId, name: row.actorName } : null;
  const subject =
    row.subjectKind && row.subjectId
      ? { kind: row.subjectKind, id: row.subjectId, name: row.subjectName }
      : null;
  return { id, at, name, actorKind, actor, subject, requestId, body };
}

type Filters = InputOf<typeof auditContract.exportAudit>;

function inZone(ctx: Context, { from, until, ...rest }: Filters): AuditFilter {
  return { ...rest, days: { from, until, zone: ctx.actor.zone } };
}
