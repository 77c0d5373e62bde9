import { isDay } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';

/** Where a page ended, as text that a caller hands back unread. */
export function cursorOf(...position: (string | number)[]): string {
  return JSON.stringify(position);
}

/** What stands at a place of a cursor. */
export type CursorPart = 'number' | 'text' | 'id' | 'day' | 'instant';

const FITS: Record<CursorPart, (part: unknown) => boolean> = {
  number: (part) => Number.isSafeInteger(part),
  text: (part) => typeof part === 'string',
  id: (part) => typeof part === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(part),
  day: (part) => typeof part === 'string' && isDay(part),
  instant: (part) =>
    typeof part === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(part) && !Number.isNaN(Date.parse(part)),
};

/** What `cursorOf` was given: its parts by kind, or just so many. Refused when somebody wrote it themselves. */
export function positionOf(cursor: string, parts: number | readonly CursorPart[]): (string | number)[] {
  const position = parsed(cursor);
  const length = typeof parts === 'number' ? parts : parts.length;
  const fits =
    Array.isArray(position) &&
    position.length === length &&
    position.every((part) => typeof part === 'string' || typeof part === 'number') &&
    (typeof parts === 'number' || parts.every((kind, place) => FITS[kind](position[place])));
  return fits ? position : refuse('invalid', 'not_a_cursor');
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(cursor);
  } catch {
    return undefined;
  }
}
