import { randomBytes } from 'node:crypto';
import { addDays } from '#kernel/calendar.ts';
import { Refusal, refuse } from '#kernel/errors.ts';
import { countAudience } from '#modules/people/service/audience.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import { costLine } from '#modules/plan/contract/line.ts';
import { costTotals } from '#modules/plan/domain/cost.ts';
import { planFor, sightOf as planSightOf, sealedFrom } from '#modules/plan/service/sight.ts';
import { type Context, NOBODY } from '#platform/context.ts';
import type { ReportBody } from '../contract/report.ts';
import { shareOf } from '../domain/behaviour.ts';
import { costPer, told } from '../domain/report.ts';
import { annotationsBetween } from '../store/annotation.ts';
import { experimentsOf } from '../store/experiment.ts';
import { type GoalRow, goalsOf, type MeasureRow, measuresOf, objectivesOf } from '../store/measure.ts';
import { seriesOf } from '../store/reading.ts';
import {
  actionFacts,
  campaignCounts,
  campaignFacts,
  caseCounts,
  objectionFacts,
  pieceCounts,
  plansOfGoals,
  ringFacts,
} from '../store/report.ts';
import { effectsOf } from './effect.ts';
import { factsOf } from './measure.ts';
import { campaignTitleFor } from './sight.ts';

/** All that the report says today: only what every member may know, whoever looks. */
export async function bodyOf(ctx: Context, campaignId: string): Promise<ReportBody> {
  await campaignTitleFor(ctx, campaignId);
  const facts =
    (await campaignFacts(ctx.db, campaignId)) ?? refuse('not_found', 'measurement.campaign_not_found');
  const organisation = await organisationOf(ctx);
  const goals = await publicGoals(ctx, facts.goalIds);
  const measures = await measuresOf(ctx.db, { goalIds: goals.map(({ id }) => id), campaignId });
  const views = await measureViews(ctx, measures);
  const pieces = await pieceCounts(ctx.db, campaignId);
  const actions = await actionFacts(ctx.db, campaignId);
  const state = (name: string) => actions.filter((action) => action.state === name).length;
  const [realised, partly, not] = [state('realised'), state('partly'), state('not')];
  const minutes = (seconds: number) => Math.round(seconds / 60);
  return {
    format: 'inward-report/1',
    campaignId,
    title: facts.title,
    organisation: organisation.name,
    madeAt: ctx.now,
    wanted: {
      summary: facts.summary,
      axis: facts.axis,
      startsOn: facts.startsOn,
      endsOn: facts.endsOn,
      goals: goals.map(({ id, sentence }) => ({ id, sentence, measures: views(id) })),
      objectives: (await objectivesOf(ctx.db, campaignId)).map(({ id, sentence }) => ({
        id,
        sentence,
        measure: views(id)[0] ?? null,
      })),
    },
    done: {
      rings: await ringsOf(ctx, campaignId),
      pieces: pieces.map(({ id, title, releases, people, seen, read, asked, acknowledged }) => ({
        id,
        title: title ?? {},
        releases,
        people: told(people),
        seen: share(seen, people),
        read: share(read, people),
        acknowledged: share(acknowledged, asked),
      })),
      attention: {
        asked: minutes(pieces.reduce((sum, { secondsAsked }) => sum + secondsAsked, 0)),
        given: minutes(pieces.reduce((sum, { secondsGiven }) => sum + secondsGiven, 0)),
      },
      actions: { realised, partly, not, other: actions.length - realised - partly - not },
    },
    changed: await changedIn(ctx, campaignId, facts),
    cost: await costOf(ctx, campaignId, [...facts.costs, ...actions.flatMap(({ costs }) => costs)]),
    said: {
      cases: await caseCounts(ctx.db, campaignId),
      objections: (await objectionFacts(ctx.db, campaignId)).map(({ words, status, now, first }) => ({
        words,
        status,
        before: first,
        now: now?.on === first?.on ? null : now,
      })),
    },
    learnt: { results: facts.results, conclusion: facts.conclusion },
  };
}

const share = (hits: number, of: number) =>
  shareOf({ hits: Math.min(hits, of), of }, (length) => randomBytes(length));

/** Goals that every member may read: neither of a draft nor sealed. */
async function publicGoals(ctx: Context, goalIds: readonly string[]): Promise<GoalRow[]> {
  const member = ctx.as({ ...NOBODY, kind: 'person' });
  const sight = await planSightOf(member);
  const planOf = await plansOfGoals(ctx.db, goalIds);
  const open = new Set<string>();
  for (const planId of new Set(planOf.values())) {
    try {
      await planFor(member, planId, sight);
      open.add(planId);
    } catch (error) {
      // A draft is not there for members, and so not in the report.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  const goals = await goalsOf(ctx.db, { ids: goalIds });
  return goals.filter((goal) => open.has(planOf.get(goal.id) ?? '') && !sealedFrom(sight, goal));
}

const SHOWN_READINGS = 60;

async function measureViews(ctx: Context, measures: readonly MeasureRow[]) {
  const series = Map.groupBy(
    await seriesOf(
      ctx.db,
      measures.map(({ id }) => id),
      SHOWN_READINGS,
    ),
    ({ measureId }) => measureId,
  );
  return (ofId: string) =>
    measures
      .filter((measure) => measure.ofId === ofId)
      .map((measure) => ({
        id: measure.id,
        name: measure.name,
        unitLabel: measure.unitLabel,
        ...factsOf(measure, series.get(measure.id) ?? []),
      }));
}

async function ringsOf(ctx: Context, campaignId: string): Promise<ReportBody['done']['rings']> {
  const rings: ReportBody['done']['rings'] = [];
  for (const { name, audienceId, openedAt, confirmed, hasPacket } of await ringFacts(ctx.db, campaignId)) {
    const people = hasPacket ? await countAudience(ctx, audienceId) : 0;
    rings.push({ name, openedAt, confirmed: hasPacket ? share(confirmed, people) : null });
  }
  return rings;
}

async function changedIn(
  ctx: Context,
  campaignId: string,
  { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
): Promise<ReportBody['changed']> {
  const { zone } = await organisationOf(ctx);
  const drawn = (await experimentsOf(ctx.db, campaignId)).filter(({ drawnAt }) => drawnAt !== null);
  const experiments: ReportBody['changed']['experiments'] = [];
  for (const row of drawn) {
    const { effects } = await effectsOf(ctx, row);
    const { name, hypothesis, outcomes } = row.design;
    const words = outcomes.map(({ of }) => (of.kind === 'behaviour' ? of.behaviour : of.kind));
    experiments.push({ id: row.id, name, hypothesis, outcomes: words, effects });
  }
  const span = {
    fromOn: startsOn ?? addDays(ctx.today, -180),
    toOn: endsOn && endsOn < ctx.today ? endsOn : ctx.today,
  };
  const annotations = await annotationsBetween(ctx.db, {
    ...span,
    zone,
    planId: null,
    goalIds: [],
    campaignId,
  });
  return {
    experiments,
    annotations: annotations.map(({ kind, occurredOn, untilOn, words }) => ({
      kind,
      occurredOn,
      untilOn,
      words,
    })),
  };
}

async function costOf(
  ctx: Context,
  campaignId: string,
  costs: readonly unknown[],
): Promise<ReportBody['cost']> {
  const { money, hours } = costTotals(costs.map((line) => costLine.parse(line)));
  const counts = await campaignCounts(ctx.db, campaignId);
  const people = {
    reached: told(counts?.reached),
    understood: told(counts?.understood),
    acted: told(counts?.acted),
  };
  return {
    money,
    hours,
    people,
    per: {
      reached: costPer(money, people.reached),
      understood: costPer(money, people.understood),
      acted: costPer(money, people.acted),
    },
  };
}
