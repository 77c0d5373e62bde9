import { centsOf } from '#modules/brand/web/money.ts';
import type { Answer } from '#web/client.ts';
import type { ActionKind, CostLine } from '../contract/line.ts';
import { editionsOf, type Texts, textsOf } from './edition-fields.tsx';

type Action = Answer<'plan.readAction'>;

/** A cost line as it is typed. */
export interface TypedCost {
  readonly kind: CostLine['kind'];
  readonly what: string;
  readonly amount: string;
  readonly currency: string;
  readonly hours: string;
  readonly expertDays: string;
  readonly material: string;
  readonly granted: boolean;
}

/** What the form of an action holds; `base` is the line as it was when the form was opened. */
export interface ActionValues extends Record<string, unknown> {
  base: Pick<
    Action,
    | 'version'
    | 'title'
    | 'description'
    | 'kind'
    | 'ownerId'
    | 'helperIds'
    | 'audienceId'
    | 'startsOn'
    | 'dueOn'
    | 'costs'
    | 'goalIds'
    | 'waitsForIds'
  >;
  title: Texts;
  description: Texts;
  kind: ActionKind;
  ownerId: string | null;
  helperIds: string[];
  audienceId: string | null;
  startsOn: string;
  dueOn: string;
  goalIds: string[];
  waitsForIds: string[];
  costs: TypedCost[];
}

export const NO_COST: TypedCost = {
  kind: 'working_time',
  what: '',
  amount: '',
  currency: 'EUR',
  hours: '',
  expertDays: '',
  material: '',
  granted: false,
};

/** What stands, as the form holds it. */
export function valuesOfAction(action: Action): ActionValues {
  const { version, title, description, kind, ownerId, helperIds, audienceId } = action;
  const { startsOn, dueOn, costs, goalIds, waitsForIds } = action;
  const people = { kind, ownerId, helperIds, audienceId };
  const ties = { goalIds, waitsForIds };
  return {
    base: { version, title, description, ...people, startsOn, dueOn, costs, ...ties },
    title: textsOf(title),
    description: textsOf(description),
    ...people,
    ...ties,
    startsOn: startsOn ?? '',
    dueOn: dueOn ?? '',
    costs: costs.map(typedCost),
  };
}

/** What the form holds, as the server takes it. */
export function typedAction({ base: _base, ...values }: ActionValues) {
  const { title, description, startsOn, dueOn, costs, kind, ownerId, helperIds, audienceId } = values;
  return {
    title: editionsOf(title) ?? {},
    description: editionsOf(description),
    kind,
    ownerId,
    helperIds,
    audienceId,
    goalIds: values.goalIds,
    waitsForIds: values.waitsForIds,
    startsOn: startsOn || null,
    dueOn: dueOn || null,
    costs: costs.map(costOf),
  };
}

/** The fields of cost lines that are no amounts, or say not what for. */
export function wrongAmounts(
  { costs }: Pick<ActionValues, 'costs'>,
  notAnAmount: string,
  whatNeeded: string,
): Record<string, string> {
  const problems = costs.flatMap((cost, index) => [
    ...(cost.what.trim() === '' ? [[`costs.${index}.what`, whatNeeded]] : []),
    ...(cost.amount.trim() !== '' && centsOf(cost.amount) === null
      ? [[`costs.${index}.amount`, notAnAmount]]
      : []),
    ...(['hours', 'expertDays'] as const).flatMap((name) =>
      Number.isNaN(quantityOf(cost[name]) ?? 0) ? [[`costs.${index}.${name}`, notAnAmount]] : [],
    ),
  ]);
  return Object.fromEntries(problems);
}

/** A cost line that stands, as a form holds it. */
export function typedCost({ kind, what, money, hours, expertDays, material, granted }: CostLine): TypedCost {
  return {
    kind,
    what,
    amount: money ? String(money.cents / 100) : '',
    currency: money?.currency ?? 'EUR',
    hours: hours === null ? '' : String(hours),
    expertDays: expertDays === null ? '' : String(expertDays),
    material: material ?? '',
    granted,
  };
}

/** What a form holds, as a cost line. */
export function costOf({
  kind,
  what,
  amount,
  currency,
  hours,
  expertDays,
  material,
  granted,
}: TypedCost): CostLine {
  const cents = centsOf(amount);
  return {
    kind,
    what: what.trim(),
    money: cents === null ? null : { cents, currency: currency.trim().toUpperCase() },
    hours: quantityOf(hours),
    expertDays: quantityOf(expertDays),
    material: material.trim() || null,
    granted,
  };
}

/** «13,5» is 13.5; nothing is null; what is no number is NaN. */
function quantityOf(typed: string): number | null {
  const plain = typed.replace(/\s/g, '').replace(',', '.');
  return plain === '' ? null : Number(plain);
}
