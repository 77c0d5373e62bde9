import { z } from 'zod';
import { day, endpoint, id, instant, language } from '#kernel/contract.ts';
import { measureUnit, money } from '#modules/plan/contract/line.ts';
import { effectShown } from './effect.ts';
import { movement, point, READERS, shownShare, WRITERS } from './measure.ts';

/** In every language that it was written in: a frozen report can be read, and printed, in each of them. */
const texts = z.partialRecord(language, z.string());

const reportMeasure = z.object({
  id,
  name: texts,
  unit: measureUnit,
  unitLabel: texts.nullable(),
  direction: z.enum(['up', 'down']),
  baseline: z.number().nullable(),
  target: z.number(),
  series: z.array(point),
  movement,
});

const objective = z.object({ id, sentence: texts, measure: reportMeasure.nullable() });

const cost = z.object({
  money: z.array(money),
  hours: z.number(),
  /** Of the smallest group that is counted: fewer than five are not divided by. */
  people: z.object({
    reached: z.number().int().nullable(),
    understood: z.number().int().nullable(),
    acted: z.number().int().nullable(),
  }),
  per: z.object({
    reached: z.array(money),
    understood: z.array(money),
    acted: z.array(money),
  }),
});

/** All that a report says; its numbers are those of the other endpoints. */
export const reportBody = z.object({
  format: z.literal('inward-report/1'),
  campaignId: id,
  title: texts,
  organisation: z.string(),
  madeAt: instant,
  wanted: z.object({
    summary: texts.nullable(),
    axis: texts.nullable(),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    goals: z.array(z.object({ id, sentence: texts, measures: z.array(reportMeasure) })),
    objectives: z.array(objective),
  }),
  done: z.object({
    rings: z.array(
      z.object({
        name: texts,
        openedAt: instant.nullable(),
        confirmed: shownShare,
      }),
    ),
    pieces: z.array(
      z.object({
        id,
        title: texts,
        releases: z.number().int(),
        people: z.number().int().nullable(),
        seen: shownShare,
        read: shownShare,
        acknowledged: shownShare,
      }),
    ),
    /** Minutes of attention: what was asked of everybody together, and what was given. */
    attention: z.object({ asked: z.number(), given: z.number() }),
    actions: z.object({
      realised: z.number().int(),
      partly: z.number().int(),
      not: z.number().int(),
      other: z.number().int(),
    }),
  }),
  changed: z.object({
    experiments: z.array(
      z.object({
        id,
        name: z.string(),
        hypothesis: z.string(),
        outcomes: z.array(z.string()),
        effects: z.array(effectShown),
      }),
    ),
    annotations: z.array(
      z.object({ kind: z.string(), occurredOn: day, untilOn: day.nullable(), words: texts.nullable() }),
    ),
  }),
  cost,
  said: z.object({
    cases: z.array(z.object({ kind: z.string(), count: z.number().int(), answered: z.number().int() })),
    /** Objections as they stood before and now, with the share that held them where it was asked. */
    objections: z.array(
      z.object({
        words: texts,
        status: z.enum(['open', 'answered', 'gone']),
        before: z.object({ percent: z.number(), asked: z.number().int(), on: day }).nullable(),
        now: z.object({ percent: z.number(), asked: z.number().int(), on: day }).nullable(),
      }),
    ),
  }),
  learnt: z.object({ results: texts.nullable(), conclusion: texts.nullable() }),
});
export type ReportBody = z.output<typeof reportBody>;

const reportHead = z.object({
  id,
  campaignId: id,
  number: z.number().int(),
  sha256: z.string(),
  /** Hash of the version before; the hash of this one is over it too. */
  previous: z.string().nullable(),
  signedName: z.string(),
  frozenAt: instant,
});

export const reportContract = {
  readReport: endpoint({
    method: 'GET',
    path: '/api/measurement/campaigns/:campaignId/report',
    summary: 'The report of a campaign as it would be today.',
    who: READERS,
    input: z.object({ campaignId: id }),
    output: reportBody,
  }),
  listReports: endpoint({
    method: 'GET',
    path: '/api/measurement/campaigns/:campaignId/reports',
    summary: 'Versions of the report that were frozen and signed, the newest first. Every member reads them.',
    who: 'signedIn',
    input: z.object({ campaignId: id }),
    output: z.object({ reports: z.array(reportHead), can: z.object({ freeze: z.boolean() }) }),
  }),
  freezeReport: endpoint({
    method: 'POST',
    path: '/api/measurement/campaigns/:campaignId/reports',
    summary: 'Freeze the report as it stands, sign it with a hash, and share it with every member.',
    who: WRITERS,
    creates: true,
    input: z.object({ campaignId: id }),
    output: reportHead,
  }),
  readFrozenReport: endpoint({
    method: 'GET',
    path: '/api/measurement/reports/:reportId',
    summary: 'A frozen version, with the very text that its hash is of.',
    who: 'signedIn',
    input: z.object({ reportId: id }),
    output: reportHead.extend({ body: reportBody, text: z.string(), sound: z.boolean() }),
  }),
  exportReportPdf: endpoint({
    method: 'GET',
    path: '/api/measurement/reports/:reportId/pdf',
    summary: 'A frozen version as PDF, to be printed or handed to a board.',
    who: 'signedIn',
    perMinute: 20,
    input: z.object({ reportId: id, language: language.optional() }),
    output: 'file',
  }),
  exportReportCsv: endpoint({
    method: 'GET',
    path: '/api/measurement/reports/:reportId/csv',
    summary: 'The numbers of a frozen version as CSV.',
    who: 'signedIn',
    input: z.object({ reportId: id, language: language.optional() }),
    output: 'file',
  }),
};
