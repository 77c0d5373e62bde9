import { type Day, daysBetween } from '#kernel/calendar.ts';
import type { Arm, DesignAdvice, Detectable } from '../contract/experiment.ts';
import { type KnownOutcome, type Size, smallestDetectable } from './detectable.ts';

/** All that advice on a design depends on. `startOn` of an arm is the day of the house on which its piece may go. */
export interface Planned extends Size {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly arms: readonly (Arm & { readonly startOn: Day | null })[];
  readonly outcomes: readonly KnownOutcome[];
  /** Lanes of the pieces that are named, by id. */
  readonly lanes: ReadonlyMap<string, string>;
}

/** Confidence sequences hold from about two hundred people on. */
const FEWEST_PEOPLE_AN_ARM = 100;
const FEWEST_UNITS_AN_ARM = 4;
const FEWEST_UNITS_IN_STEPS = 6;
/** Below it a draw of units can hardly find anything but a landslide. */
const FEW_UNITS = 12;
const SHORT_DAYS = 14;

/** What can be found at this size, in the order of the outcomes. */
export const detectableIn = (planned: Planned): Detectable[] =>
  planned.outcomes.map((known, index) => {
    const { smallest, needed } = smallestDetectable(planned, known);
    const { smallestWorthwhile } = known.outcome;
    return {
      outcome: index,
      unit: known.unit,
      smallest,
      smallestWorthwhile,
      findsIt: smallest !== null && smallest <= smallestWorthwhile,
      needed,
    };
  });

/** What speaks against a design: what stops it first. */
export function adviceOn(planned: Planned): DesignAdvice[] {
  const found = [
    ...stoppedByPieces(planned),
    ...stoppedByArms(planned),
    ...stoppedByOutcomes(planned),
    ...sizeOf(planned),
    ...warned(planned),
  ];
  return found.sort((one, other) => Number(other.stops) - Number(one.stops));
}

const stop = (code: DesignAdvice['code'], values: DesignAdvice['values'] = {}): DesignAdvice => ({
  code,
  stops: true,
  values,
});
const warn = (code: DesignAdvice['code'], values: DesignAdvice['values'] = {}): DesignAdvice => ({
  ...stop(code, values),
  stops: false,
});

function stoppedByPieces({ lanes, kind, arms }: Planned): DesignAdvice[] {
  const said = [...lanes.values()];
  return [
    ...(said.includes('safety') ? [stop('safety')] : []),
    ...(said.includes('must_know') ? [stop('must_know')] : []),
    ...(kind !== 'stepped' && arms.some(({ pieceId }) => pieceId === null) ? [stop('piece_missing')] : []),
  ];
}

function stoppedByArms({ kind, arms, startsOn, endsOn }: Planned): DesignAdvice[] {
  if (kind === 'stepped') {
    const starts = arms.map(({ startOn }) => startOn ?? '');
    const inOrder = starts.every((start, step) => start > (starts[step - 1] ?? startsOn) && start <= endsOn);
    return inOrder ? [] : [stop('steps_too_few')];
  }
  if (arms.length !== 2) return [stop('two_arms')];
  const [first, second] = arms;
  const same = first?.pieceId === second?.pieceId && first?.startsAt === second?.startsAt;
  if (kind === 'editions') return same ? [stop('same_for_all')] : [];
  const later = second?.startOn ?? null;
  return first?.pieceId === second?.pieceId && later !== null && later >= endsOn
    ? []
    : [stop('no_later_start')];
}

function stoppedByOutcomes({ kind, drawOf, outcomes }: Planned): DesignAdvice[] {
  const kinds = outcomes.map(({ outcome }) => outcome.of.kind);
  return [
    ...(kinds.includes('measure') && drawOf === 'people' ? [stop('outcome_needs_units')] : []),
    ...(kinds.includes('behaviour') && drawOf === 'units' ? [stop('outcome_needs_people')] : []),
    ...(kinds.includes('behaviour') && kind !== 'editions' ? [stop('held_back_cannot_read')] : []),
    ...(kinds.includes('probe') && drawOf === 'units' ? [stop('probe_needs_people')] : []),
  ];
}

function sizeOf({ kind, drawOf, people, units, weights }: Planned): DesignAdvice[] {
  if (drawOf === 'people') {
    if (kind === 'stepped') return [stop('outcome_needs_units')];
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const smallest = Math.floor((people * Math.min(...weights)) / all);
    return smallest < FEWEST_PEOPLE_AN_ARM
      ? [stop('too_few_people', { people: smallest, least: FEWEST_PEOPLE_AN_ARM })]
      : [];
  }
  const least = kind === 'stepped' ? FEWEST_UNITS_IN_STEPS : 2 * FEWEST_UNITS_AN_ARM;
  if (units < Math.max(least, weights.length)) return [stop('too_few_units', { units, least })];
  return units < FEW_UNITS ? [warn('few_units', { units })] : [];
}

function warned(planned: Planned): DesignAdvice[] {
  const { kind, drawOf, outcomes, startsOn, endsOn, units } = planned;
  const days = daysBetween(startsOn, endsOn);
  const measured = outcomes.filter(({ outcome }) => outcome.of.kind === 'measure');
  const withoutBaseline = measured.filter(
    ({ before }) => before.filter((row) => row.length > 0).length < units,
  );
  const hidden = detectableIn(planned).filter(
    ({ outcome, findsIt }) => !findsIt && outcomes[outcome]?.outcome.role === 'primary',
  );
  return [
    ...hidden.map(({ outcome, smallest, smallestWorthwhile, needed }) =>
      warn('cannot_find_it', {
        outcome: outcome + 1,
        smallest: smallest === null ? '' : rounded(smallest),
        worthwhile: smallestWorthwhile,
        needed: needed ?? '',
      }),
    ),
    ...(kind === 'hold_out' && drawOf === 'people' ? [warn('teams_talk')] : []),
    ...(withoutBaseline.length > 0 && drawOf === 'units' ? [warn('no_baseline')] : []),
    ...(measured.length > 0 && days < SHORT_DAYS ? [warn('short', { days })] : []),
  ];
}

/** Two digits that count. */
const rounded = (value: number) => Number(value.toPrecision(2));
