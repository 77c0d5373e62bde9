import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Context, hasRole } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { moderationContract } from '../contract/moderation.ts';
import { isSteward, stewardship } from '../domain/permission.ts';
import { somethingHidden, somethingReported, somethingShown } from '../events.ts';
import { type CaseRecord, findCase } from '../store/case.ts';
import {
  caseOfHiding,
  caseOfReport,
  hasMessage,
  insertHiding,
  insertReport,
  liftHiding,
  listHidings,
  listReports,
  settleReport,
  settleReportsAbout,
} from '../store/moderation.ts';
import { announce } from './announce.ts';
import { changeSettings, readSettings } from './settings.ts';
import { caseFor, caseWithRight, named, viewerOf } from './view.ts';

export const moderationHandlers: Handlers<typeof moderationContract> = {
  reportCase: (ctx, input) => ctx.transaction((tx) => report(tx, input)),
  async listReports(ctx, { after, limit, open }) {
    const found = await listReports(ctx.db, {
      after,
      limit: limit + 1,
      unitIds: partOf(ctx),
      open: open === undefined ? undefined : open === 'true',
    });
    const rows = found.slice(0, limit).map((row) => ({
      ...row,
      settledBy: named(row.settledBy, row.settlerName, row.settlerTitle),
    }));
    return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  },
  settleReport: (ctx, { reportId }) =>
    ctx.transaction(async (tx) => {
      const found = await caseOfReport(tx.db, reportId);
      await stewarded(tx, found?.caseId, 'conversation.report_not_found');
      // Settled by somebody else meanwhile is settled all the same.
      await settleReport(tx.db, { id: reportId, by: tx.actor.personId, at: tx.now });
      return {};
    }),
  hide: (ctx, input) => ctx.transaction((tx) => hide(tx, input)),
  show: (ctx, { hidingId }) =>
    ctx.transaction(async (tx) => {
      const found = await caseOfHiding(tx.db, hidingId);
      const about = await stewarded(tx, found?.caseId, 'conversation.hiding_not_found');
      if (!(await liftHiding(tx.db, { id: hidingId, by: tx.actor.personId, at: tx.now })))
        refuse('conflict', 'conversation.shown_already');
      await announce(tx, { event: somethingShown, about }, { hidingId });
      return {};
    }),
  async listHidings(ctx, { after, limit }) {
    const found = await listHidings(ctx.db, { after, limit: limit + 1, unitIds: partOf(ctx) });
    const rows = found.slice(0, limit).map((row) => ({
      ...row,
      hiddenBy: named(row.hiddenBy, row.hiderName, row.hiderTitle),
      liftedBy: named(row.liftedBy, row.lifterName, row.lifterTitle),
    }));
    return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  },
  readSettings,
  changeSettings(ctx, input) {
    const { grants } = ctx.actor;
    const forAll = grants.some(
      ({ role, unitId }) => unitId === null && (role === 'planner' || role === 'admin'),
    );
    if (!forAll) refuse('forbidden', 'conversation.settings_are_for_all');
    return changeSettings(ctx, input);
  },
};

async function report(
  tx: Context,
  { caseId, messageId, reason }: InputOf<typeof moderationContract.reportCase>,
) {
  const about = messageId ? await caseFor(tx, caseId) : await caseWithRight(tx, caseId, 'report');
  await refuseForeignMessage(tx, caseId, messageId);
  const id = newId(Date.parse(tx.now));
  const kept = await insertReport(tx.db, {
    id,
    caseId,
    messageId: messageId ?? null,
    reason,
    reportedBy: tx.actor.personId,
    reportedAt: tx.now,
    settledBy: null,
    settledAt: null,
  });
  if (!kept) refuse('conflict', 'conversation.reported_already');
  await announce(tx, { event: somethingReported, about }, { reportId: id });
  return {};
}

async function hide(tx: Context, { caseId, messageId, reason }: InputOf<typeof moderationContract.hide>) {
  const about = messageId
    ? await stewarded(tx, caseId, 'conversation.case_not_found')
    : await caseWithRight(tx, caseId, 'hide');
  await refuseForeignMessage(tx, caseId, messageId);
  const id = newId(Date.parse(tx.now));
  const target = { caseId, messageId: messageId ?? null };
  const by = tx.actor.personId;
  const hidden = await insertHiding(tx.db, {
    ...target,
    id,
    reason,
    hiddenBy: by,
    hiddenAt: tx.now,
    liftedBy: null,
    liftedAt: null,
  });
  if (!hidden) refuse('conflict', 'conversation.hidden_already');
  await settleReportsAbout(tx.db, { ...target, by, at: tx.now });
  await announce(tx, { event: somethingHidden, about }, { hidingId: id });
  return {};
}

async function refuseForeignMessage(
  ctx: Context,
  caseId: string,
  messageId: string | undefined,
): Promise<void> {
  if (messageId && !(await hasMessage(ctx.db, caseId, messageId)))
    refuse('not_found', 'conversation.message_not_found');
}

/** A case that the actor looks after as a planner; for others what they name is not there. */
async function stewarded(ctx: Context, caseId: string | undefined, code: string): Promise<CaseRecord> {
  const found = caseId ? await findCase(ctx.db, caseId, ctx.actor.personId) : undefined;
  if (!found || !isSteward(viewerOf(ctx.actor), found)) return refuse('not_found', code);
  return found;
}

/** The part of the house whose moderation somebody sees: representatives and planners of all, or a planner's units. */
function partOf({ actor }: Context): string[] | 'all' {
  const { all, unitIds } = stewardship(viewerOf(actor));
  return all || hasRole(actor, 'representative') ? 'all' : unitIds;
}
