import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { actionContract } from '../contract/action.ts';
import type { OpenLineKind } from '../contract/line.ts';
import { EMPTY_ACTION } from '../domain/line.ts';
import { canEditPlans, canSetState } from '../domain/permission.ts';
import { lineSealed, lineUnsealed } from '../events.ts';
import { linesByIds, linesOf } from '../store/line.ts';
import { type Edit, writeLines } from './ledger.ts';
import { addLine, changeLine, editing, lineFor, moveLine } from './line.ts';
import { actionView } from './overview.ts';
import { heldPlan, planToEdit, sightOf } from './sight.ts';

type Contract = typeof actionContract;

export const actionHandlers: Handlers<Contract> = {
  addPhase: (ctx, { planId, after, ...fields }) =>
    ctx.transaction(async (tx) => {
      const plan = await planToEdit(tx, planId, await sightOf(tx));
      const phase = { startsOn: null, endsOn: null, ...fields };
      return addLine(tx, plan, { kind: 'phase', fields: phase, after });
    }),
  changePhase: (ctx, { phaseId, version, fields }) =>
    changeLine(ctx, { kind: 'phase', id: phaseId, version, fields }),
  movePhase: (ctx, { phaseId, after }) =>
    editing(ctx, { kind: 'phase', id: phaseId }, (tx, { plan }) =>
      moveLine(tx, plan, { kind: 'phase', id: phaseId, fields: {}, after }),
    ),
  removePhase: (ctx, { phaseId, version }) =>
    editing(ctx, { kind: 'phase', id: phaseId }, async (tx, { plan }) => {
      const actions = (await linesOf(tx.db, 'action', plan.id)).filter((one) => one.phaseId === phaseId);
      if (actions.length > 0) refuse('conflict', 'plan.phase_not_empty', { count: actions.length });
      const removal: Edit = { kind: 'phase', id: phaseId, change: 'removed', fields: {}, version };
      await writeLines(tx, plan, [removal], { cause: 'edit' });
      return {};
    }),
  addAction: (ctx, { phaseId, after, ...fields }) =>
    editing(ctx, { kind: 'phase', id: phaseId }, (tx, { plan }) =>
      addLine(tx, plan, { kind: 'action', fields: { ...EMPTY_ACTION, ...fields, phaseId }, after }),
    ),
  readAction: async (ctx, { actionId }) => {
    const sight = await sightOf(ctx);
    const { line, plan } = await lineFor(ctx, { kind: 'action', id: actionId }, sight);
    return {
      ...(await actionView(ctx, { line, plan, sight })),
      can: { edit: canEditPlans(sight.asker), setState: canSetState(sight.asker, line) },
    };
  },
  changeAction: (ctx, { actionId, version, fields }) =>
    changeLine(ctx, { kind: 'action', id: actionId, version, fields }),
  changeActions: (ctx, input) => ctx.transaction((tx) => changeActions(tx, input)),
  moveAction: (ctx, { actionId, phaseId, after }) =>
    editing(ctx, { kind: 'action', id: actionId }, async (tx, { plan, sight }) => {
      const { line: phase } = await lineFor(tx, { kind: 'phase', id: phaseId }, sight);
      if (phase.planId !== plan.id) refuse('not_found', 'plan.line_not_found');
      return moveLine(tx, plan, { kind: 'action', id: actionId, fields: { phaseId }, after });
    }),
  changeActionState: (ctx, input) => ctx.transaction((tx) => changeActionState(tx, input)),
  removeAction: (ctx, { actionId, version }) =>
    editing(ctx, { kind: 'action', id: actionId }, async (tx, { plan }) => {
      const removal: Edit = { kind: 'action', id: actionId, change: 'removed', fields: {}, version };
      const edits = [...(await waitingNoLonger(tx, plan.id, actionId)), removal];
      await writeLines(tx, plan, edits, { cause: 'edit' });
      return {};
    }),
  sealLine: (ctx, { lineKind, lineId, version, reason, opensOn }) =>
    editing(ctx, { kind: lineKind, id: lineId }, async (tx, { plan, sight }) => {
      if (opensOn <= sight.today) refuse('invalid', 'plan.seal_opens_in_the_future');
      const fields = { sealReason: reason, sealOpensOn: opensOn };
      const edit: Edit = { kind: lineKind, id: lineId, change: 'changed', fields, version };
      const { versions } = await writeLines(tx, plan, [edit], { cause: 'edit' });
      await tx.publish(lineSealed, { kind: `plan.${lineKind}`, id: lineId }, { planId: plan.id });
      return { id: lineId, version: versions.get(lineId) ?? version };
    }),
  unsealLine: (ctx, input) => unseal(ctx, { kind: input.lineKind, id: input.lineId, version: input.version }),
};

async function changeActions(tx: Context, { planId, changes }: InputOf<Contract['changeActions']>) {
  const plan = await planToEdit(tx, planId, await sightOf(tx));
  const lines = await linesByIds(
    tx.db,
    'action',
    changes.map(({ actionId }) => actionId),
  );
  if (lines.some((line) => line.planId !== planId)) refuse('not_found', 'plan.line_not_found');
  if (new Set(changes.map(({ actionId }) => actionId)).size < changes.length)
    refuse('invalid', 'plan.line_named_twice');
  const edits = changes.map(
    ({ actionId, version, fields }): Edit => ({
      kind: 'action',
      id: actionId,
      change: 'changed',
      fields,
      version,
    }),
  );
  const { versions } = await writeLines(tx, plan, edits, { cause: 'edit' });
  return { actions: [...versions].map(([id, version]) => ({ id, version })) };
}

const NEEDS_REASON = ['partly', 'not', 'stopped', 'blocked'];

async function changeActionState(
  tx: Context,
  { actionId, version, state, reason }: InputOf<Contract['changeActionState']>,
) {
  const sight = await sightOf(tx);
  const { line, plan: found } = await lineFor(tx, { kind: 'action', id: actionId }, sight);
  if (!canSetState(sight.asker, line)) refuse('forbidden', 'plan.owner_or_planner_only');
  if (NEEDS_REASON.includes(state) && !reason) refuse('invalid', 'plan.state_needs_reason', { state });
  const plan = await heldPlan(tx, found.id, sight);
  const edit: Edit = {
    kind: 'action',
    id: actionId,
    change: 'changed',
    fields: { state, stateReason: NEEDS_REASON.includes(state) ? reason : null },
    version,
  };
  const { versions } = await writeLines(tx, plan, [edit], { cause: 'edit' });
  return { id: actionId, version: versions.get(actionId) ?? version };
}

async function waitingNoLonger(tx: Context, planId: string, actionId: string): Promise<Edit[]> {
  const waiting = (await linesOf(tx.db, 'action', planId)).filter(({ waitsForIds }) =>
    waitsForIds.includes(actionId),
  );
  return waiting.map(({ id, waitsForIds }) => ({
    kind: 'action',
    id,
    change: 'changed',
    fields: { waitsForIds: waitsForIds.filter((one) => one !== actionId) },
  }));
}

function unseal(ctx: Context, { kind, id, version }: { kind: OpenLineKind; id: string; version: number }) {
  return editing(ctx, { kind, id }, async (tx, { plan }) => {
    const fields = { sealReason: null, sealOpensOn: null };
    const { versions } = await writeLines(tx, plan, [{ kind, id, change: 'changed', fields, version }], {
      cause: 'edit',
    });
    await tx.publish(lineUnsealed, { kind: `plan.${kind}`, id }, { planId: plan.id });
    return { id, version: versions.get(id) ?? version };
  });
}
