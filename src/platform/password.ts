import { hash, parseOptions, verify } from '@node-rs/argon2';

// Argon2id (RFC 9106) with OWASP's smallest recommended memory: 19 MiB, two passes, one lane; about 7 ms here.
// Algorithm 2 is argon2id; the library exports it as a const enum, which erasable syntax cannot use.
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

/** The hash to keep (PHC text with its salt and cost). Works off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), COST);
}

/**
 * Whether the password belongs to the kept hash. Without a hash (unknown person, no password set) it verifies against
 * a decoy and says no, so that the time of the answer does not tell who has an account.
 */
export async function passwordFits(kept: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const fits = await verify(kept ?? (await decoy), normalised(password));
  return kept !== undefined && fits;
}

/** Whether a kept hash was made with another cost than today's, so that it is made anew at the next sign-in. */
export function needsRehash(kept: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(kept);
  return (
    algorithm !== COST.algorithm ||
    memoryCost !== COST.memoryCost ||
    timeCost !== COST.timeCost ||
    parallelism !== COST.parallelism
  );
}

/** One form for texts that look the same (RFC 8265, section 4.2): ä typed on a Mac is the ä of Windows. */
function normalised(password: string): string {
  return password.normalize('NFC');
}
