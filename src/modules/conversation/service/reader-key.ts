import { createHash } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import { readCode } from '../domain/code.ts';

/** SHA-256 of some bytes for one purpose; the purpose keeps equal bytes of different uses apart. */
export function hashBytes(purpose: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(`${purpose}/1\n`).update(bytes).digest();
}

/**
 * What the database keeps of a writer's code. 256 random bits need no salt; from the hash nobody can read or write as the writer.
 * Each case has a code of its own, so two cases of one writer have nothing in common.
 */
export function readerKeyOf(code: string): Buffer {
  const secret = readCode(code) ?? refuse('invalid', 'conversation.code_not_valid');
  return hashBytes('conversation.unseen', secret);
}
