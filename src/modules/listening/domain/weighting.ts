import { EVERYONE } from '../contract/figure.ts';
import { countOf, type Published, type Stratum } from './favourable.ts';

/** A shown group of the organisation with a published figure, and the shown group around it. */
export interface WeightedGroup {
  readonly key: string;
  readonly parent: string;
  readonly invited: number;
  readonly figure: Published;
}

/** With fewer answers than this the rest of a group cannot stand for its people. */
const LEAST_OF_REST = 5;

/**
 * Parts everybody into the finest shown groups; what is left of a group beside its shown parts is a stratum too, by
 * subtraction of the published numbers. So that nothing but what every reader has goes into the weighting.
 */
export function strataOf(groups: readonly WeightedGroup[]): readonly Stratum[] {
  const whole = groups.find(({ key }) => key === EVERYONE);
  return whole ? partsOf(whole, groups) : [];
}

function partsOf(group: WeightedGroup, groups: readonly WeightedGroup[]): readonly Stratum[] {
  const parts = groups.filter(({ key, parent }) => parent === group.key && key !== group.key);
  if (parts.length === 0) return [group];
  const invited = group.invited - sum(parts, (part) => part.invited);
  const answered = group.figure.answered - sum(parts, ({ figure }) => figure.answered);
  const finer = parts.flatMap((part) => partsOf(part, groups));
  if (invited <= 0) return finer;
  if (answered < LEAST_OF_REST || answered > invited) return [group];
  const hits = countOf(group.figure) - sum(parts, ({ figure }) => countOf(figure));
  const value = (100 * Math.min(answered, Math.max(0, hits))) / answered;
  return [...finer, { invited, figure: { value, bound: 'about', answered } }];
}

const sum = <T>(list: readonly T[], of: (one: T) => number) =>
  list.reduce((total, one) => total + of(one), 0);
