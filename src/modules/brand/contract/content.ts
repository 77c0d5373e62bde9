import { z } from 'zod';
import { id, instant, language, line } from '#kernel/contract.ts';

/** Who writes the brand core and the thread's Studio side. */
export const EDITORS = ['planner', 'leader', 'admin'] as const;

export const objectKind = z.enum(['mission', 'vision', 'value', 'promise']);
export type ObjectKind = z.output<typeof objectKind>;

/** What can be retired, and what goals are linked to. */
export const lastingKind = z.enum(['value', 'promise']);
export type LastingKind = z.output<typeof lastingKind>;

/** Texts as a person types them: a language may be missing; an empty text takes that edition away. */
const typed = (max: number) => z.partialRecord(language, z.string().trim().max(max)).default({});

/** Lists keep their order. An element brings its id once it has one; a new one may leave it out. */
const typedList = <T extends { id: z.ZodOptional<typeof id> }>(element: z.ZodObject<T>, max: number) =>
  z
    .array(element)
    .max(max)
    .refine(
      (list) => {
        const ids = list.flatMap((one) => ('id' in one && typeof one.id === 'string' ? [one.id] : []));
        return new Set(ids).size === ids.length;
      },
      { error: 'same_id_twice' },
    )
    .default([]);

export const money = z.object({
  cents: z.number().int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'not_a_currency' }),
});

const webAddress = z.url({ protocol: /^https?$/, error: 'not_a_link' }).max(2000);

const oneStatement = { statement: typed(4000) };

export const typedContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mission'), ...oneStatement }),
  z.object({ kind: z.literal('vision'), ...oneStatement }),
  z.object({
    kind: z.literal('value'),
    name: typed(120),
    meaning: typed(4000),
    behaviours: typedList(
      z.object({
        id: id.optional(),
        /** Whom it describes, in the organisation's words («Technicians»); null: everybody. */
        roleFamily: line(120).nullable().default(null),
        text: typed(600),
      }),
      100,
    ),
  }),
  z.object({
    kind: z.literal('promise'),
    sentence: typed(600),
    toWhom: typed(300),
    audienceId: id.nullable().default(null),
    ownerId: id.nullable().default(null),
    /** A statement that people can agree with when the promise is kept. */
    test: typed(300),
    /** The values that it keeps. */
    keeps: z.array(id).max(50).default([]),
    proofs: typedList(
      z.object({
        id: id.optional(),
        text: typed(1000),
        link: webAddress.nullable().default(null),
        fileId: id.nullable().default(null),
        budget: money.nullable().default(null),
      }),
      50,
    ),
    /** When it shows whether the promise is kept: «the first night shift». */
    moments: typedList(z.object({ id: id.optional(), text: typed(600) }), 50),
  }),
]);
export type TypedContent = z.output<typeof typedContent>;

/** A text in each language, with when that edition was written or last found to be still right. */
export const written = z.partialRecord(language, z.object({ text: z.string(), writtenAt: instant }));
export type Written = z.output<typeof written>;

const statement = { statement: written };

export const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mission'), ...statement }),
  z.object({ kind: z.literal('vision'), ...statement }),
  z.object({
    kind: z.literal('value'),
    name: written,
    meaning: written,
    behaviours: z.array(z.object({ id, roleFamily: z.string().nullable(), text: written })),
  }),
  z.object({
    kind: z.literal('promise'),
    sentence: written,
    toWhom: written,
    audienceId: id.nullable(),
    ownerId: id.nullable(),
    test: written,
    keeps: z.array(id),
    proofs: z.array(
      z.object({
        id,
        text: written,
        link: z.string().nullable(),
        fileId: id.nullable(),
        budget: money.nullable(),
      }),
    ),
    moments: z.array(z.object({ id, text: written })),
  }),
]);
export type Content = z.output<typeof content>;
export type ContentOf<K extends ObjectKind> = Extract<Content, { kind: K }>;

/** Somebody, by name where there is one. */
export const someone = z.object({ id, name: z.string().nullable() });

/** A file that proves a promise. */
export const fileFacts = z.object({ id, name: z.string(), type: z.string(), bytes: z.number() });

/** Where a text stands in an object: `meaning`, or `behaviours` with the element's id. */
export const place = z.object({ field: z.string(), elementId: id.nullable() });
export type Place = z.output<typeof place>;
