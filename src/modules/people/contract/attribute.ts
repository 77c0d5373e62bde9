import { z } from 'zod';
import { editions, endpoint, language, line, nothing } from '#kernel/contract.ts';

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'not_an_attribute_key' });
const choices = z
  .array(line(200))
  .max(200)
  .refine((values) => new Set(values).size === values.length, { error: 'choices_repeat' });

export const attribute = z.object({
  key: z.string(),
  label: z.partialRecord(language, z.string()),
  type: z.enum(['text', 'number', 'day', 'choice']),
  choices: z.array(z.string()),
});

export const attributeContract = {
  listAttributes: endpoint({
    method: 'GET',
    path: '/api/people/attributes',
    summary: 'The attributes that the organisation keeps besides the usual facts.',
    who: ['planner', 'admin', 'leader', 'representative'],
    input: nothing,
    output: z.object({ attributes: z.array(attribute) }),
  }),
  declareAttribute: endpoint({
    method: 'POST',
    path: '/api/people/attributes',
    summary: 'Declare an attribute. Its type stays: rules and values rely on it.',
    who: ['admin'],
    creates: true,
    input: z
      .object({
        key,
        label: editions(100),
        type: z.enum(['text', 'number', 'day', 'choice']),
        choices: choices.default([]),
      })
      .refine(({ type, choices: values }) => (type === 'choice') === values.length > 0, {
        path: ['choices'],
        error: 'choices_for_choice_only',
      }),
    output: attribute,
  }),
  changeAttribute: endpoint({
    method: 'PUT',
    path: '/api/people/attributes/:key',
    summary: 'Change the label and the choices. A choice that somebody has cannot be taken away.',
    who: ['admin'],
    input: z.object({ key, label: editions(100), choices: choices.default([]) }),
    output: attribute,
  }),
};
