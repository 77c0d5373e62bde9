import { z } from 'zod';
import { editions, endpoint, id, language } from '#kernel/contract.ts';
import { SURVEYORS } from './item.ts';

/** Printed one-use codes for people who answer without a device of their own. */
export const codeContract = {
  makeCodes: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/codes',
    summary:
      'Make the codes of a planned or open wave: as many per label as people answer by code. They are shown once, shuffled, to be printed, cut and drawn from a hat; codes that were made before and not used no longer count.',
    who: SURVEYORS,
    input: z.object({ waveId: id }),
    output: z.object({
      labels: z.array(
        z.object({ labelId: id, names: editions(400), people: z.int(), codes: z.array(z.string()) }),
      ),
    }),
  }),
  printCodes: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/code-sheets',
    summary:
      'Make the codes like `makeCodes`, and give them as a PDF to be printed: ten slips to a page with lines to cut along and a QR code each, every label on pages of its own.',
    who: SURVEYORS,
    perMinute: 10,
    input: z.object({ waveId: id, language: language.optional() }),
    output: 'file',
  }),
  readCodeCounts: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/codes',
    summary: 'How many codes were made per label. Never which were used.',
    who: SURVEYORS,
    input: z.object({ waveId: id }),
    output: z.object({ labels: z.array(z.object({ labelId: id, names: editions(400), made: z.int() })) }),
  }),
};
