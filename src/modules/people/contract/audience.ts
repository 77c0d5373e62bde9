import { z } from 'zod';
import {
  done,
  endpoint,
  id,
  instant,
  line,
  nothing,
  pageInput,
  pageOf,
  wholeNumber,
} from '#kernel/contract.ts';
import { rule } from './audience-rule.ts';

/** Who may build audiences, and who may read them besides. */
export const AUDIENCE_BUILDERS = ['planner', 'admin'] as const;
export const AUDIENCE_READERS = ['planner', 'admin', 'leader', 'representative'] as const;

/** Names of what a rule mentions, so that it can be said in words. */
export const ruleNames = z.object({
  units: z.array(z.object({ id, name: z.string(), code: z.string() })),
  people: z.array(
    z.object({
      id,
      name: z.string().nullable(),
      title: z.string().nullable(),
      employeeNumber: z.string().nullable(),
    }),
  ),
  audiences: z.array(z.object({ id, name: z.string() })),
  attributes: z.array(
    z.object({
      key: z.string(),
      label: z.partialRecord(z.enum(['en', 'fi', 'es']), z.string()),
      type: z.enum(['text', 'number', 'day', 'choice']),
    }),
  ),
});

export type RuleNames = z.output<typeof ruleNames>;

const audienceLine = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  retiredAt: instant.nullable(),
  version: z.number(),
});

export const audience = audienceLine.extend({
  rule,
  count: z.number(),
  names: ruleNames,
  /** Audiences that use this one. */
  usedBy: z.array(z.object({ id, name: z.string() })),
  can: z.object({ change: z.boolean(), retire: z.boolean() }),
});

const previewed = z.object({
  id,
  name: z.string().nullable(),
  title: z.string().nullable(),
  employeeNumber: z.string().nullable(),
  unitName: z.string().nullable(),
  location: z.string().nullable(),
});

export const audienceContract = {
  listAudiences: endpoint({
    method: 'GET',
    path: '/api/people/audiences',
    summary: 'Saved audiences by name; with `retired=yes` those that were retired.',
    who: AUDIENCE_READERS,
    input: z.object({
      ...pageInput,
      search: z.string().trim().max(100).optional(),
      retired: z.enum(['yes', 'no']).default('no'),
    }),
    output: pageOf(audienceLine),
  }),
  readAudience: endpoint({
    method: 'GET',
    path: '/api/people/audiences/:audienceId',
    summary: 'An audience: its rule, how many people it has now, the names in its rule, and what uses it.',
    who: AUDIENCE_READERS,
    input: z.object({ audienceId: id }),
    output: audience,
  }),
  createAudience: endpoint({
    method: 'POST',
    path: '/api/people/audiences',
    summary: 'Save a rule under a name that no other audience has.',
    who: AUDIENCE_BUILDERS,
    creates: true,
    input: z.object({ name: line(120), rule }),
    output: audience,
  }),
  changeAudience: endpoint({
    method: 'PUT',
    path: '/api/people/audiences/:audienceId',
    summary:
      'Change name and rule. A `version` that is no longer the newest is refused with the newest one; a rule that leads back to this audience is refused with the way.',
    who: AUDIENCE_BUILDERS,
    input: z.object({ audienceId: id, name: line(120), rule, version: z.number().int() }),
    output: audience,
  }),
  retireAudience: endpoint({
    method: 'POST',
    path: '/api/people/audiences/:audienceId/retirement',
    summary: 'Retire an audience. Refused with their names while other audiences use it.',
    who: AUDIENCE_BUILDERS,
    input: z.object({ audienceId: id }),
    output: done,
  }),
  reviveAudience: endpoint({
    method: 'DELETE',
    path: '/api/people/audiences/:audienceId/retirement',
    summary: 'Take an audience back into use, when its name is free and what it uses is there.',
    who: AUDIENCE_BUILDERS,
    input: z.object({ audienceId: id }),
    output: audience,
  }),
  countAudience: endpoint({
    method: 'POST',
    path: '/api/people/audience-counts',
    summary:
      'How many people a rule has now, without saving it. Only people who are active or on leave count.',
    who: AUDIENCE_BUILDERS,
    input: z.object({ rule }),
    output: z.object({ count: z.number() }),
  }),
  previewAudience: endpoint({
    method: 'POST',
    path: '/api/people/audience-previews',
    summary: 'How many people a rule has, and some of them by name.',
    who: AUDIENCE_BUILDERS,
    input: z.object({ rule, limit: wholeNumber.pipe(z.number().min(1).max(100)).default(20) }),
    output: z.object({ count: z.number(), people: z.array(previewed) }),
  }),
  readRuleNames: endpoint({
    method: 'POST',
    path: '/api/people/rule-names',
    summary: 'The names of units, people, audiences and attributes that a rule mentions.',
    who: AUDIENCE_READERS,
    input: z.object({ rule }),
    output: ruleNames,
  }),
  readRuleChoices: endpoint({
    method: 'GET',
    path: '/api/people/rule-choices',
    summary: 'Role families, locations and attribute values that occur, to choose from; most frequent first.',
    who: AUDIENCE_READERS,
    input: nothing,
    output: z.object({
      roleFamilies: z.array(z.string()),
      locations: z.array(z.string()),
      attributes: ruleNames.shape.attributes,
    }),
  }),
};
