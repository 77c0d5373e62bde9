import { z } from 'zod';
import { endpoint, id, language, line, listOf, pageInput, pageOf } from '#kernel/contract.ts';

export const personState = z.enum(['candidate', 'active', 'on_leave', 'left']);

export const named = z.object({ id, name: z.string() });

/** A person as others are shown: enough to know whom one looks at. */
export const personCard = z.object({
  id,
  name: z.string().nullable(),
  title: z.string().nullable(),
  unit: named.nullable(),
  location: z.string().nullable(),
  language: language.nullable(),
  /** For those who keep the directory; null for everybody else. */
  employeeNumber: z.string().nullable(),
  state: personState.nullable(),
});

/** What the directory can be narrowed to. */
const filters = {
  /** Any part of name, title or unit; for those who keep the directory also of number and e-mail. */
  search: z.string().trim().max(100).optional(),
  /** A unit and all below it. */
  unitId: id.optional(),
  roleFamily: line().optional(),
  location: line().optional(),
  language: language.optional(),
  /** Without it: who is active or on leave. Only for those who keep the directory. */
  state: listOf(personState).optional(),
};

const counted = z.array(z.object({ value: z.string(), count: z.number() }));

export const directoryContract = {
  searchDirectory: endpoint({
    method: 'GET',
    path: '/api/people/directory',
    summary:
      'People by name, or by how well they fit the search (the best thousand); spelling mistakes are forgiven when nothing fits as it stands.',
    who: 'signedIn',
    input: z.object({ ...filters, ...pageInput }),
    output: pageOf(personCard).extend({ fit: z.enum(['exact', 'similar']) }),
  }),
  readDirectoryFacets: endpoint({
    method: 'GET',
    path: '/api/people/directory-facets',
    summary:
      'How many people the filters and the search leave, in all and by what else they could be narrowed to.',
    who: 'signedIn',
    input: z.object(filters),
    output: z.object({
      total: z.number(),
      /** The search was too wide to count all: these are of the best thousand. */
      bounded: z.boolean(),
      roleFamilies: counted,
      locations: counted,
      languages: counted,
    }),
  }),
  exportDirectory: endpoint({
    method: 'GET',
    path: '/api/people/directory-export',
    summary:
      'The directory as CSV with all facts, for those who keep it. Cells that a spreadsheet would run are made harmless.',
    who: ['planner', 'admin'],
    input: z.object({
      unitId: id.optional(),
      state: listOf(personState).optional(),
      delimiter: z.enum([',', ';']).default(','),
    }),
    output: 'file',
  }),
};
