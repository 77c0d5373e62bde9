import type { Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Phrase } from '../domain/themes.ts';

export interface ThemeRow {
  readonly id: string;
  readonly waveId: string;
  readonly name: Editions;
  readonly phrases: readonly Phrase[];
  readonly origin: 'found' | 'hand';
  readonly version: number;
}

const COLUMNS = ['id', 'waveId', 'name', 'phrases', 'origin', 'version'] as const;

export const themesOf = (db: Db, waveId: string): Promise<ThemeRow[]> =>
  db
    .selectFrom('listening_theme')
    .select(COLUMNS)
    .where('waveId', '=', waveId)
    .orderBy('id')
    .limit(200)
    .execute();

export const findTheme = (db: Db, themeId: string): Promise<ThemeRow | undefined> =>
  db.selectFrom('listening_theme').select(COLUMNS).where('id', '=', themeId).executeTakeFirst();

export async function insertThemes(
  db: Db,
  rows: readonly (Omit<ThemeRow, 'version'> & { changedBy: string | null; changedAt: Instant })[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ name, phrases, ...row }) => {
    return { ...row, name: JSON.stringify(name), phrases: JSON.stringify(phrases) };
  });
  await db.insertInto('listening_theme').values(values).execute();
}

/** Writes a theme if `version` is still the newest; the new version, undefined if somebody was faster. */
export const updateTheme = (
  db: Db,
  {
    id,
    version,
    name,
    phrases,
    ...changed
  }: Pick<ThemeRow, 'id' | 'version' | 'name' | 'phrases'> & { changedBy: string | null; changedAt: Instant },
): Promise<{ version: number } | undefined> =>
  db
    .updateTable('listening_theme')
    .set({
      ...changed,
      name: JSON.stringify(name),
      phrases: JSON.stringify(phrases),
      origin: 'hand',
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();

export async function deleteTheme(
  db: Db,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('listening_theme')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
