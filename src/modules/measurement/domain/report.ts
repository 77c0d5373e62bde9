import type { ReportBody } from '../contract/report.ts';

/** Nothing is divided by fewer people than this: the cost of one would be theirs. */
const FEWEST = 5;

type Money = ReportBody['cost']['money'][number];

/** What one of so many cost, in whole cents; nothing where fewer than five stand behind it. */
export function costPer(money: readonly Money[], people: number | null): Money[] {
  if (people === null || people < FEWEST) return [];
  return money.map(({ cents, currency }) => ({ cents: Math.round(cents / people), currency }));
}

/** A number of people as it may be told; null below five. */
export const told = (people: number | undefined): number | null =>
  people !== undefined && people >= FEWEST ? people : null;

/**
 * The one text of a body: keys in byte order, no white space, so that whoever has the numbers can make the text, and its hash,
 * again (after RFC 8785).
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`;
}

/** What the hash of a version is taken of: the hash of the version before, a line break, and the text. */
export const hashedText = (text: string, previous: string | null): string => `${previous ?? ''}\n${text}`;
