import { editionFor, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';
import type { Format } from '#web/ui/format.ts';
import type { Change, ShownFigure, WithheldReason } from '../contract/figure.ts';
import type { Item } from '../contract/item.ts';
import { optionsOf, placesOf, rankedAs } from '../domain/item.ts';

export type Report = Answer<'listening.readResults'>;
export type ReportItem = Report['items'][number];

type Shown = ShownFigure | { readonly withheld: WithheldReason };

export const isShown = (figure: Shown | null): figure is ShownFigure => figure !== null && 'value' in figure;

/** «Everyone», or the name of the group. */
export function groupWords(
  { key, name }: Pick<Report['group'], 'key' | 'name'>,
  t: Translate,
  language: Language,
): string {
  return key === 'everyone' ? t('listening:results.everyone') : editionFor(name, language);
}

/** «62 %», «≥ 95 %»: a share with the bound to which it was coded. */
export function saidShare({ value, bound }: Pick<ShownFigure, 'value' | 'bound'>, format: Format): string {
  const share = format.share(value / 100);
  return bound === 'at-least' ? `≥ ${share}` : bound === 'at-most' ? `≤ ${share}` : share;
}

/** A mean with one digit, an eNPS with its sign. */
export function saidMean({ value, bound }: ShownFigure, format: Format): string {
  const mean = new Intl.NumberFormat(format.locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
  return bound === 'at-least' ? `≥ ${mean}` : bound === 'at-most' ? `≤ ${mean}` : mean;
}

export function saidScore({ value }: ShownFigure, format: Format): string {
  return signed(value, format);
}

export const signed = (value: number, format: Format): string =>
  new Intl.NumberFormat(format.locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value);

/** Two ends of an interval: «55–68 %». */
export function saidInterval({ low, high }: { low: number; high: number }, format: Format): string {
  return `${format.number(low)}–${format.share(high / 100)}`;
}

/** A difference in words: only where its interval leaves no doubt is it one. */
export function saidChange(
  { points, low, high, clear }: Change,
  { format, t, against }: { format: Format; t: Translate; against: 'before' | 'toEveryone' },
): string {
  const interval = `${signed(low, format)} … ${signed(high, format)}`;
  if (!clear) return t(`listening:results.${against}.unclear`, { interval });
  return t(`listening:results.${against}.${points > 0 ? 'more' : 'fewer'}`, {
    points: signed(points, format),
    interval,
  });
}

/** Above or below for certain; 0 where the interval does not tell. */
export function sideOf(change: Change | null): -1 | 0 | 1 {
  if (!change?.clear) return 0;
  return change.points > 0 ? 1 : -1;
}

/** What a counted value of an item is called. */
export function valueWords(
  item: Pick<Item, 'scale'>,
  value: number,
  { t, language }: { t: Translate; language: Language },
): string {
  const { scale } = item;
  if (scale.kind === 'agree5') return t(`listening:scales.agree5.${atLeastOne(value, 5)}`);
  if (scale.kind === 'agree7') return t(`listening:scales.agree7.${atLeastOne(value, 7)}`);
  const { code, place } = scale.kind === 'ranking' ? rankedAs(value) : { code: value, place: 0 };
  const option = optionsOf(scale).find((one) => one.code === code);
  if (!option) return String(value);
  const text = editionFor(option.text, language);
  return place > 0 ? t('listening:answering.rankedAt', { place, label: text }) : text;
}

/** Where a value stands between bad (−1) and good (1); null: neither end is good. */
export function valueSide(
  { scale, good }: { scale: Item['scale']; good: 'high' | 'low' | null },
  value: number,
): number | null {
  const places = placesOf(scale);
  if (!places || good === null) return null;
  const upward = (2 * (value - places.low)) / (places.high - places.low) - 1;
  return good === 'high' ? upward : -upward;
}

type Place7 = 1 | 2 | 3 | 4 | 5 | 6 | 7;

function atLeastOne<M extends 5 | 7>(value: number, most: M): M extends 5 ? 1 | 2 | 3 | 4 | 5 : Place7 {
  // Safe: it is a whole number between the ends of the scale.
  return Math.min(most, Math.max(1, Math.round(value))) as M extends 5 ? 1 | 2 | 3 | 4 | 5 : Place7;
}
