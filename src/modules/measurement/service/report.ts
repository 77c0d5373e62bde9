import { createHash } from 'node:crypto';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { reportBody, type reportContract } from '../contract/report.ts';
import { canWrite } from '../domain/permission.ts';
import { canonicalText, hashedText } from '../domain/report.ts';
import { reportFrozen } from '../events.ts';
import {
  countCampaign,
  findReport,
  insertReport,
  livelyCampaigns,
  lockReports,
  personName,
  type ReportRow,
  reportsOf,
} from '../store/report.ts';
import { bodyOf } from './report-body.ts';
import { exportReportCsv, exportReportPdf } from './report-file.ts';
import { askerOf, campaignTitleFor, refuseUnlessWriter } from './sight.ts';

type Contract = typeof reportContract;

export const reportHandlers: Handlers<Contract> = {
  readReport: (ctx, { campaignId }) => bodyOf(ctx, campaignId),
  async listReports(ctx, { campaignId }) {
    await campaignTitleFor(ctx, campaignId);
    return { reports: await reportsOf(ctx.db, campaignId), can: { freeze: canWrite(askerOf(ctx)) } };
  },
  freezeReport: (ctx, input) => ctx.transaction((tx) => freezeReport(tx, input)),
  readFrozenReport: async (ctx, { reportId }) => {
    const row = await reportFor(ctx, reportId);
    const { body: text, ...head } = row;
    return { ...head, text, body: reportBody.parse(JSON.parse(text)), sound: isSound(row) };
  },
  exportReportPdf: async (ctx, { reportId, language }) =>
    exportReportPdf(ctx, await reportFor(ctx, reportId), language),
  exportReportCsv: async (ctx, { reportId, language }) =>
    exportReportCsv(ctx, await reportFor(ctx, reportId), language),
};

/** Counts the people of campaigns about which something arrived in the last hours. */
export async function countCampaigns(ctx: Context): Promise<void> {
  const since = new Date(Date.parse(ctx.now) - 2 * 3_600_000).toISOString();
  for (const campaignId of await livelyCampaigns(ctx.db, since))
    await countCampaign(ctx.db, campaignId, ctx.now);
}

/** A frozen version for everyone who may read the campaign. */
async function reportFor(ctx: Context, reportId: string): Promise<ReportRow> {
  const row = (await findReport(ctx.db, reportId)) ?? refuse('not_found', 'measurement.report_not_found');
  await campaignTitleFor(ctx, row.campaignId);
  return row;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const isSound = ({ body, previous, sha256: hash }: ReportRow) => sha256(hashedText(body, previous)) === hash;

/** Freezes the report as it stands, signed with a hash over the version before. */
export async function freezeReport(tx: Context, { campaignId }: InputOf<Contract['freezeReport']>) {
  refuseUnlessWriter(tx);
  await lockReports(tx.db, campaignId);
  await countCampaign(tx.db, campaignId, tx.now);
  const text = canonicalText(await bodyOf(tx, campaignId));
  const [newest] = await reportsOf(tx.db, campaignId);
  const previous = newest?.sha256 ?? null;
  const head = {
    id: newId(),
    campaignId,
    number: (newest?.number ?? 0) + 1,
    sha256: sha256(hashedText(text, previous)),
    previous,
    signedName: await personName(tx.db, tx.actor.personId),
    frozenAt: tx.now,
  };
  await insertReport(tx.db, { ...head, body: text, signedBy: tx.actor.personId });
  const { id: reportId, number, sha256: hash } = head;
  await tx.publish(
    reportFrozen,
    { kind: 'campaigns.campaign', id: campaignId },
    { reportId, number, sha256: hash },
  );
  return head;
}
