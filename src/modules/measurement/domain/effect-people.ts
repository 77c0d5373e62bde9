import { differenceSequence } from '#kernel/stats/confidence-sequence.ts';
import type { Interval } from '#kernel/stats/interval.ts';
import { differenceOfProportions } from '#kernel/stats/proportion.ts';
import { sampleRatio } from '#kernel/stats/sample-ratio.ts';
import type { Warning } from '../contract/effect.ts';
import { type RandomBytes, sharesOf } from './behaviour.ts';
import { concluded, type Estimated, type Frame, nothing, turned } from './effect.ts';

const FEWEST_PEOPLE_AN_ARM = 100;

/** An arm of people: how many were drawn, how many have it, and how many did it. */
export interface PeopleArm {
  readonly drawn: number;
  readonly people: number;
  readonly hits: number;
}

/**
 * Difference of shares of two drawn arms, the first less the second, in percentage points. `sequence`: while people still act, by a
 * confidence sequence that may be looked at every day; `shares`: once, when it is over.
 */
export function shareEffect(
  frame: Frame,
  [treated, control]: readonly [PeopleArm, PeopleArm],
  { method, random }: { method: 'sequence' | 'shares'; random: RandomBytes },
): Estimated {
  const arms = [treated, control];
  const shares = sharesOf(
    arms.map(({ hits, people }) => ({ hits, of: people })),
    random,
  );
  const shown = arms.map(({ people }, arm) => ({
    arm,
    people: shares[arm] ? people : null,
    units: null,
    value: shares[arm]?.value ?? null,
  }));
  const warnings = [...imbalanceOf(arms)];
  const few = Math.min(treated.people, control.people);
  if (few < FEWEST_PEOPLE_AN_ARM)
    warnings.push({ code: 'too_few_people', values: { people: few, least: FEWEST_PEOPLE_AN_ARM } });
  if (warnings.length > 0) return nothing(frame, { method, arms: shown, warnings });
  const interval =
    method === 'sequence' ? inSequence(frame, treated, control) : atOnce(frame, treated, control);
  const standardError = 100 * Math.hypot(errorOf(treated), errorOf(control));
  return concluded(frame, {
    method,
    arms: shown,
    interval: turned(scaled(interval, 100), frame.outcome.direction),
    standardError,
    pValue: null,
    soFar: treated.people + control.people,
    of: 'people',
    warnings,
  });
}

const errorOf = ({ hits, people }: PeopleArm) => Math.sqrt(((hits / people) * (1 - hits / people)) / people);

function inSequence({ confidence }: Frame, treated: PeopleArm, control: PeopleArm): Interval {
  const soFar = ({ hits, people }: PeopleArm) => {
    const share = hits / people;
    return { answers: people, mean: share, variance: (share * (1 - share) * people) / (people - 1) };
  };
  const planned = treated.drawn + control.drawn;
  return differenceSequence(soFar(treated), soFar(control), { planned, confidence });
}

const atOnce = ({ confidence }: Frame, treated: PeopleArm, control: PeopleArm): Interval =>
  differenceOfProportions(
    { count: treated.hits, of: treated.people },
    { count: control.hits, of: control.people },
    { confidence },
  );

function imbalanceOf(arms: readonly PeopleArm[]): Warning[] {
  if (arms.every(({ people }) => people === 0)) return [];
  const { pValue, alarm } = sampleRatio(
    arms.map(({ people }) => people),
    arms.map(({ drawn }) => Math.max(1, drawn)),
  );
  return alarm ? [{ code: 'arms_unbalanced', values: { p: Number(pValue.toPrecision(1)) } }] : [];
}

const scaled = ({ estimate, low, high }: Interval, by: number): Interval => ({
  estimate: by * estimate,
  low: by * low,
  high: by * high,
});
