import type { Context } from '#platform/context.ts';
import type { ImportCounts, ImportNote } from '../contract/import.ts';
import type { ImportSettings } from '../contract/import-settings.ts';
import type { GuessedColumn } from '../domain/import-headers.ts';
import { growingUnits, peopleApart } from '../store/import-units.ts';
import type { OpenedFile } from './import-file.ts';
import type { Staged } from './import-stage.ts';

// From so many people on a unit's results are shown under its own name (see the release plan in kernel/disclosure).
const LABEL_SIZE = 12;
const LARGE_SHARE = 0.2;

export interface Noted {
  readonly file: OpenedFile;
  readonly columns: readonly GuessedColumn[];
  readonly staged: Staged;
  readonly settings: ImportSettings;
  readonly counts: ImportCounts;
  readonly newUnits: readonly string[];
  readonly managers: { readonly leftOpen: number; readonly own: number };
}

/** What is good to know before confirming; nothing of it stands in the way. */
export async function notesOf(ctx: Context, noted: Noted): Promise<ImportNote[]> {
  const { file, columns, staged, settings, counts, newUnits, managers } = noted;
  const apart = await peopleApart(ctx.db);
  const missing = settings.markMissingAsLeft ? 'missing_leave' : 'missing_stay';
  const growing = await growingUnits(ctx.db, LABEL_SIZE, missing);
  const pay = columns.filter(({ origin }) => origin === 'pay').map(({ header }) => header);
  const counted = (code: string, count: number): ImportNote[] =>
    count > 0 ? [{ code, params: { count } }] : [];
  return [
    ...counted('without_email', apart.withoutEmail),
    ...growing.map(({ name, people }) => ({ code: 'unit_gets_label', params: { unit: name, people } })),
    ...(newUnits.length > 0
      ? [{ code: 'new_units', params: { count: newUnits.length, names: newUnits.slice(0, 10).join(', ') } }]
      : []),
    ...(counts.left > LARGE_SHARE * apart.here
      ? [{ code: 'many_leave', params: { count: counts.left, here: apart.here } }]
      : []),
    ...(settings.markMissingAsLeft ? [] : counted('missing_from_file', apart.missing)),
    ...counted('stay_left', apart.stayLeft),
    ...counted('manager_left_open', managers.leftOpen),
    ...counted('own_manager', managers.own),
    ...(pay.length > 0
      ? [{ code: 'pay_left_out', params: { count: pay.length, names: pay.join(', ') } }]
      : []),
    ...staged.ambiguousDates.map((column) => ({ code: 'dates_read_day_first', params: { column } })),
    ...(file.format.encoding === 'windows-1252' && !settings.encoding
      ? [{ code: 'read_as_windows_1252', params: {} }]
      : []),
    ...counted('header_repeated', staged.repeatedHeaders),
    ...counted('short_rows', staged.shortRows),
  ];
}
