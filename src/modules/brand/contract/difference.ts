import { z } from 'zod';
import { id, language } from '#kernel/contract.ts';
import { lastingKind, money, objectKind, place } from './content.ts';

const part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });

/** A text that changed, language by language, word by word. */
const textChange = place.extend({
  type: z.literal('text'),
  editions: z.array(z.object({ language, parts: z.array(part) })),
});

/** Anything else that changed. Ids of people, audiences, values and files are resolved by `names`. */
const fact = z.union([z.string(), money]).nullable();
const factChange = place.extend({ type: z.literal('fact'), before: fact, after: fact });

/** The elements of a list stand in another order. */
const orderChange = place.extend({ type: z.literal('order') });

export const objectChange = z.object({
  objectId: id,
  kind: objectKind,
  change: z.enum(['added', 'removed', 'changed']),
  title: z.partialRecord(language, z.string()),
  fields: z.array(z.discriminatedUnion('type', [textChange, factChange, orderChange])),
});
export type ObjectChange = z.output<typeof objectChange>;
export type FieldChange = ObjectChange['fields'][number];

export const retirement = z.object({
  objectId: id,
  kind: lastingKind,
  reason: z.string(),
  title: z.partialRecord(language, z.string()),
});

export const difference = z.object({
  objects: z.array(objectChange),
  /** Kinds whose objects stand in another order. */
  reordered: z.array(lastingKind),
  retired: z.array(retirement),
  /** Names of the people, audiences and files that the changes mention, by id; titles of values too. */
  names: z.record(z.string(), z.string()),
});
