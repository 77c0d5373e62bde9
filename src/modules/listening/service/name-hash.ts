import { wordHash } from '#kernel/disclosure/word-hash.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { nameHashContract } from '../contract/name-hash.ts';
import { LEAST_TOLD } from '../contract/wave.ts';
import { nameWords, titlePhrase } from '../domain/free-text-words.ts';
import { nameHashesSince, namesInUse, titlesOfFewerThan, writeNameHashes } from '../store/name-hash.ts';

export const nameHashHandlers: Handlers<typeof nameHashContract> = { readNameHashes };

/** Made once a day for everybody: for 250,000 people it takes a second. */
async function readNameHashes(ctx: Context) {
  const yesterday = new Date(Date.parse(ctx.now) - DAY_MS).toISOString();
  return (await nameHashesSince(ctx.db, yesterday)) ?? makeNameHashes(ctx);
}

const DAY_MS = 86_400_000;

async function makeNameHashes(ctx: Context) {
  const salt = newId();
  const [names, titles] = await Promise.all([namesInUse(ctx.db), titlesOfFewerThan(ctx.db, LEAST_TOLD)]);
  const hashes = {
    salt,
    names: packed(salt, names.flatMap(nameWords)),
    titles: packed(
      salt,
      titles.flatMap((title) => titlePhrase(title) ?? []),
    ),
  };
  await writeNameHashes(ctx.db, { one: true, ...hashes, madeAt: ctx.now });
  return hashes;
}

function packed(salt: string, words: readonly string[]): string {
  const hashes = Uint32Array.from(new Set(words), (word) => wordHash(salt, word)).sort();
  const bytes = Buffer.alloc(4 * hashes.length);
  for (const [at, hash] of hashes.entries()) bytes.writeUInt32BE(hash, 4 * at);
  return bytes.toString('base64');
}
