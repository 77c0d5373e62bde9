import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';

/** 32-bit hashes in ascending order, four bytes each, the highest first, in base64. */
const hashes = z.base64();

/** What a device needs to point out names in a comment before it is sent; the comment itself never leaves it for that. */
export const nameHashContract = {
  readNameHashes: endpoint({
    method: 'GET',
    path: '/api/listening/name-hashes',
    summary:
      'Hashes of the words of all names in the directory and of the titles that fewer than five people have, to compare a comment with on the device. Whoever has them can try names that they think of; the directory itself shows more.',
    who: 'signedIn',
    input: z.object({}),
    output: z.object({ salt: z.string(), names: hashes, titles: hashes }),
  }),
};
