import { z } from 'zod';
import { endpoint, id, instant } from '#kernel/contract.ts';
import { PLANNERS } from './release.ts';

export const evidenceContract = {
  exportEvidence: endpoint({
    method: 'GET',
    path: '/api/delivery/messages/:messageId/evidence.csv',
    summary:
      'Who acknowledged which version in which language and when, by name, in a hash chain that `inward verify-evidence FILE` checks.',
    who: PLANNERS,
    input: z.object({ messageId: id }),
    output: 'file',
  }),
  printEvidence: endpoint({
    method: 'GET',
    path: '/api/delivery/messages/:messageId/evidence.pdf',
    summary:
      'The same on paper, with the hash of each line and the head of the chain; at most three hundred lines.',
    who: PLANNERS,
    input: z.object({ messageId: id }),
    output: 'file',
  }),
  readEvidence: endpoint({
    method: 'GET',
    path: '/api/delivery/messages/:messageId/evidence',
    summary: 'The same for a page: the lines and the head of the chain.',
    who: PLANNERS,
    input: z.object({ messageId: id }),
    output: z.object({
      title: z.string(),
      madeAt: instant,
      head: z.string(),
      rows: z.array(
        z.object({
          name: z.string(),
          employeeNumber: z.string(),
          version: z.number().int(),
          language: z.string(),
          level: z.string(),
          wrongAnswers: z.number().int(),
          signedName: z.string(),
          at: instant,
        }),
      ),
    }),
  }),
};
