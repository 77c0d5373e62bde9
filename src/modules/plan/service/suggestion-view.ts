import type { z } from 'zod';
import { diffWords } from '#kernel/text-diff.ts';
import type { Context } from '#platform/context.ts';
import type { OpenLineKind } from '../contract/line.ts';
import type { offer, SuggestionState, suggestion } from '../contract/suggestion.ts';
import type { Fields } from '../domain/ledger.ts';
import { type Action, fieldsOf, type Goal } from '../domain/line.ts';
import { canDecide } from '../domain/permission.ts';
import { takesSuggestions } from '../domain/state.ts';
import { fitOf } from '../domain/suggestion.ts';
import { linesByIds } from '../store/line.ts';
import { type OfferRow, offersOf, type SuggestionRow, suggestionsOf } from '../store/suggestion.ts';
import { creditFor } from './history.ts';
import { type SeenPlan, type Sight, sealedFrom } from './sight.ts';

type Shown = z.output<typeof suggestion>;
type ShownOffer = z.output<typeof offer>;

/** Suggestions as the actor may read them, with how they stand to the lines of today. */
export async function suggestionsOn(
  ctx: Context,
  { plan, sight }: { plan: SeenPlan; sight: Sight },
  filter: { lineId?: string; state?: SuggestionState | undefined; limit: number },
): Promise<Shown[]> {
  const rows = await suggestionsOf(ctx.db, { planId: plan.id, ...filter });
  const lines = new Map<string, Goal | Action>();
  for (const kind of ['goal', 'action'] as const) {
    const ids = rows.filter((row) => row.lineKind === kind).map(({ lineId }) => lineId);
    for (const line of await linesByIds(ctx.db, kind, [...new Set(ids)])) lines.set(line.id, line);
  }
  return rows.flatMap((row) => {
    const line = lines.get(row.lineId);
    return line ? [suggestionView(row, { plan, sight, line })] : [];
  });
}

/** One suggestion; of a sealed line nobody but those who may read it sees what was suggested. */
export function suggestionView(
  row: SuggestionRow,
  { plan, sight, line }: { plan: SeenPlan; sight: Sight; line: Goal | Action },
): Shown {
  const { asker } = sight;
  const mine = row.authorId !== null && row.authorId === asker.personId;
  const credit = creditFor(
    { personId: row.authorId, name: row.authorName, named: row.named },
    asker.personId,
  );
  const isSealed = sealedFrom(sight, line) !== null;
  const isOpen = row.state === 'open' && takesSuggestions(plan.state);
  return {
    id: row.id,
    lineKind: row.lineKind,
    lineId: row.lineId,
    author: credit.personId === null ? null : { id: credit.personId, name: credit.name },
    mine,
    named: row.named,
    why: isSealed ? null : row.why,
    parts: isSealed ? [] : partsOf(row, fieldsOf(row.lineKind, line)),
    state: row.state,
    madeAt: row.madeAt,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: row.deciderName },
    reason: isSealed ? null : row.reason,
    can: {
      decide: isOpen && line.removedAt === null && canDecide(asker, line) && !isSealed,
      withdraw: mine && row.state === 'open',
    },
  };
}

function partsOf(row: SuggestionRow, line: Fields): Shown['parts'] {
  return row.parts.map((part, index) => {
    const { fit, result } = fitOf(part, line);
    return {
      field: part.field,
      language: 'language' in part ? part.language : null,
      before: part.before,
      after: part.after,
      diff: diffWords(part.before ?? '', part.after),
      fit,
      result: row.state === 'open' ? result : null,
      taken: row.taken[index] ?? null,
    };
  });
}

/** Offers of help on an action; goals have none. */
export async function offersOn(
  ctx: Context,
  { line, sight }: { line: Goal | Action; sight: Sight },
): Promise<ShownOffer[]> {
  if (!('helperIds' in line) || sealedFrom(sight, line)) return [];
  return (await offersOf(ctx.db, line.id)).map((row) => offerView(row, { line, sight }));
}

export function offerView(row: OfferRow, { line, sight }: { line: Action; sight: Sight }): ShownOffer {
  const { id, actionId, words, state, madeAt, reply } = row;
  const mine = row.personId === sight.asker.personId;
  return {
    id,
    actionId,
    person: { id: row.personId, name: row.personName },
    mine,
    words,
    state,
    madeAt,
    reply,
    can: {
      decide: state === 'open' && line.removedAt === null && canDecide(sight.asker, line),
      withdraw: mine && state === 'open',
    },
  };
}

/** The kinds of lines that people suggest changes to, for a subject of events. */
export const subjectOfLine = (kind: OpenLineKind, id: string) => ({ kind: `plan.${kind}`, id });
