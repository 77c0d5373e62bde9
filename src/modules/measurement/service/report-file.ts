import { formatDay } from '#kernel/calendar.ts';
import type { FileAnswer } from '#kernel/contract.ts';
import { editionFor, type Language } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { csvLines } from '#platform/csv.ts';
import { translator } from '#platform/translate.ts';
import { reportBody } from '../contract/report.ts';
import { reportLines } from '../domain/report-lines.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import type { ReportRow } from '../store/report.ts';
import { paperOf } from './report-paper.ts';

const inLanguage = translator({ en, fi, es });

async function spoken(ctx: Context, asked: Language | undefined) {
  const language = asked ?? ctx.actor.language;
  const { language: house, accent, zone } = await organisationOf(ctx);
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return {
    language,
    accent,
    t: inLanguage(language),
    say: (texts: Parameters<typeof editionFor>[0]) => editionFor(texts, language, house),
    number: (value: number) => format.format(value),
    money: ({ cents, currency }: { cents: number; currency: string }) =>
      new Intl.NumberFormat(language, { style: 'currency', currency }).format(cents / 100),
    day: (day: string) => formatDay(day, language),
    zone,
  };
}

/** A frozen version as PDF: its numbers are those of the kept text, whatever happened since. */
export async function exportReportPdf(
  ctx: Context,
  row: ReportRow,
  asked: Language | undefined,
): Promise<FileAnswer> {
  const words = await spoken(ctx, asked);
  const { number, sha256, signedName, frozenAt } = row;
  const paper = paperOf(reportBody.parse(JSON.parse(row.body)), {
    ...words,
    version: { number, sha256, signedName, frozenOn: frozenAt.slice(0, 10) },
  });
  // Loaded when somebody prints: the library is large.
  const { renderPaper } = await import('#platform/pdf-report.tsx');
  return {
    fileName: `report-${number}-${words.language}.pdf`,
    contentType: 'application/pdf',
    body: await renderPaper(paper),
  };
}

/** The numbers of a frozen version, a line each. */
export async function exportReportCsv(
  ctx: Context,
  row: ReportRow,
  asked: Language | undefined,
): Promise<FileAnswer> {
  const { t, say, language } = await spoken(ctx, asked);
  const columns = ['section', 'subject', 'figure', 'day', 'value', 'low', 'high'];
  const lines = reportLines(reportBody.parse(JSON.parse(row.body)), { t, say });
  return {
    fileName: `report-${row.number}-${language}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: `\uFEFF${csvLines([columns.map((name) => t(`csv.${name}`)), ...lines])}`,
  };
}
