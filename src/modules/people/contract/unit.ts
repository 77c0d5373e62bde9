import { z } from 'zod';
import { endpoint, id, instant, line, nothing } from '#kernel/contract.ts';
import { named } from './directory.ts';

const code = line(64);

const unitNode = z.object({
  id,
  code: z.string(),
  name: z.string(),
  parentId: id.nullable(),
  /** People who are active or on leave: in the unit itself, and with all units below. */
  own: z.number(),
  below: z.number(),
});

export const unit = unitNode.extend({
  closedAt: instant.nullable(),
  version: z.number(),
  /** From the top down to the unit above. */
  path: z.array(named),
  children: z.array(unitNode),
  can: z.object({ change: z.boolean() }),
});

export const unitContract = {
  readUnits: endpoint({
    method: 'GET',
    path: '/api/people/units',
    summary: 'The whole tree of open units with head counts, parents before children.',
    who: 'signedIn',
    input: nothing,
    output: z.object({ units: z.array(unitNode) }),
  }),
  readUnit: endpoint({
    method: 'GET',
    path: '/api/people/units/:unitId',
    summary: 'A unit with the way up, its open sub-units and head counts.',
    who: 'signedIn',
    input: z.object({ unitId: id }),
    output: unit,
  }),
  createUnit: endpoint({
    method: 'POST',
    path: '/api/people/units',
    summary: 'Add a unit below another, or at the top.',
    who: ['planner', 'admin'],
    creates: true,
    input: z.object({ code, name: line(), parentId: id.nullable() }),
    output: unit,
  }),
  changeUnit: endpoint({
    method: 'PUT',
    path: '/api/people/units/:unitId',
    summary: 'Rename or move a unit with everything below it. Moving it below itself is refused.',
    who: ['planner', 'admin'],
    input: z.object({ unitId: id, code, name: line(), parentId: id.nullable(), version: z.number().int() }),
    output: unit,
  }),
  closeUnit: endpoint({
    method: 'POST',
    path: '/api/people/units/:unitId/closure',
    summary: 'Close a unit. Refused with their numbers while people or open units are in it.',
    who: ['planner', 'admin'],
    input: z.object({ unitId: id }),
    output: unit,
  }),
  reopenUnit: endpoint({
    method: 'DELETE',
    path: '/api/people/units/:unitId/closure',
    summary: 'Open a closed unit again; the unit above must be open.',
    who: ['planner', 'admin'],
    input: z.object({ unitId: id }),
    output: unit,
  }),
};
