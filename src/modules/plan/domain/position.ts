const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;

/** Keys longer than this are a sign that one place was used over and over: then all are written anew. */
export const LONGEST_POSITION = 40;

/**
 * A key between two others in byte order: moving a line changes that line alone, and the log of changes needs no
 * renumbering. Read as a fraction in base 36, without a last zero, so that there is always room before it.
 * `null` stands for the beginning and the end.
 *
 * @throws RangeError if `before` does not come before `after`
 */
export function positionBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after)
    throw new RangeError(`No place between ${before} and ${after}`);
  // Appending is what people mostly do: a step of one leaves keys short for long.
  return after === null ? appended(before ?? '') : midpoint(before ?? '', after);
}

/** `count` keys in order between two others, as short as they can be: for a whole import or a template at once. */
export function positionsBetween(before: string | null, after: string | null, count: number): string[] {
  if (count === 0) return [];
  const middle = midpoint(before ?? '', after ?? '');
  const left = Math.floor((count - 1) / 2);
  return [
    ...positionsBetween(before, middle, left),
    middle,
    ...positionsBetween(middle, after, count - 1 - left),
  ];
}

function appended(last: string): string {
  const digit = DIGITS.indexOf(last.charAt(0));
  if (last === '' || digit < BASE - 1) return DIGITS.charAt(last === '' ? 1 : digit + 1);
  return last.charAt(0) + appended(last.slice(1));
}

/** `before` '' is zero, `after` '' is one. */
function midpoint(before: string, after: string): string {
  const shared = sharedLength(before, after);
  if (shared > 0) return after.slice(0, shared) + midpoint(before.slice(shared), after.slice(shared));
  const low = before === '' ? 0 : DIGITS.indexOf(before.charAt(0));
  const high = after === '' ? BASE : DIGITS.indexOf(after.charAt(0));
  if (high - low > 1) return DIGITS.charAt(Math.round((low + high) / 2));
  if (after.length > 1) return after.charAt(0);
  return DIGITS.charAt(low) + midpoint(before.slice(1), '');
}

/** How long the common beginning is, where `before` goes on with zeros. */
function sharedLength(before: string, after: string): number {
  let length = 0;
  while (length < after.length && (before.charAt(length) || '0') === after.charAt(length)) length += 1;
  return length;
}
