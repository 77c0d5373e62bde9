import { z } from 'zod';
import { day, endpoint, id, instant, language, line, nothing, pageInput, pageOf } from '#kernel/contract.ts';
import { named, personCard, personState } from './directory.ts';
import { zone } from './organisation.ts';

export const attributeValues = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  z.union([line(500), z.number()]),
);

const birthYear = z.number().int().min(1900).max(2100);

/** All that is kept about a person and can be edited by hand. */
export const personFacts = z.object({
  name: line().nullable(),
  email: z.email().max(254).nullable(),
  employeeNumber: line(64).nullable(),
  unitId: id.nullable(),
  managerId: id.nullable(),
  title: line().nullable(),
  roleFamily: line().nullable(),
  location: line().nullable(),
  language: language.nullable(),
  startedOn: day.nullable(),
  birthYear: birthYear.nullable(),
  employment: line().nullable(),
  zone: zone.nullable(),
  shift: line().nullable(),
  attributes: attributeValues,
});

export type PersonFacts = z.output<typeof personFacts>;

/** In which light the reader sees a person. */
export const relation = z.enum(['self', 'keeper', 'manager', 'colleague']);

export const person = z.object({
  id,
  name: z.string().nullable(),
  title: z.string().nullable(),
  roleFamily: z.string().nullable(),
  location: z.string().nullable(),
  language: language.nullable(),
  /** From the top of the organisation down to the person's unit. */
  unitPath: z.array(named),
  manager: personCard.pick({ id: true, name: true, title: true }).nullable(),
  reports: z.number(),
  relation,
  /** For the person, their manager and those who keep the directory; null for everybody else, and when unknown. */
  startedOn: day.nullable(),
  /** For the person and those who keep the directory. */
  details: personFacts
    .pick({
      email: true,
      employeeNumber: true,
      birthYear: true,
      employment: true,
      zone: true,
      shift: true,
      attributes: true,
    })
    .extend({ state: personState, leftOn: day.nullable(), version: z.number() })
    .nullable(),
  can: z.object({ edit: z.boolean(), readHistory: z.boolean() }),
});

const change = z.object({
  id,
  at: instant,
  actor: z.object({ id, name: z.string().nullable() }).nullable(),
  source: z.enum(['hand', 'import', 'api', 'scim']),
  /** The changed facts; units and people by their present names. Nothing before: the person was added. */
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});

const chartLine = personCard.pick({ id: true, name: true, title: true, unit: true }).extend({
  /** Direct reports, and everyone below at any level, who are active or on leave. */
  reports: z.number(),
  below: z.number(),
});

export const personContract = {
  readPerson: endpoint({
    method: 'GET',
    path: '/api/people/persons/:personId',
    summary: 'A person, as far as the reader may see them.',
    who: 'signedIn',
    input: z.object({ personId: id }),
    output: person,
  }),
  createPerson: endpoint({
    method: 'POST',
    path: '/api/people/persons',
    summary: 'Add a person by hand.',
    who: ['planner', 'admin'],
    creates: true,
    input: z.object({ facts: personFacts, state: personState.exclude(['left']).default('active') }),
    output: person,
  }),
  changePerson: endpoint({
    method: 'PUT',
    path: '/api/people/persons/:personId',
    summary:
      'Change the facts of a person. A `version` that is no longer the newest is refused with the newest; a manager who is below the person is refused.',
    who: ['planner', 'admin'],
    input: z.object({ personId: id, facts: personFacts, version: z.number().int() }),
    output: person,
  }),
  changePersonState: endpoint({
    method: 'PUT',
    path: '/api/people/persons/:personId/state',
    summary: 'Say that a person is active, on leave, or has left (from a day on; today when none is given).',
    who: ['planner', 'admin'],
    input: z.object({ personId: id, state: personState, leftOn: day.optional(), version: z.number().int() }),
    output: person,
  }),
  readPersonHistory: endpoint({
    method: 'GET',
    path: '/api/people/persons/:personId/history',
    summary: 'What changed about a person, newest first: for the person and those who keep the directory.',
    who: 'signedIn',
    input: z.object({ personId: id, ...pageInput }),
    output: pageOf(change),
  }),
  readChart: endpoint({
    method: 'GET',
    path: '/api/people/chart',
    summary: 'The top of the org chart: people who have reports and no manager.',
    who: 'signedIn',
    input: nothing,
    output: z.object({ tops: z.array(chartLine) }),
  }),
  readChartNode: endpoint({
    method: 'GET',
    path: '/api/people/chart/:personId',
    summary:
      'A place in the org chart: the way up, the person, and a page of direct reports with how many are below each.',
    who: 'signedIn',
    input: z.object({ personId: id, ...pageInput }),
    output: z.object({
      above: z.array(personCard.pick({ id: true, name: true, title: true })),
      person: chartLine,
      reports: pageOf(chartLine),
    }),
  }),
};
