import { z } from 'zod';
import { endpoint, id, line } from '#kernel/contract.ts';
import { EDITORS, fileFacts } from './content.ts';

export const LARGEST_FILE = 20 * 1024 * 1024;

export const fileContract = {
  // Without an idempotency key: it would hold a transaction open for as long as the upload takes. What nobody ends
  // up using is swept away by a job.
  uploadFile: endpoint({
    method: 'POST',
    path: '/api/brand/files',
    summary: 'Upload a file that proves a promise: PDF, picture, text, or office document, at most 20 MB.',
    who: EDITORS,
    upload: { maxBytes: LARGEST_FILE },
    perMinute: 60,
    input: z.object({ name: line(200) }),
    output: fileFacts,
  }),
  downloadFile: endpoint({
    method: 'GET',
    path: '/api/brand/files/:fileId',
    summary: 'A file that proves a promise. Members get those of published versions.',
    who: 'signedIn',
    input: z.object({ fileId: id }),
    output: 'file',
  }),
};
