import { refuse } from '#kernel/errors.ts';

/** Where a page ended, as text that a caller hands back unread. */
export function cursorOf(...position: (string | number)[]): string {
  return JSON.stringify(position);
}

/** What `cursorOf` was given; refused when somebody wrote it themselves. */
export function positionOf(cursor: string, length: number): (string | number)[] {
  const position = parsed(cursor);
  const fits =
    Array.isArray(position) &&
    position.length === length &&
    position.every((part) => typeof part === 'string' || typeof part === 'number');
  return fits ? position : refuse('invalid', 'not_a_cursor');
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(cursor);
  } catch {
    return undefined;
  }
}
