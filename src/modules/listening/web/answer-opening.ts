import { ask } from '#web/query.ts';
import type { NameList } from '../domain/free-text.ts';
import { type MyWave, oneAtATime } from './answer-keeper.ts';
import { loadNames } from './answer-names.ts';
import { drawTokens, type Purse, readWave } from './ballot-client.ts';
import { browserPurses } from './ballot-store.ts';
import { signedInWire } from './ballot-wire.ts';

type PublicWave = Awaited<ReturnType<typeof readWave>>;

/** Everything that answering needs, held on the device: from here on it works without a connection. */
export interface Opening {
  readonly wave: PublicWave;
  readonly purse: Purse | null;
  readonly names: NameList;
}

/** Why somebody finds nothing to fill in. */
export type NotAnswerable = 'not_invited' | 'by_code' | 'not_open' | 'over' | 'cancelled' | 'other_device';

/** What keeps this person from answering on this device now; null: nothing. */
export function whyNot(mine: MyWave | undefined, purse: Purse | null | undefined): NotAnswerable | null {
  if (!mine) return 'not_invited';
  if (mine.status === 'cancelled') return 'cancelled';
  if (!['planned', 'open'].includes(mine.status)) return 'over';
  if (mine.byCode) return 'by_code';
  if (purse === null) return 'other_device';
  return mine.status === 'planned' ? 'not_open' : null;
}

/**
 * Opens a wave for answering: the manifest is held against the hash of the invitation, else against the one that this device kept or
 * was told; tokens are drawn unless they were in advance. Throws `OtherManifestError` when the manifest is another.
 */
export async function openWave(
  personId: string,
  { mine, invitation }: { mine: MyWave; invitation: string | null },
): Promise<Opening> {
  const store = browserPurses(personId);
  const kept = await store.read(mine.id);
  const hash = invitation ?? (kept && kept.tokens.length > 0 ? kept.hash : mine.hash);
  const wave = await readWave(signedInWire, { waveId: mine.id, hash });
  const names = await loadNames();
  if (kept && kept.tokens.length > 0 && kept.hash === hash) return { wave, purse: kept, names };
  const elsewhere = mine.drawn.length > 0 && !kept;
  if (mine.byCode || elsewhere || !['planned', 'open'].includes(mine.status))
    return { wave, purse: null, names };
  const purse = await oneAtATime(personId, () =>
    drawTokens({ wire: signedInWire, store }, { manifest: wave.manifest, hash, labels: mine.labels }),
  );
  return { wave, purse, names };
}

/** What I am asked, as the server knows it; the cards of Today ask the same. */
export const askMyWaves = () => ask('listening.listMyWaves', {});
