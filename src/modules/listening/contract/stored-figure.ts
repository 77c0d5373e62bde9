import { z } from 'zod';
import { language } from '#kernel/contract.ts';

// Shapes in which published values come back from the store (`restorePublishable`); no endpoint has them.

const bound = z.enum(['about', 'at-most', 'at-least']);
const tooFew = z.object({ withheld: z.literal('too-few-answers') });

/** A share in percent or a mean. */
export const storedFigure = z.union([z.object({ value: z.number(), bound, answered: z.int() }), tooFew]);
export type StoredFigure = z.output<typeof storedFigure>;

export const storedSpread = z.union([
  z.object({ shares: z.array(z.object({ value: z.number(), bound })), answered: z.int() }),
  tooFew,
]);

/** Texts of single shares, where several choices of one person do not add up. */
export const storedShares = z.array(z.string());

export const storedCommentList = z.union([z.object({ comments: z.array(z.string()) }), tooFew]);
export const storedComment = z.object({ language, text: z.string() });
