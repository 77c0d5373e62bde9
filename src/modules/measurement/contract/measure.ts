import { z } from 'zod';
import { day, done, editions, endpoint, id, instant, line } from '#kernel/contract.ts';
import { measureUnit, personName, shownText } from '#modules/plan/contract/line.ts';

/** Who enters readings and plans experiments. */
export const WRITERS = ['planner', 'admin'] as const;
export const READERS = ['planner', 'leader', 'representative', 'admin'] as const;

export const readingSource = z.enum(['by_hand', 'import', 'api', 'survey_item', 'behaviour']);
export type ReadingSource = z.output<typeof readingSource>;

/** What the product counts by itself. */
export const BEHAVIOURS = ['read', 'understood', 'signed', 'told', 'cases', 'suggestions'] as const;
export const behaviour = z.enum(BEHAVIOURS);

/** What feeds a measure, so that nobody has to enter it. */
export const feed = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('behaviour'),
    behaviour,
    /** Of one campaign, or of the whole house. */
    campaignId: id.nullable(),
    /** `share`: percent of those to whom it was opened, up to the day; `count`: how many in the period. */
    figure: z.enum(['share', 'count']),
    every: z.enum(['week', 'month']),
    fromOn: day,
  }),
  z.object({
    kind: z.literal('survey_item'),
    itemId: id,
    /** Mean, or percent of favourable answers. */
    figure: z.enum(['mean', 'favourable']),
  }),
]);
export type Feed = z.output<typeof feed>;

export const measureKind = z.enum(['goal', 'objective']);
export type MeasureKind = z.output<typeof measureKind>;

/** A share in percent as it may be shown: at the ends only a bound; null when fewer than five people are behind it, or a difference would tell of so few. */
export const shownShare = z
  .object({
    value: z.number(),
    bound: z.enum(['about', 'at-most', 'at-least']),
    answered: z.number().int(),
  })
  .nullable();
export type ShownShare = z.output<typeof shownShare>;

const number = z.number().min(-1e12).max(1e12);

/** What somebody enters. `low` and `high`: the 95 % interval, where the value has one. */
export const readingValue = z.object({
  value: number,
  low: number.nullable().default(null),
  high: number.nullable().default(null),
  /** Over how many people, posts or cases it was taken. */
  people: z.number().int().min(0).max(10_000_000).nullable().default(null),
  note: line(500).nullable().default(null),
});
export type ReadingValue = z.output<typeof readingValue>;

const newReading = readingValue.extend({ readOn: day, unitId: id.nullable().default(null) });

export const reading = z.object({
  id,
  readOn: day,
  unitId: id.nullable(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  people: z.number().int().nullable(),
  source: readingSource,
  note: z.string().nullable(),
  enteredBy: personName.nullable(),
  enteredAt: instant,
  corrections: z.number().int(),
  version: z.number().int(),
});

export const correction = z.object({
  number: z.number().int(),
  before: readingValue,
  /** Null: it was taken away. */
  after: readingValue.nullable(),
  reason: z.string(),
  by: personName.nullable(),
  at: instant,
});

/** Is it moving the way we want? Translated under `movement.<word>`. */
export const MOVEMENTS = [
  'reached',
  'right_way',
  'wrong_way',
  'standing',
  'cannot_tell',
  'no_reading',
] as const;
export const movement = z.object({
  word: z.enum(MOVEMENTS),
  /** From the baseline, or the first reading, to the newest; turned so that up is the wanted way. */
  change: z.number().nullable(),
  /** What the change has to exceed before it is more than chance; null where that cannot be said. */
  noise: z.number().nullable(),
  /** How much of the way from baseline to target is done, 0 to 1 and beyond. */
  share: z.number().nullable(),
  /** The day on which the target would be reached at this pace; null when it is not coming nearer. */
  reachesOn: day.nullable(),
});
export type Movement = z.output<typeof movement>;

/** A point of a series as charts draw it. */
export const point = z.object({
  readOn: day,
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export const shownMeasure = z.object({
  id,
  kind: measureKind,
  name: shownText,
  unit: measureUnit,
  unitLabel: shownText.nullable(),
  direction: z.enum(['up', 'down']),
  baseline: z.number().nullable(),
  target: z.number(),
  source: z.object({ kind: z.string(), what: z.string() }),
  feed: feed.nullable(),
  series: z.array(point),
  movement,
});
export type ShownMeasure = z.output<typeof shownMeasure>;

const measureId = { measureId: id };
const written = z.object({ id, version: z.number().int() });

export const measureContract = {
  readMeasure: endpoint({
    method: 'GET',
    path: '/api/measurement/measures/:measureId',
    summary: 'A measure with its readings, what it belongs to, and whether it is moving the way we want.',
    who: 'signedIn',
    input: z.object(measureId),
    output: shownMeasure.extend({
      /** The goal or campaign that it belongs to, the first step back to the values. */
      of: z.object({ kind: z.enum(['goal', 'campaign']), id, title: shownText }),
      readings: z.array(reading),
      /** The newest reading of each unit, where there are any. */
      units: z.array(z.object({ unit: z.object({ id, name: z.string() }), series: z.array(point) })),
      feedVersion: z.number().int().nullable(),
      can: z.object({ write: z.boolean() }),
    }),
  }),
  addReading: endpoint({
    method: 'POST',
    path: '/api/measurement/measures/:measureId/readings',
    summary:
      'Enter a reading, of the whole or of a unit. A day that has one is refused with it: correct it instead. With a token it is a reading by API.',
    who: WRITERS,
    creates: true,
    input: z.object({ ...measureId, ...newReading.shape }),
    output: written,
  }),
  correctReading: endpoint({
    method: 'PUT',
    path: '/api/measurement/readings/:readingId',
    summary: 'Correct a reading, with the reason; what stood before is kept.',
    who: WRITERS,
    input: z.object({
      readingId: id,
      version: z.number().int(),
      ...readingValue.shape,
      reason: line(500),
    }),
    output: written,
  }),
  removeReading: endpoint({
    method: 'POST',
    path: '/api/measurement/readings/:readingId/removal',
    summary: 'Take a reading away, with the reason; what stood is kept.',
    who: WRITERS,
    input: z.object({ readingId: id, version: z.number().int(), reason: line(500) }),
    output: done,
  }),
  listCorrections: endpoint({
    method: 'GET',
    path: '/api/measurement/readings/:readingId/corrections',
    summary: 'What a reading was before, who changed it and why.',
    who: READERS,
    input: z.object({ readingId: id }),
    output: z.object({ corrections: z.array(correction) }),
  }),
  setFeed: endpoint({
    method: 'PUT',
    path: '/api/measurement/measures/:measureId/feed',
    summary:
      'Let the product read a measure by itself, from what people do or from a published survey item. Readings by hand stay.',
    who: WRITERS,
    input: z.object({ ...measureId, version: z.number().int().nullable(), feed: feed.nullable() }),
    output: z.object({ version: z.number().int().nullable(), readings: z.number().int() }),
  }),
  addAnnotation: endpoint({
    method: 'POST',
    path: '/api/measurement/annotations',
    summary: 'Note what else happened on a day: a shock, a holiday, a change elsewhere.',
    who: WRITERS,
    creates: true,
    input: z
      .object({
        kind: z.enum(['shock', 'holiday', 'note']),
        occurredOn: day,
        untilOn: day.nullable().default(null),
        words: editions(200),
        planId: id.nullable().default(null),
        campaignId: id.nullable().default(null),
      })
      .refine(({ occurredOn, untilOn }) => untilOn === null || occurredOn <= untilOn, {
        error: 'ends_before_it_starts',
      }),
    output: z.object({ id }),
  }),
  removeAnnotation: endpoint({
    method: 'DELETE',
    path: '/api/measurement/annotations/:annotationId',
    summary: 'Take a note of a day away.',
    who: WRITERS,
    input: z.object({ annotationId: id }),
    output: done,
  }),
};
