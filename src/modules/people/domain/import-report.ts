import type { ImportColumn, ImportCounts, ImportNote, ImportProblemGroup } from '../contract/import.ts';

/** What `inward import people` did, or would do. */
export interface ImportReport {
  readonly file: string;
  /** Whether people were written: not in a dry run, and not while there is something to settle. */
  readonly written: boolean;
  readonly dryRun: boolean;
  readonly importId: string | null;
  readonly counts: ImportCounts | null;
  readonly columns: readonly ImportColumn[];
  /** How many things stand in the way. */
  readonly problems: number;
  readonly groups: readonly ImportProblemGroup[];
  readonly examples: readonly {
    readonly code: string;
    readonly row: number | null;
    readonly field: string | null;
    readonly value: string | null;
  }[];
  readonly notes: readonly ImportNote[];
  readonly failure: ImportNote | null;
}

/** The report as lines for a terminal. */
export function reportInWords(report: ImportReport): string {
  const { counts, failure } = report;
  return [
    headline(report),
    ...(failure ? [`  ${words(failure.code)}${inBrackets(failure.params)}`] : []),
    ...(counts ? countLines(counts) : []),
    ...columnLines(report.columns),
    ...problemLines(report),
    ...(report.notes.length > 0 ? ['', 'Good to know'] : []),
    ...report.notes.map(({ code, params }) => `  ${words(code)}${inBrackets(params)}`),
  ].join('\n');
}

function headline({ file, written, dryRun, failure, problems }: ImportReport): string {
  if (failure) return `${file} could not be read; nothing was written.`;
  if (written) return `${file} was imported.`;
  if (problems > 0)
    return `${file}: ${problems} ${problems === 1 ? 'thing has' : 'things have'} to be settled; nothing was written.`;
  return dryRun ? `${file} was checked; nothing was written (dry run).` : `${file} was not written.`;
}

function countLines({ rows, created, changed, moved, left, stay }: ImportCounts): string[] {
  return [
    `  ${rows} rows: ${created} new, ${changed} changed (${moved} to another unit), ${left} left, ${stay} as they were`,
  ];
}

function columnLines(columns: readonly ImportColumn[]): string[] {
  if (columns.length === 0) return [];
  const width = Math.min(32, Math.max(...columns.map(({ header }) => header.length)));
  return [
    '',
    'Columns',
    ...columns.map(({ header, target, origin, empty, unreadable, notFound }) => {
      const faults = [
        empty > 0 ? `${empty} empty` : '',
        unreadable > 0 ? `${unreadable} unreadable` : '',
        notFound > 0 ? `${notFound} not found` : '',
      ].filter((text) => text !== '');
      return `  ${header.padEnd(width)}  ${targetInWords(target, origin)}${faults.length > 0 ? ` (${faults.join(', ')})` : ''}`;
    }),
  ];
}

function targetInWords(target: ImportColumn['target'], origin: ImportColumn['origin']): string {
  if (target.kind === 'person') return `-> ${target.field}`;
  if (target.kind === 'attribute') return `-> attribute ${target.key} (${target.type})`;
  return origin === 'pay' ? 'left out: pay is never stored' : 'left out';
}

function problemLines({ groups, examples }: ImportReport): string[] {
  const blocking = groups.filter(({ severity }) => severity === 'blocks');
  if (blocking.length === 0) return [];
  return [
    '',
    'To settle',
    ...blocking.map(({ code, field, count }) => `  ${words(code)}${field ? ` in ${field}` : ''}: ${count}`),
    ...examples.map(
      ({ code, row, field, value }) =>
        `    ${row === null ? 'file' : `row ${row}`}${field ? `, ${field}` : ''}: ${words(code)}${value === null ? '' : ` “${value}”`}`,
    ),
  ];
}

const words = (code: string) => code.replaceAll('_', ' ');

function inBrackets(params: Readonly<Record<string, unknown>>): string {
  const shown = Object.entries(params).filter(([, value]) => ['string', 'number'].includes(typeof value));
  return shown.length === 0 ? '' : ` (${shown.map(([name, value]) => `${name}: ${value}`).join(', ')})`;
}
