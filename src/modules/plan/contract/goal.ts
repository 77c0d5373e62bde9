import { z } from 'zod';
import { done, endpoint, id } from '#kernel/contract.ts';
import { threadKind } from '#modules/brand/contract/thread.ts';
import { goalFields, measureAnswers, measureFields, shownText } from './line.ts';
import { PLANNERS, STUDIO } from './strategy.ts';

const written = z.object({ id, version: z.number().int() });
const version = z.number().int();

const goalDraft = goalFields.omit({ position: true, sealReason: true, sealOpensOn: true });
const measureDraft = measureFields.omit({ position: true });

/** What the helper says about a measure; translated under `measure.findings.<code>`. */
export const finding = z.object({
  code: z.enum([
    'moves_within_weeks',
    'moves_slowly',
    'hardly_moves',
    'movement_unknown',
    'change_shows',
    'change_hides_in_noise',
    'too_few_to_count',
    'size_unknown',
    'cheap',
    'costs_much',
    'hard_to_game',
    'can_be_gamed',
    'easily_gamed',
    'no_baseline',
    'target_is_no_change',
  ]),
  /** `good`, `watch`, or `weak`: one weak answer makes the measure weak. */
  weight: z.enum(['good', 'watch', 'weak']),
  values: z.record(z.string(), z.number()),
});
export type Finding = z.output<typeof finding>;

export const judgement = z.object({
  verdict: z.enum(['strong', 'usable', 'weak']),
  findings: z.array(finding),
});
export type Judgement = z.output<typeof judgement>;

export const goalContract = {
  addGoal: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/goals',
    summary: 'Add a goal: a sentence, for whom, by when, and the values and promises that it serves.',
    who: PLANNERS,
    creates: true,
    input: z.object({
      planId: id,
      after: id.nullable().optional(),
      ...goalDraft.partial().shape,
      sentence: goalFields.shape.sentence,
    }),
    output: written,
  }),
  changeGoal: endpoint({
    method: 'PATCH',
    path: '/api/plan/goals/:goalId',
    summary: 'Change a goal. A `version` that is no longer the newest is refused with what stands now.',
    who: PLANNERS,
    input: z.object({ goalId: id, version, fields: goalDraft.partial() }),
    output: written,
  }),
  moveGoal: endpoint({
    method: 'PUT',
    path: '/api/plan/goals/:goalId/place',
    summary: 'Put a goal behind another, or first.',
    who: PLANNERS,
    input: z.object({ goalId: id, after: id.nullable() }),
    output: written,
  }),
  readGoalDependants: endpoint({
    method: 'GET',
    path: '/api/plan/goals/:goalId/dependants',
    summary: 'What is linked to a goal, and what of it would serve nothing if the goal went.',
    who: STUDIO,
    input: z.object({ goalId: id }),
    output: z.object({
      dependants: z.array(
        z.object({ kind: threadKind, id, title: shownText.nullable(), hangs: z.boolean() }),
      ),
    }),
  }),
  removeGoal: endpoint({
    method: 'POST',
    path: '/api/plan/goals/:goalId/removal',
    summary:
      'Remove a goal with its measures. Refused with the list while `leftHanging` does not name all that would serve nothing.',
    who: PLANNERS,
    input: z.object({ goalId: id, version, leftHanging: z.array(id).max(20_000) }),
    output: done,
  }),
  addMeasure: endpoint({
    method: 'POST',
    path: '/api/plan/goals/:goalId/measures',
    summary: 'Add a measure to a goal: unit, direction, baseline, target, source.',
    who: PLANNERS,
    creates: true,
    input: z.object({
      ...measureDraft.shape,
      goalId: id,
      unitLabel: measureFields.shape.unitLabel.default(null),
      baseline: measureFields.shape.baseline.default(null),
      answers: measureFields.shape.answers.default(null),
    }),
    output: written,
  }),
  changeMeasure: endpoint({
    method: 'PATCH',
    path: '/api/plan/measures/:measureId',
    summary: 'Change a measure, or record the answers to its four questions.',
    who: PLANNERS,
    input: z.object({ measureId: id, version, fields: measureDraft.omit({ goalId: true }).partial() }),
    output: written,
  }),
  removeMeasure: endpoint({
    method: 'DELETE',
    path: '/api/plan/measures/:measureId',
    summary: 'Remove a measure.',
    who: PLANNERS,
    input: z.object({ measureId: id, version: z.coerce.number().int() }),
    output: done,
  }),
  judgeMeasure: endpoint({
    method: 'POST',
    path: '/api/plan/measure-judgements',
    summary:
      'What the answers to the four questions say about a measure, before anything is saved: can it show the change?',
    who: STUDIO,
    input: z.object({
      ...measureFields.pick({ unit: true, direction: true, baseline: true, target: true }).shape,
      answers: measureAnswers,
    }),
    output: judgement,
  }),
};
