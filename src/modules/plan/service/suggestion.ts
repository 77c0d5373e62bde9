import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Context, SYSTEM } from '#platform/context.ts';
import { brokenUnique } from '#platform/database.ts';
import type { Handlers } from '#platform/module.ts';
import type { OpenLineKind } from '../contract/line.ts';
import type { SuggestionState, suggestionContract } from '../contract/suggestion.ts';
import { type Action, fieldsOf, type Goal } from '../domain/line.ts';
import { canDecide } from '../domain/permission.ts';
import { isPublic, takesSuggestions } from '../domain/state.ts';
import { problemOfParts, takingOf } from '../domain/suggestion.ts';
import {
  changeSuggested,
  helpOffered,
  offerDecided,
  suggestionDecided,
  suggestionWithdrawn,
} from '../events.ts';
import {
  closeOffer,
  closeSuggestion,
  findOffer,
  findSuggestion,
  insertOffer,
  insertSuggestion,
} from '../store/suggestion.ts';
import { type Edit, writeLines } from './ledger.ts';
import { lineFor } from './line.ts';
import { heldPlan, planFor, type SeenPlan, type Sight, sealedFrom, sightOf } from './sight.ts';
import { offerView, subjectOfLine, suggestionsOn, suggestionView } from './suggestion-view.ts';
import { tellPlan } from './tell.ts';

type Contract = typeof suggestionContract;

export const suggestionHandlers: Handlers<Contract> = {
  suggestChange: (ctx, input) => ctx.transaction((tx) => suggestChange(tx, input)),
  async listSuggestions(ctx, { planId, state }) {
    const sight = await sightOf(ctx);
    const plan = await planFor(ctx, planId, sight);
    return { suggestions: await suggestionsOn(ctx, { plan, sight }, { state, limit: 200 }) };
  },
  decideSuggestion: (ctx, input) => ctx.transaction((tx) => decideSuggestion(tx, input)),
  withdrawSuggestion: (ctx, { suggestionId }) =>
    ctx.transaction(async (tx) => {
      const row = await findSuggestion(tx.db, suggestionId);
      if (!row || row.authorId !== me(tx)) return refuse('not_found', 'plan.suggestion_not_found');
      const nothing = { reason: null, taken: [], decidedBy: null };
      const closed = { state: 'withdrawn' as const, decidedAt: tx.now, ...nothing };
      if (!(await closeSuggestion(tx.db, suggestionId, closed)))
        return refuse('conflict', 'plan.suggestion_decided');
      const { planId, lineKind, lineId, named } = row;
      await voice(tx, named).publish(suggestionWithdrawn, subjectOfLine(lineKind, lineId), {
        planId,
        suggestionId,
      });
      await tellPlan(tx, planId);
      return {};
    }),
  offerHelp: (ctx, input) => ctx.transaction((tx) => offerHelp(tx, input)),
  decideOffer: (ctx, input) => ctx.transaction((tx) => decideOffer(tx, input)),
  withdrawOffer: (ctx, { offerId: id }) =>
    ctx.transaction(async (tx) => {
      const row = await findOffer(tx.db, id);
      if (!row || row.personId !== me(tx)) return refuse('not_found', 'plan.offer_not_found');
      const closed = { state: 'withdrawn' as const, decidedBy: null, decidedAt: tx.now, reply: null };
      if (!(await closeOffer(tx.db, id, closed))) return refuse('conflict', 'plan.offer_decided');
      const body = { planId: row.planId, offerId: id, state: closed.state };
      await tx.publish(offerDecided, { kind: 'plan.action', id: row.actionId }, body);
      await tellPlan(tx, row.planId);
      return {};
    }),
};

const me = (ctx: Context): string => ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');

/** Of somebody who would rather not be named the event log keeps no name either. */
const voice = (tx: Context, named: boolean): Context => (named ? tx : tx.as(SYSTEM));

/** A line of an open plan that takes what people send in; sealed ones do not. */
async function receivingLine<K extends OpenLineKind>(
  tx: Context,
  { kind, id }: { kind: K; id: string },
  sight: Sight,
) {
  const { line, plan } = await lineFor(tx, { kind, id }, sight);
  if (!isPublic(plan.state)) return refuse('not_found', 'plan.line_not_found');
  if (!takesSuggestions(plan.state)) return refuse('conflict', 'plan.plan_has_ended');
  if (sealedFrom(sight, line)) return refuse('conflict', 'plan.line_is_sealed');
  return { line, plan };
}

async function suggestChange(tx: Context, input: InputOf<Contract['suggestChange']>) {
  const { lineKind, lineId, named, why, parts } = input;
  const { line, plan } = await receivingLine(tx, { kind: lineKind, id: lineId }, await sightOf(tx));
  const problem = problemOfParts(lineKind, parts, fieldsOf(lineKind, line));
  if (problem) refuse(problem === 'not_as_it_stands' ? 'conflict' : 'invalid', `plan.${problem}`);
  const id = newId();
  const row = { id, planId: plan.id, lineKind, lineId, authorId: me(tx), named, why, parts };
  await insertSuggestion(tx.db, { ...row, madeAt: tx.now });
  const body = { planId: plan.id, lineKind, suggestionId: id };
  await voice(tx, named).publish(changeSuggested, subjectOfLine(lineKind, lineId), body);
  await tellPlan(tx, plan.id);
  return { id };
}

async function decideSuggestion(
  tx: Context,
  { suggestionId, taken, reason }: InputOf<Contract['decideSuggestion']>,
) {
  const sight = await sightOf(tx);
  const row = (await findSuggestion(tx.db, suggestionId)) ?? refuse('not_found', 'plan.suggestion_not_found');
  const { lineKind, lineId } = row;
  const plan = await heldPlan(tx, row.planId, sight);
  const { line } = await lineFor(tx, { kind: lineKind, id: lineId }, sight);
  refuseUnlessDecider(sight, line);
  const taking = takingOf(row.parts, taken, fieldsOf(lineKind, line));
  if ('problem' in taking) return refuse('conflict', `plan.${taking.problem}`, { part: taking.part });
  const { state, fields, written } = taking;
  if (state !== 'accepted' && reason === null) return refuse('invalid', 'plan.decision_needs_reason');
  const decision = { state, reason, taken: written, decidedBy: me(tx), decidedAt: tx.now };
  if (!(await closeSuggestion(tx.db, suggestionId, decision)))
    return refuse('conflict', 'plan.suggestion_decided');
  const edit: Edit = { kind: lineKind, id: lineId, change: 'changed', fields };
  await writeLines(tx, plan, [edit], { cause: 'suggestion', causeId: suggestionId });
  const body = { planId: plan.id, suggestionId, state: decided(state) };
  await tx.publish(suggestionDecided, subjectOfLine(lineKind, lineId), body);
  await tellPlan(tx, plan.id);
  return viewOfDecided(tx, { suggestionId, plan, sight });
}

const decided = (state: SuggestionState) =>
  state === 'accepted' || state === 'partly' ? state : ('declined' as const);

async function viewOfDecided(
  tx: Context,
  { suggestionId, plan, sight }: { suggestionId: string; plan: SeenPlan; sight: Sight },
) {
  const row = (await findSuggestion(tx.db, suggestionId)) ?? refuse('not_found', 'plan.suggestion_not_found');
  const { line } = await lineFor(tx, { kind: row.lineKind, id: row.lineId }, sight);
  return suggestionView(row, { plan, sight, line });
}

function refuseUnlessDecider(sight: Sight, line: Goal | Action): void {
  if (!canDecide(sight.asker, line)) refuse('forbidden', 'plan.owner_or_planner_only');
}

async function offerHelp(tx: Context, { actionId, words }: InputOf<Contract['offerHelp']>) {
  const { line, plan } = await receivingLine(tx, { kind: 'action', id: actionId }, await sightOf(tx));
  const personId = me(tx);
  if (line.ownerId === personId || line.helperIds.includes(personId))
    return refuse('conflict', 'plan.helps_already');
  const id = newId();
  try {
    await insertOffer(tx.db, { id, planId: plan.id, actionId, personId, words, madeAt: tx.now });
  } catch (error) {
    if (brokenUnique(error) === 'plan_offer_once') refuse('conflict', 'plan.offered_already');
    throw error;
  }
  await tx.publish(helpOffered, { kind: 'plan.action', id: actionId }, { planId: plan.id, offerId: id });
  await tellPlan(tx, plan.id);
  return { id };
}

async function decideOffer(tx: Context, { offerId, accept, reply }: InputOf<Contract['decideOffer']>) {
  const sight = await sightOf(tx);
  const row = (await findOffer(tx.db, offerId)) ?? refuse('not_found', 'plan.offer_not_found');
  const plan = await heldPlan(tx, row.planId, sight);
  const { line } = await lineFor(tx, { kind: 'action', id: row.actionId }, sight);
  refuseUnlessDecider(sight, line);
  const state = accept ? ('accepted' as const) : ('declined' as const);
  const decision = { state, reply, decidedBy: me(tx), decidedAt: tx.now };
  if (!(await closeOffer(tx.db, offerId, decision))) return refuse('conflict', 'plan.offer_decided');
  if (accept) {
    const helperIds = [...new Set([...line.helperIds, row.personId])];
    const edit: Edit = { kind: 'action', id: line.id, change: 'changed', fields: { helperIds } };
    await writeLines(tx, plan, [edit], { cause: 'offer', causeId: offerId });
  }
  await tx.publish(offerDecided, { kind: 'plan.action', id: line.id }, { planId: plan.id, offerId, state });
  await tellPlan(tx, plan.id);
  const after = (await findOffer(tx.db, offerId)) ?? refuse('not_found', 'plan.offer_not_found');
  return offerView(after, { line, sight });
}
