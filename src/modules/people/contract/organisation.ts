import { z } from 'zod';
import { isZone } from '#kernel/calendar.ts';
import { endpoint, instant, language, line, nothing } from '#kernel/contract.ts';

export const accent = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: 'not_a_colour' })
  .transform((colour) => colour.toLowerCase());

export const zone = z.string().refine(isZone, { error: 'not_a_zone' });

/** What a screen needs before anybody has signed in. */
export const publicOrganisation = z.object({
  founded: z.boolean(),
  name: z.string(),
  language,
  accent: z.string(),
});

export const organisation = z.object({
  name: z.string(),
  language,
  zone: z.string(),
  accent: z.string(),
  version: z.number(),
  foundedAt: instant,
});

export const organisationContract = {
  readPublicOrganisation: endpoint({
    method: 'GET',
    path: '/api/people/public-organisation',
    summary: 'Name, language and accent of the organisation, and whether it has been set up.',
    who: 'anyone',
    input: nothing,
    output: publicOrganisation,
  }),
  readOrganisation: endpoint({
    method: 'GET',
    path: '/api/people/organisation',
    summary: 'The organisation.',
    who: 'signedIn',
    input: nothing,
    output: organisation,
  }),
  changeOrganisation: endpoint({
    method: 'PUT',
    path: '/api/people/organisation',
    summary:
      'Change the organisation. A `version` that is no longer the newest is refused with the newest one.',
    who: ['admin'],
    input: z.object({ name: line(120), language, zone, accent, version: z.number().int() }),
    output: organisation,
  }),
};
