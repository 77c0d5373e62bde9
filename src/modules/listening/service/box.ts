import type { KeyObject } from 'node:crypto';
import { BallotError } from '#kernel/ballot/ballot-error.ts';
import { importVerifyingKey } from '#kernel/ballot/server.ts';
import { refuse } from '#kernel/errors.ts';
import { type Context, NOBODY } from '#platform/context.ts';
import type { Item } from '../contract/item.ts';
import type { WaveManifest } from '../contract/public-wave.ts';
import type { ViewName } from '../contract/wave.ts';
import { itemsOfView } from '../domain/answers.ts';
import { chainOf } from '../domain/wave.ts';
import { findManifest } from '../store/wave.ts';

/** What the ballot box has to know of a wave; all of it stands in the manifest and never changes. */
export interface Box {
  readonly waveId: string;
  readonly manifest: WaveManifest;
  readonly labels: ReadonlyMap<string, BoxLabel>;
  readonly items: ReadonlyMap<ViewName, readonly Item[]>;
}

export interface BoxLabel {
  readonly id: string;
  readonly view: ViewName;
  /** The label itself and the coarser ones. */
  readonly chain: readonly string[];
  readonly key: KeyObject;
}

// A manifest of thousands of keys takes a tenth of a second to read; a thawed wave gets another hash.
const boxes = new Map<string, { hash: string; box: Box }>();
const MOST_BOXES = 8;

/** The box of a wave as it is planned now; undefined while it has no keys. */
export async function boxOf(
  ctx: Context,
  { id, manifestHash }: { id: string; manifestHash: Buffer | null },
): Promise<Box | undefined> {
  if (!manifestHash) return undefined;
  const known = boxes.get(id);
  return known?.hash === manifestHash.toString('hex') ? known.box : readBox(ctx, id);
}

/** The label of a box; looks again when the wave was planned anew meanwhile. */
export async function labelIn(
  ctx: Context,
  { waveId, labelId, view }: { waveId: string; labelId: string; view: string },
): Promise<{ box: Box; label: BoxLabel } | undefined> {
  const known = boxes.get(waveId)?.box;
  const box = known?.labels.has(labelId) ? known : await readBox(ctx, waveId);
  const label = box?.labels.get(labelId);
  return box && label?.view === view ? { box, label } : undefined;
}

async function readBox(ctx: Context, waveId: string): Promise<Box | undefined> {
  const found = await findManifest(ctx.db, waveId);
  if (!found) return undefined;
  const hash = found.hash.toString('hex');
  const known = boxes.get(waveId);
  if (known?.hash === hash) return known.box;
  const { manifest } = found;
  const labels = new Map(
    manifest.views.flatMap(({ name, labels: own }) =>
      own.map(({ id, publicKey }) => {
        const label = { id, view: name, chain: chainOf(manifest, id), key: importVerifyingKey(publicKey) };
        return [id, label] as const;
      }),
    ),
  );
  const items = new Map(manifest.views.map(({ name }) => [name, itemsOfView(manifest.questionnaire, name)]));
  const box = { waveId, manifest, labels, items };
  if (boxes.size >= MOST_BOXES) boxes.clear();
  boxes.set(waveId, { hash, box });
  return box;
}

/** The same context for whoever it was; the door has turned sessions away, this keeps it so if it is ever opened otherwise. */
export function withoutSession(ctx: Context): Context {
  if (ctx.actor.kind !== 'nobody') refuse('conflict', 'send_without_session');
  return ctx.as(NOBODY);
}

/** The bytes of base64url that the contract has looked at; Node's own reading takes a hundredth of the kernel's, which runs in browsers. */
export const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');

/** Material that cannot be read is refused in one sentence; anything else is a bug. */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BallotError) return refuse('invalid', 'listening.token_not_valid');
    throw error;
  }
}
