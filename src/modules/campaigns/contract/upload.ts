import { z } from 'zod';
import { endpoint, id, line } from '#kernel/contract.ts';
import { WRITERS } from './part.ts';

export const LARGEST_IMAGE = 10 * 1024 * 1024;
export const LARGEST_FILE = 20 * 1024 * 1024;

/** Widths in pixels at which a picture is kept; a smaller one as it is. */
export const IMAGE_WIDTHS = [480, 960, 1600] as const;

export const image = z.object({
  id,
  name: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  sizes: z.array(z.object({ width: z.number().int(), height: z.number().int(), bytes: z.number().int() })),
});

export const uploadContract = {
  // Without an idempotency key: it would hold a transaction open for as long as the upload takes. What no piece ends up
  // using is swept away by a job.
  uploadImage: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns/:campaignId/images',
    summary:
      'Upload a picture of at most 10 MB: it is drawn anew at three sizes, without place, camera or name in it.',
    who: WRITERS,
    upload: { maxBytes: LARGEST_IMAGE },
    perMinute: 60,
    input: z.object({ campaignId: id, name: line(200) }),
    output: image,
  }),
  readImage: endpoint({
    method: 'GET',
    path: '/api/campaigns/images/:imageId/:width',
    summary:
      'A picture at about a width. Of pieces that went out anybody who has its address sees it: mail and screens ask without signing in.',
    who: 'anyone',
    input: z.object({ imageId: id, width: z.coerce.number().int().min(1).max(10_000) }),
    output: 'file',
  }),
  uploadAttachment: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns/:campaignId/files',
    summary: 'Upload an attachment: PDF, picture, text, or office document, at most 20 MB.',
    who: WRITERS,
    upload: { maxBytes: LARGEST_FILE },
    perMinute: 60,
    input: z.object({ campaignId: id, name: line(200) }),
    output: z.object({ id, name: z.string(), type: z.string(), bytes: z.number().int() }),
  }),
  downloadAttachment: endpoint({
    method: 'GET',
    path: '/api/campaigns/files/:fileId',
    summary: 'An attachment of a piece that went out, or of a draft for those who write it.',
    who: 'signedIn',
    input: z.object({ fileId: id }),
    output: 'file',
  }),
};
