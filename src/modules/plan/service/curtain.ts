import type { z } from 'zod';
import type { Editions } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { lineChange } from '../contract/history.ts';
import type { LineKind } from '../contract/line.ts';
import type { Change, LoggedLine } from '../domain/ledger.ts';
import { titleFieldOf } from '../domain/line.ts';
import { sealFieldsOnly } from '../domain/seal.ts';
import { linesByIds } from '../store/line.ts';
import { type Sight, sealedFrom, shown } from './sight.ts';

type ShownChange = z.output<typeof lineChange>;

/** What hangs before sealed lines: as they are sealed today, in whatever time of theirs one looks. */
export interface Curtain {
  isSealed(kind: LineKind, id: string): boolean;
  /** A change of the log as the reader may see it. */
  show(change: Change): ShownChange;
  /** A line of the past as the reader may see it. */
  past(line: LoggedLine): {
    id: string;
    sealed: boolean;
    title: ReturnType<typeof shown>;
    fields: Record<string, unknown>;
  };
}

/** Reads which of some lines are sealed from the actor; measures are sealed with their goals, removed lines stay sealed. */
export async function curtainFor(
  ctx: Context,
  sight: Sight,
  about: readonly { readonly lineKind: LineKind; readonly lineId: string }[],
): Promise<Curtain> {
  const ids = (kind: LineKind) => [
    ...new Set(about.filter((one) => one.lineKind === kind).map(({ lineId }) => lineId)),
  ];
  const measures = await linesByIds(ctx.db, 'measure', ids('measure'));
  const goalIds = [...new Set([...ids('goal'), ...measures.map(({ goalId }) => goalId)])];
  const [goals, actions, phases, plans] = [
    await linesByIds(ctx.db, 'goal', goalIds),
    await linesByIds(ctx.db, 'action', ids('action')),
    await linesByIds(ctx.db, 'phase', ids('phase')),
    await linesByIds(ctx.db, 'plan', ids('plan')),
  ];
  const sealed = new Set(
    [...goals, ...actions].filter((line) => sealedFrom(sight, line)).map(({ id }) => id),
  );
  for (const { id, goalId } of measures) if (sealed.has(goalId)) sealed.add(id);
  const titles = new Map<string, Editions>([
    ...[...actions, ...phases, ...plans].map(({ id, title }) => [id, title] as const),
    ...goals.map(({ id, sentence }) => [id, sentence] as const),
    ...measures.map(({ id, name }) => [id, name] as const),
  ]);
  return {
    isSealed: (_kind, id) => sealed.has(id),
    show({ lineKind, lineId, change, before, after }) {
      const hidden = sealed.has(lineId);
      const [was, is] = hidden ? [sealFieldsOnly(before), sealFieldsOnly(after)] : [before, after];
      return {
        lineKind,
        lineId,
        change,
        sealed: hidden,
        title: hidden ? null : shown(sight, titles.get(lineId)),
        fields: namesOfFields(was, is).map((field) => ({
          field,
          before: was[field] ?? null,
          after: is[field] ?? null,
        })),
      };
    },
    past({ kind, id, fields }) {
      const hidden = sealed.has(id);
      // Safe: titles are editions; the contract wrote them.
      const title = hidden ? null : shown(sight, fields[titleFieldOf(kind)] as Editions);
      return { id, sealed: hidden, title, fields: hidden ? sealFieldsOnly(fields) : { ...fields } };
    },
  };
}

/** What changed, without the places of lines: that something was moved is seen in the plan. */
function namesOfFields(before: object, after: object): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => name !== 'position');
}

const NAMED_FIELDS = ['ownerId', 'helperIds', 'audienceId'];

/** People and audiences that shown changes name. */
export function mentionedInFields(
  changes: readonly { readonly fields: readonly { field: string; before: unknown; after: unknown }[] }[],
): string[] {
  return changes.flatMap(({ fields }) =>
    fields
      .filter(({ field }) => NAMED_FIELDS.includes(field))
      .flatMap(({ before, after }) => [before, after].flat())
      .filter((id) => typeof id === 'string'),
  );
}
