import { z } from 'zod';
import { done, editions, endpoint, id, language, wholeNumber } from '#kernel/contract.ts';
import { EVERYONE, groupKey } from './figure.ts';
import { SURVEYORS } from './item.ts';

/** A word or two by which a comment belongs to a theme, by their stems, with a form in which people wrote it. */
const phrase = z.object({
  language,
  /** One to three words; the stem is found by us. */
  words: z.string().trim().min(2).max(80),
});
const phrases = z.array(phrase).min(1).max(40);

export const theme = z.object({
  id,
  name: editions(120),
  phrases: z.array(phrase.extend({ stem: z.string() })),
  /** Found by counting, or put together by hand. */
  origin: z.enum(['found', 'hand']),
  /** Comments of the group that have one of the phrases. */
  comments: z.int(),
  version: z.int(),
});

const written = z.object({ id, version: z.int() });

export const themeContract = {
  listThemes: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/themes',
    summary: 'What the published comments are about: key phrases by stem, and how many comments have them.',
    who: 'signedIn',
    input: z.object({ waveId: id, group: groupKey.default(EVERYONE) }),
    output: z.object({
      themes: z.array(theme),
      /** Published comments in all, and those in no theme. */
      comments: z.int(),
      unthemed: z.int(),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  addTheme: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/themes',
    summary: 'Put a theme together by hand.',
    who: SURVEYORS,
    creates: true,
    input: z.object({ waveId: id, name: editions(120), phrases }),
    output: written,
  }),
  changeTheme: endpoint({
    method: 'PATCH',
    path: '/api/listening/themes/:themeId',
    summary: 'Rename a theme or change its phrases. An older `version` is refused with what stands now.',
    who: SURVEYORS,
    input: z.object({
      themeId: id,
      version: z.int(),
      name: editions(120).optional(),
      phrases: phrases.optional(),
    }),
    output: written,
  }),
  removeTheme: endpoint({
    method: 'DELETE',
    path: '/api/listening/themes/:themeId',
    summary: 'Remove a theme; the comments stay.',
    who: SURVEYORS,
    input: z.object({ themeId: id, version: wholeNumber }),
    output: done,
  }),
};
