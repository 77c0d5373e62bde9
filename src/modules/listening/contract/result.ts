import { z } from 'zod';
import { day, editions, endpoint, id, instant, language, pageInput, pageOf } from '#kernel/contract.ts';
import { change, EVERYONE, figure, group, groupKey, itemResult, shown, withheldReason } from './figure.ts';
import { construct, surveyKind } from './item.ts';

/** Who reads every published group at once; everybody else begins with the whole organisation and their own groups. */
export const REPORT_READERS = ['planner', 'leader', 'representative', 'admin'] as const;
/** Who sees who looked at which report. */
export const LOG_READERS = ['representative', 'admin'] as const;

const waveHead = z.object({
  id,
  surveyId: id,
  title: editions(),
  kind: surveyKind,
  languages: z.array(language),
  closedAt: instant.nullable(),
  state: z.enum(['closed', 'published', 'answered']),
});

const participation = z.object({
  invited: z.int(),
  answered: z.int(),
  percent: z.int(),
});

export const resultContract = {
  listResults: endpoint({
    method: 'GET',
    path: '/api/listening/results',
    summary:
      'Waves whose results I may read: those to which I was invited; all, for those who plan, lead or represent.',
    who: 'signedIn',
    input: z.object({ ...pageInput }),
    output: pageOf(
      waveHead.extend({
        participation: participation.nullable(),
        invited: z.boolean(),
        answeredAt: instant.nullable(),
      }),
    ),
  }),
  readResultProgress: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results/progress',
    summary: 'How far the results of a closed wave are made.',
    who: 'signedIn',
    input: z.object({ waveId: id }),
    output: z.object({
      state: z.enum(['waiting', 'planning', 'counting', 'done', 'failed']),
      done: z.int(),
      of: z.int(),
    }),
  }),
  readResults: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results',
    summary:
      'The report of a group. Asked for a group that is withheld it answers with the smallest group around it that is shown, and says so.',
    who: 'signedIn',
    input: z.object({ waveId: id, group: groupKey.default(EVERYONE) }),
    output: z.object({
      wave: waveHead,
      group,
      /** The group that was asked for and is not shown, and why; null: it is shown. */
      insteadOf: group.extend({ reason: withheldReason }).nullable(),
      participation,
      items: z.array(itemResult),
      constructs: z.array(
        z.object({ construct, items: z.int(), favourable: figure, change: change.nullable() }),
      ),
      /** The groups that I may read, in the order of the organisation; those that I belong to are mine. */
      groups: z.array(group.extend({ mine: z.boolean(), parent: groupKey.nullable() })),
      /** The wave before of the same survey with results. */
      before: z.object({ waveId: id, closedAt: instant }).nullable(),
      can: z.object({
        readAll: z.boolean(),
        answer: z.boolean(),
        chooseFocus: z.boolean(),
        editThemes: z.boolean(),
        readLog: z.boolean(),
      }),
    }),
  }),
  readResultMap: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results/map',
    summary: 'Groups of a view × items: favourable shares; what is withheld carries its reason.',
    who: 'signedIn',
    input: z.object({ waveId: id, view: z.string().max(60).optional() }),
    output: z.object({
      views: z.array(z.string()),
      view: z.string(),
      items: z.array(z.object({ itemId: id, text: editions(), construct: construct.nullable() })),
      everyone: z.array(shown),
      rows: z.array(
        group.extend({
          parent: groupKey.nullable(),
          mine: z.boolean(),
          answered: z.int().nullable(),
          /** Why the whole group is withheld; then it has no cells. */
          reason: withheldReason.nullable(),
          cells: z.array(shown),
        }),
      ),
    }),
  }),
  readResultTrend: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results/trend',
    summary: 'An item over the waves that asked it, up to this one, with the interval of each change.',
    who: 'signedIn',
    input: z.object({ waveId: id, itemId: id, group: groupKey.default(EVERYONE) }),
    output: z.object({
      itemId: id,
      text: editions(),
      points: z.array(
        z.object({
          waveId: id,
          closedAt: instant,
          favourable: shown.nullable(),
          mean: shown.nullable(),
          change: change.nullable(),
        }),
      ),
    }),
  }),
  readDrivers: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results/drivers',
    summary:
      'Which items go with the outcome, as shares of its spread with intervals, for everybody. Association, not cause.',
    who: 'signedIn',
    input: z.object({ waveId: id }),
    output: z.object({
      /** Null: see `why`. */
      drivers: z
        .object({
          outcome: z.object({ itemId: id, text: editions() }),
          method: z.enum(['LMG', 'relative weights']),
          people: z.int(),
          /** How much of the outcome's spread the items explain together, in percent. */
          explained: figure,
          items: z.array(
            z.object({ itemId: id, text: editions(), share: figure, favourable: shown.nullable() }),
          ),
        })
        .nullable(),
      why: z.enum(['no_outcome', 'too_few_items', 'too_few_people', 'no_spread']).nullable(),
    }),
  }),
  listResultComments: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results/comments',
    summary: 'What people wrote, from ten on, shuffled, without score or date.',
    who: 'signedIn',
    input: z.object({
      waveId: id,
      itemId: id.optional(),
      group: groupKey.default(EVERYONE),
      themeId: id.optional(),
      ...pageInput,
    }),
    output: pageOf(z.object({ itemId: id, language, text: z.string(), themes: z.array(id) })).extend({
      items: z.array(
        z.object({
          itemId: id,
          text: editions(),
          comments: z.int().nullable(),
          withheld: withheldReason.nullable(),
        }),
      ),
      /** Groups with comments that are shown and that I may read. */
      groups: z.array(group),
    }),
  }),
  listWithheld: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results/withheld',
    summary: 'What is withheld and why: groups with the group that they are shown in, and single figures.',
    who: 'signedIn',
    input: z.object({ waveId: id }),
    output: z.object({
      /** The smallest numbers: of people behind a figure, a spread or comments. */
      least: z.object({ people: z.int(), spread: z.int(), comments: z.int() }),
      shown: z.int(),
      groups: z.array(group.extend({ reason: withheldReason, shownIn: group.nullable() })),
      figures: z.array(z.object({ group: groupKey, itemId: id, reason: withheldReason })),
    }),
  }),
  listResultReaders: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results/readers',
    summary: 'Who looked at which report on which day.',
    who: LOG_READERS,
    input: z.object({ waveId: id, ...pageInput }),
    output: pageOf(
      z.object({
        person: z.object({ id, name: z.string().nullable() }),
        report: z.enum(['report', 'map', 'trend', 'drivers', 'comments', 'export']),
        group,
        on: day,
      }),
    ),
  }),
  exportResultTable: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results.csv',
    summary: 'Everything published that I may read, a line per group, item and figure.',
    who: 'signedIn',
    input: z.object({ waveId: id }),
    output: 'file',
  }),
  exportResultPackage: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/results.json',
    summary:
      'An open package: everything published with the manifest, the list of ballots and checksums; `scripts/verify-results.mjs FILE` checks it.',
    who: REPORT_READERS,
    input: z.object({ waveId: id }),
    output: 'file',
  }),
};
