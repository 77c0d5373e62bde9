import { ballotId } from '#kernel/ballot/ballot-input.ts';
import { call } from '#web/client.ts';
import type { ViewName } from '../contract/wave.ts';
import type { Holder } from './answer-room.tsx';
import { drawTokens, type Purse, type PurseStore, readWave } from './ballot-client.ts';
import { browserPurses, passingPurses } from './ballot-store.ts';
import { wireForCode } from './ballot-wire.ts';

/** What a printed code opens. */
export interface CodeOpening {
  readonly wave: Awaited<ReturnType<typeof readWave>>;
  readonly labels: readonly { readonly view: ViewName; readonly labelId: string }[];
  /** What this device holds of the code already; null: nothing yet. */
  readonly purse: Purse | null;
  /** It was used, and not on this device. */
  readonly isUsed: boolean;
  readonly holder: Holder;
}

/**
 * Opens the wave of a printed code. On one's own device the purse survives a reload, so that a used code is not lost with the page; at
 * a kiosk the next person must find nothing. The hash is the server's own here: the six words of the slip are compared by eye.
 */
export async function openCode(code: string, { keeps }: { keeps: boolean }): Promise<CodeOpening> {
  // A hash, so that the code itself stands nowhere in the browser.
  const name = `code ${ballotId(new TextEncoder().encode(code))}`;
  const store: PurseStore = keeps ? browserPurses(name) : passingPurses();
  const wire = wireForCode(code);
  const { waveId, labels, used } = await call('listening.readCode', { code });
  const { hash } = await wire.readPublicWave({ waveId });
  const wave = await readWave(wire, { waveId, hash });
  const purse = (await store.read(waveId)) ?? null;
  const draw = () => drawTokens({ wire, store }, { manifest: wave.manifest, hash, labels });
  const isDrawn = purse !== null && purse.tokens.length > 0;
  return {
    wave,
    labels,
    purse: isDrawn ? purse : null,
    isUsed: used && purse === null,
    holder: { name, store, wire, draw },
  };
}
