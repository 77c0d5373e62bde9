import { addDays, dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { Design, DrawOf, ExperimentKind, Outcome } from '../contract/experiment.ts';
import type { Planned } from '../domain/advice.ts';
import type { Unit } from '../domain/draw.ts';
import { type PieceFacts, piecesByIds, sizeOf } from '../store/experiment.ts';
import { measuresByIds } from '../store/measure.ts';
import { findProbe } from '../store/probe.ts';
import { type UnitReading, unitReadings } from '../store/reading.ts';
import { type Sight, sightOf } from './sight.ts';

/** A design as it is written, before or after it was kept. */
export interface Written {
  readonly campaignId: string;
  readonly kind: ExperimentKind;
  readonly drawOf: DrawOf;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly design: Design;
}

/** What is known of a design: its size, its pieces, and how its units stood before. */
export interface Known {
  readonly planned: Planned;
  readonly units: readonly Unit[];
  readonly pieces: ReadonlyMap<string, PieceFacts>;
  readonly outcomes: readonly { name: string; unit: string }[];
}

/** Half a year of readings before the start says how units differ. */
const LOOKED_BACK_DAYS = 183;

/** Gathers what advice, draw and report need; refuses what is not there. */
export async function knownOf(ctx: Context, written: Written): Promise<Known> {
  const sight = await sightOf(ctx);
  const { design, kind, drawOf, startsOn, endsOn } = written;
  const pieces = await piecesOf(ctx, written);
  const audience = await audienceSql(ctx, design.audienceId);
  const { people, units } = await sizeOf(ctx.db, audience, design.leastPeople);
  const outcomes = await outcomesOf(ctx, written, units);
  // Strata are made by the first outcome that units were read for before.
  const first = outcomes.find(({ before }) => before.some((row) => row.length > 0));
  const baseline = new Map(units.map(({ id }, index) => [id, first?.before[index]?.at(-1) ?? null]));
  return {
    pieces,
    units: units.map((unit) => ({ ...unit, baseline: baseline.get(unit.id) ?? null })),
    outcomes: outcomes.map(({ name, unit }) => ({ name, unit })),
    planned: {
      kind,
      drawOf,
      people,
      units: units.length,
      weights: design.arms.map(({ weight }) => (drawOf === 'people' ? weight : 1)),
      startsOn,
      endsOn,
      arms: design.arms.map((arm) => ({ ...arm, startOn: arm.startsAt && dayIn(sight.zone, arm.startsAt) })),
      outcomes: outcomes.map(({ outcome, unit, before }) => ({ outcome, unit, before })),
      lanes: new Map([...pieces.values()].map(({ id, lane }) => [id, lane])),
    },
  };
}

/** The pieces that a design names; refuses those that are not in the campaign. */
export async function piecesOf(
  ctx: Context,
  { campaignId, design }: Pick<Written, 'campaignId' | 'design'>,
): Promise<Map<string, PieceFacts>> {
  const ids = [...new Set(design.arms.flatMap(({ pieceId }) => pieceId ?? []))];
  const found = (await piecesByIds(ctx.db, ids)).filter((piece) => piece.campaignId === campaignId);
  if (found.length < ids.length) return refuse('not_found', 'measurement.piece_not_found');
  return new Map(found.map((piece) => [piece.id, piece]));
}

/** Names and units of the outcomes, without the size of the audience, which takes long to count. */
export async function outcomeNames(
  ctx: Context,
  written: Written,
): Promise<readonly { name: string; unit: string }[]> {
  return (await outcomesOf(ctx, written, [])).map(({ name, unit }) => ({ name, unit }));
}

interface KnownOutcome {
  readonly outcome: Outcome;
  readonly name: string;
  readonly unit: string;
  readonly before: readonly (readonly number[])[];
}

async function outcomesOf(
  ctx: Context,
  { design, startsOn, campaignId }: Written,
  units: readonly { id: string }[],
): Promise<KnownOutcome[]> {
  const ids = design.outcomes.flatMap(({ of }) => (of.kind === 'measure' ? [of.measureId] : []));
  const measures = new Map((await measuresByIds(ctx.db, ids)).map((measure) => [measure.id, measure]));
  const sight = await sightOf(ctx);
  const known: KnownOutcome[] = [];
  for (const outcome of design.outcomes) {
    const { of } = outcome;
    if (of.kind === 'behaviour')
      known.push({ outcome, name: of.behaviour, unit: 'percentage_points', before: [] });
    else if (of.kind === 'probe') {
      const probe = await findProbe(ctx.db, of.probeId);
      const item = probe?.campaignId === campaignId ? probe.items[of.item] : undefined;
      if (!item) return refuse('not_found', 'measurement.probe_not_found');
      known.push({ outcome, name: textIn(item.question, sight), unit: 'percentage_points', before: [] });
    } else {
      const measure = measures.get(of.measureId) ?? refuse('not_found', 'measurement.measure_not_found');
      const span = { measureId: measure.id, fromOn: addDays(startsOn, -LOOKED_BACK_DAYS), toOn: startsOn };
      const before = units.length > 0 ? rowsOf(units, await unitReadings(ctx.db, span)) : [];
      known.push({ outcome, name: textIn(measure.name, sight), unit: measure.unit, before });
    }
  }
  return known;
}

const textIn = (texts: Partial<Record<string, string>>, { language, house }: Sight): string =>
  texts[language] ?? texts[house] ?? Object.values(texts)[0] ?? '';

/** Readings by unit, in the order of the units. */
function rowsOf(units: readonly { id: string }[], readings: readonly UnitReading[]): number[][] {
  const byUnit = Map.groupBy(readings, ({ unitId }) => unitId);
  return units.map(({ id }) => (byUnit.get(id) ?? []).map(({ value }) => value));
}
