import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { attributeContract } from '../contract/attribute.ts';
import { attributeDeclared } from '../events.ts';
import { declaredAttributes, insertAttribute, updateAttribute, valuesInUse } from '../store/attribute.ts';

export const attributeHandlers: Handlers<typeof attributeContract> = {
  listAttributes: async (ctx) => ({ attributes: await declaredAttributes(ctx.db) }),
  declareAttribute,
  changeAttribute,
};

async function declareAttribute(ctx: Context, attribute: InputOf<typeof attributeContract.declareAttribute>) {
  return ctx.transaction(async (tx) => {
    if (!(await insertAttribute(tx.db, attribute)))
      return refuse('conflict', 'people.attribute_key_taken', { key: attribute.key });
    await tx.publish(attributeDeclared, null, { key: attribute.key });
    return attribute;
  });
}

async function changeAttribute(ctx: Context, input: InputOf<typeof attributeContract.changeAttribute>) {
  return ctx.transaction(async (tx) => {
    const before =
      (await declaredAttributes(tx.db)).find(({ key }) => key === input.key) ??
      refuse('not_found', 'people.attribute_not_found');
    if ((before.type === 'choice') !== input.choices.length > 0)
      return refuse('invalid', 'people.attribute_choices_misfit');
    const dropped = before.choices.filter((choice) => !input.choices.includes(choice));
    const used = dropped.length > 0 ? await valuesInUse(tx.db, input.key, dropped) : [];
    if (used.length > 0)
      return refuse('conflict', 'people.attribute_choice_in_use', { choices: used.join(', ') });
    await updateAttribute(tx.db, input);
    await tx.publish(attributeDeclared, null, { key: input.key });
    return { ...before, label: input.label, choices: input.choices };
  });
}
