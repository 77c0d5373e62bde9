import { z } from 'zod';
import { day, done, endpoint, id, line } from '#kernel/contract.ts';
import { actionFields, actionState, openLineKind, phaseFields } from './line.ts';
import { studioAction } from './plan.ts';
import { PLANNERS, STUDIO } from './strategy.ts';

const written = z.object({ id, version: z.number().int() });
const version = z.number().int();

const phaseDraft = phaseFields.omit({ position: true });
/** What planners write; the state has its own endpoint because the line's owner may set it too. */
const actionDraft = actionFields.omit({
  position: true,
  phaseId: true,
  state: true,
  stateReason: true,
  sealReason: true,
  sealOpensOn: true,
});

export const actionContract = {
  addPhase: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/phases',
    summary: 'Add a phase.',
    who: PLANNERS,
    creates: true,
    input: z.object({
      planId: id,
      after: id.nullable().optional(),
      ...phaseDraft.partial().shape,
      title: phaseFields.shape.title,
    }),
    output: written,
  }),
  changePhase: endpoint({
    method: 'PATCH',
    path: '/api/plan/phases/:phaseId',
    summary: 'Change title or days of a phase.',
    who: PLANNERS,
    input: z.object({ phaseId: id, version, fields: phaseDraft.partial() }),
    output: written,
  }),
  movePhase: endpoint({
    method: 'PUT',
    path: '/api/plan/phases/:phaseId/place',
    summary: 'Put a phase behind another, or first.',
    who: PLANNERS,
    input: z.object({ phaseId: id, after: id.nullable() }),
    output: written,
  }),
  removePhase: endpoint({
    method: 'DELETE',
    path: '/api/plan/phases/:phaseId',
    summary: 'Remove a phase that has no actions left.',
    who: PLANNERS,
    input: z.object({ phaseId: id, version: z.coerce.number().int() }),
    output: done,
  }),
  addAction: endpoint({
    method: 'POST',
    path: '/api/plan/phases/:phaseId/actions',
    summary: 'Add an action to a phase, at its end or behind another.',
    who: PLANNERS,
    creates: true,
    input: z.object({
      phaseId: id,
      after: id.nullable().optional(),
      ...actionDraft.partial().shape,
      title: actionFields.shape.title,
    }),
    output: written,
  }),
  readAction: endpoint({
    method: 'GET',
    path: '/api/plan/actions/:actionId',
    summary: 'An action with everything that Studio shows beside the outline.',
    who: STUDIO,
    input: z.object({ actionId: id }),
    output: studioAction.extend({
      planId: id,
      description: actionFields.shape.description,
      names: z.record(z.string(), z.string()),
      can: z.object({ edit: z.boolean(), setState: z.boolean() }),
    }),
  }),
  changeAction: endpoint({
    method: 'PATCH',
    path: '/api/plan/actions/:actionId',
    summary:
      'Change fields of an action. A `version` that is no longer the newest is refused with what stands now.',
    who: PLANNERS,
    input: z.object({ actionId: id, version, fields: actionDraft.partial() }),
    output: written,
  }),
  changeActions: endpoint({
    method: 'PATCH',
    path: '/api/plan/plans/:planId/actions',
    summary:
      'Change several actions in one act, all or none: a drag on the timeline that takes others along.',
    who: PLANNERS,
    input: z.object({
      planId: id,
      changes: z
        .array(z.object({ actionId: id, version, fields: actionDraft.partial() }))
        .min(1)
        .max(2000),
    }),
    output: z.object({ actions: z.array(written) }),
  }),
  moveAction: endpoint({
    method: 'PUT',
    path: '/api/plan/actions/:actionId/place',
    summary: 'Put an action into a phase, behind another or first.',
    who: PLANNERS,
    input: z.object({ actionId: id, phaseId: id, after: id.nullable() }),
    output: written,
  }),
  changeActionState: endpoint({
    method: 'PUT',
    path: '/api/plan/actions/:actionId/state',
    summary:
      'Say how an action stands: its owner may, and planners. Other than begun or realised asks for a reason.',
    who: 'signedIn',
    input: z.object({
      actionId: id,
      version,
      state: actionState,
      reason: line(500).nullable().default(null),
    }),
    output: written,
  }),
  removeAction: endpoint({
    method: 'DELETE',
    path: '/api/plan/actions/:actionId',
    summary: 'Remove an action. What waited for it waits for it no longer.',
    who: PLANNERS,
    input: z.object({ actionId: id, version: z.coerce.number().int() }),
    output: done,
  }),
  sealLine: endpoint({
    method: 'PUT',
    path: '/api/plan/lines/:lineKind/:lineId/seal',
    summary: 'Seal a line until a day, with a reason that members see instead of its text.',
    who: PLANNERS,
    input: z.object({ lineKind: openLineKind, lineId: id, version, reason: line(300), opensOn: day }),
    output: written,
  }),
  unsealLine: endpoint({
    method: 'DELETE',
    path: '/api/plan/lines/:lineKind/:lineId/seal',
    summary: 'Open a sealed line now.',
    who: PLANNERS,
    input: z.object({ lineKind: openLineKind, lineId: id, version: z.coerce.number().int() }),
    output: written,
  }),
};
