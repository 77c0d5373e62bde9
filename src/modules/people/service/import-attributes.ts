import type { Context } from '#platform/context.ts';
import type { GuessedColumn } from '../domain/import-headers.ts';
import type { ProblemList } from '../domain/import-problems.ts';
import {
  type DeclaredAttribute,
  declareAttribute,
  declaredAttributes,
  stagedChoices,
} from '../store/import-attributes.ts';

export type WantedAttribute = DeclaredAttribute & { label: Record<string, string> };

const MOST_CHOICES = 200;

/** Holds the free attributes of the file against the declared ones; gives those to be declared or to get more choices. */
export async function checkAttributes(
  ctx: Context,
  columns: readonly GuessedColumn[],
  problems: ProblemList,
): Promise<WantedAttribute[]> {
  const wanted = columns.flatMap(({ target, index }) =>
    target.kind === 'attribute' ? [{ ...target, index }] : [],
  );
  const keys = wanted.map(({ key }) => key);
  const declared = new Map((await declaredAttributes(ctx.db, keys)).map((one) => [one.key, one]));
  const result: WantedAttribute[] = [];
  for (const { key, type, label, index: column } of wanted) {
    const before = declared.get(key);
    if (before && before.type !== type) {
      problems.add({
        code: 'attribute_type_differs',
        column,
        field: `attribute.${key}`,
        params: { type: before.type },
      });
      continue;
    }
    const staged = type === 'choice' ? await stagedChoices(ctx.db, key, MOST_CHOICES + 1) : [];
    const choices = [...new Set([...(before?.choices ?? []), ...staged])];
    if (choices.length > MOST_CHOICES)
      problems.add({
        code: 'too_many_choices',
        column,
        field: `attribute.${key}`,
        params: { max: MOST_CHOICES },
      });
    if (!before || choices.length > before.choices.length)
      result.push({ key, type, choices, label: { [ctx.actor.language]: label } });
  }
  return result;
}

/** Declares what the check found missing. */
export async function declareAttributes(ctx: Context, attributes: readonly WantedAttribute[]): Promise<void> {
  for (const attribute of attributes) await declareAttribute(ctx.db, attribute);
}
