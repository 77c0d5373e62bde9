import { z } from 'zod';
import { done, endpoint, id, instant, language, line } from '#kernel/contract.ts';
import { doc } from './edition.ts';
import { personName, WRITERS } from './part.ts';

export const rendered = z.object({
  language,
  person: personName.nullable(),
  title: z.string(),
  summary: z.string().nullable(),
  fromWhom: z.string().nullable(),
  minutes: z.number(),
  /** What changes for the person, in words; empty words: nothing. Null: nobody has said it yet. */
  changes: z.string().nullable(),
  address: z.string(),
  feed: doc,
  email: z.object({ subject: z.string(), html: z.string(), plain: z.string() }),
  chat: z.string(),
  huddle: z.object({
    lines: z.array(z.string()),
    words: z.number().int(),
    seconds: z.number().int(),
    shortened: z.boolean(),
  }),
  screen: z.object({ title: z.string(), summary: z.string().nullable(), code: z.string() }),
});

/** A page of a screen in a hall: read in passing, then the next. */
export const slide = z.object({
  pieceId: id,
  title: z.string(),
  summary: z.string().nullable(),
  changes: z.string().nullable(),
  fromWhom: z.string().nullable(),
  address: z.string(),
  /** The squares of its QR code, as an SVG path in a square of `size` units. */
  qr: z.object({ size: z.number().int(), path: z.string() }),
  /** How long it stays: long enough to be read twice. */
  seconds: z.number().int(),
});

const screen = z.object({
  id,
  name: z.string(),
  language,
  audience: z.object({ id, name: z.string() }).nullable(),
  madeAt: instant,
  madeBy: personName.nullable(),
});

export const renderingContract = {
  previewPiece: endpoint({
    method: 'GET',
    path: '/api/campaigns/pieces/:pieceId/preview',
    summary:
      'A piece as a person would get it, on every rendering; without a person in the language asked for.',
    who: 'signedIn',
    input: z.object({ pieceId: id, personId: id.optional(), language: language.optional() }),
    output: rendered,
  }),
  printPoster: endpoint({
    method: 'GET',
    path: '/api/campaigns/pieces/:pieceId/poster',
    summary: 'The piece as a poster (PDF) with a QR code and a short address that lead to it.',
    who: 'signedIn',
    perMinute: 30,
    input: z.object({
      pieceId: id,
      language: language.optional(),
      format: z.enum(['A4', 'A3']).default('A4'),
    }),
    output: 'file',
  }),
  listScreens: endpoint({
    method: 'GET',
    path: '/api/campaigns/screens',
    summary: 'The screens that show what is true now.',
    who: WRITERS,
    input: z.object({}),
    output: z.object({ screens: z.array(screen) }),
  }),
  openScreen: endpoint({
    method: 'POST',
    path: '/api/campaigns/screens',
    summary: 'Set up a screen; its address with the token is shown this once.',
    who: WRITERS,
    input: z.object({ name: line(100), language, audienceId: id.nullable().default(null) }),
    output: z.object({ id, token: z.string(), address: z.string() }),
  }),
  closeScreen: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/screens/:screenId',
    summary: 'Close a screen: its address shows nothing from now on.',
    who: WRITERS,
    input: z.object({ screenId: id }),
    output: done,
  }),
  readScreen: endpoint({
    method: 'GET',
    path: '/api/campaigns/screen-pages/:token',
    summary: 'What a screen shows: pieces that went out to its audience, or to everybody, and still hold.',
    who: 'anyone',
    perMinute: 60,
    input: z.object({ token: z.string().min(20).max(100) }),
    output: z.object({ name: z.string(), language, organisation: z.string(), slides: z.array(slide) }),
  }),
};
