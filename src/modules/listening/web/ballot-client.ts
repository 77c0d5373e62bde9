import { ballotId, ballotInput } from '#kernel/ballot/ballot-input.ts';
import { fromBase64url, toBase64url } from '#kernel/ballot/base64url.ts';
import { blind, finalize } from '#kernel/ballot/blind-signature.ts';
import { importPublicKey } from '#kernel/ballot/public-key.ts';
import { type RandomBytes, secureRandom } from '#kernel/ballot/random-bytes.ts';
import type { CallOf, OutputOf } from '#kernel/contract.ts';
import type { Language } from '#kernel/language.ts';
import { BALLOT_BYTES, type ballotContract } from '../contract/ballot.ts';
import type { Answers } from '../contract/item.ts';
import type { publicWaveContract, WaveManifest } from '../contract/public-wave.ts';
import type { ViewName } from '../contract/wave.ts';
import { answersOfView } from '../domain/answers.ts';
import { hashOf } from '../domain/manifest.ts';

type Ballot = CallOf<typeof ballotContract.castBallot>;
type Drawing = CallOf<typeof ballotContract.drawTokens>;
type Signatures = OutputOf<typeof ballotContract.drawTokens>;
type PublicWave = OutputOf<typeof publicWaveContract.readPublicWave>;

/** The endpoints that a ballot meets, as the caller reaches them; the public ones and the box without a session. */
export interface BallotWire {
  readPublicWave(input: { waveId: string }): Promise<PublicWave>;
  /** Signed in, or for a printed code without. */
  drawTokens(input: Drawing): Promise<Signatures>;
  castBallot(input: Ballot): Promise<unknown>;
  listBallotIds(input: {
    waveId: string;
    after?: string;
  }): Promise<OutputOf<typeof publicWaveContract.listBallotIds>>;
}

/** A ballot paper: what was signed and the signature. Nothing in it says who drew it. */
export interface Token {
  readonly view: ViewName;
  readonly labelId: string;
  readonly input: string;
  readonly signature: string;
}

/** What was sent to be signed, with what takes the blinding off again; kept until the signature is there. */
interface Preparation {
  readonly view: ViewName;
  readonly labelId: string;
  readonly input: string;
  readonly blinded: string;
  readonly inverse: string;
}

/** All that a device keeps of a wave. */
export interface Purse {
  readonly waveId: string;
  readonly hash: string;
  readonly drawing: readonly Preparation[];
  readonly tokens: readonly Token[];
  /** Ballots that have not been taken yet. */
  readonly waiting: readonly Ballot[];
  /** The last sitting, so that an answer can be changed on this device until closing. */
  readonly sitting: Sitting | null;
}

/** Where a device keeps purses: `ballot-store.ts` in browsers. */
export interface PurseStore {
  read(waveId: string): Promise<Purse | undefined>;
  write(purse: Purse): Promise<void>;
}

/** What somebody answered, and under which wider label they would rather be counted, by view. */
export interface Sitting {
  readonly answers: Answers;
  readonly words: Answers;
  readonly language: Language;
  readonly under: Partial<Record<ViewName, string>>;
}

/** The wave that the server shows is not the one of the invitation: nothing may be drawn or sent. */
export class OtherManifestError extends Error {}

/**
 * The public description of a wave, held against the hash of the invitation (`#m=…`). Throws `OtherManifestError` when
 * they differ: a server that could show each person a manifest of their own could mark them by its keys.
 */
export async function readWave(
  wire: Pick<BallotWire, 'readPublicWave'>,
  { waveId, hash }: { waveId: string; hash: string },
): Promise<PublicWave> {
  const wave = await wire.readPublicWave({ waveId });
  const own = toHex(hashOf(wave.manifest));
  if (own !== hash.toLowerCase() || wave.manifest.wave !== waveId)
    throw new OtherManifestError('The manifest is not the one of the invitation.');
  return wave;
}

/**
 * Draws the tokens of all views, once per person and device, whether or not anybody is going to answer: when it happens
 * must say nothing about who answers. What is asked for is kept first: the same values get the same signatures again.
 */
export async function drawTokens(
  { wire, store, random = secureRandom }: { wire: BallotWire; store: PurseStore; random?: RandomBytes },
  {
    manifest,
    hash,
    labels,
  }: { manifest: WaveManifest; hash: string; labels: readonly { view: ViewName; labelId: string }[] },
): Promise<Purse> {
  const waveId = manifest.wave;
  const kept = await store.read(waveId);
  const begun = kept?.hash === hash ? kept : undefined;
  if (begun && begun.tokens.length > 0) return begun;
  const keys = keysOf(manifest);
  const prepared = begun?.drawing ?? labels.map((label) => prepare(manifest, { ...label, keys, random }));
  const purse: Purse = { waveId, hash, drawing: prepared, tokens: [], waiting: [], sitting: null };
  await store.write(purse);
  const { signatures } = await wire.drawTokens({
    waveId,
    tokens: prepared.map(({ view, labelId, blinded }) => ({ view, labelId, blinded })),
  });
  const signed = new Map(signatures.map(({ view, signature }) => [view, signature]));
  const tokens = prepared.map(({ view, labelId, input, inverse }) => ({
    view,
    labelId,
    input,
    // Throws when it was signed with a key that does not stand in the manifest.
    signature: toBase64url(
      finalize(keyOf(keys, labelId), {
        input: fromBase64url(input, 'bad-input'),
        inverse: fromBase64url(inverse, 'bad-input'),
        blindSignature: fromBase64url(signed.get(view) ?? '', 'bad-input'),
      }),
    ),
  }));
  const drawn = { ...purse, drawing: [], tokens };
  await store.write(drawn);
  return drawn;
}

/**
 * Makes the ballots of a sitting and keeps them to be sent: one per view, in random order, each filled up to the same length. The
 * same tokens again replace what they said before.
 */
export async function putIntoEnvelopes(
  { store, random = secureRandom }: { store: PurseStore; random?: RandomBytes },
  { purse, manifest, sitting }: { purse: Purse; manifest: WaveManifest; sitting: Sitting },
): Promise<Purse> {
  const { answers, words, language, under } = sitting;
  const ballots = purse.tokens.map(({ view, labelId, input, signature }) => {
    const wider = under[view];
    return padded({
      input,
      signature,
      answers: { ...answersOfView(manifest.questionnaire, { view, answers, words }) },
      language,
      ...(wider && wider !== labelId ? { under: wider } : {}),
    });
  });
  const sealed = { ...purse, waiting: shuffled(ballots, random), sitting };
  await store.write(sealed);
  return sealed;
}

/**
 * Sends what waits, one after another with a pause of random length before each, so that the ballots of one sitting do not
 * come in one breath. What could not be sent stays and is sent at the next opening. An error of the wire is thrown on.
 */
export async function sendWaiting(
  { wire, store, random = secureRandom }: { wire: BallotWire; store: PurseStore; random?: RandomBytes },
  given: Purse,
  { pause }: { pause: (millis: number) => Promise<void> },
): Promise<Purse> {
  let purse = given;
  for (let ballot = purse.waiting[0]; ballot; ballot = purse.waiting[0]) {
    await pause(pauseMillis(random));
    await wire.castBallot(ballot);
    // What was put into envelopes anew meanwhile must not be taken for sent.
    const kept = (await store.read(purse.waveId)) ?? purse;
    const sent = ballot;
    purse = { ...kept, waiting: kept.waiting.filter((other) => !isSame(other, sent)) };
    await store.write(purse);
  }
  return purse;
}

const isSame = (one: Ballot, other: Ballot) => JSON.stringify(one) === JSON.stringify(other);

const LONGEST_PAUSE_MILLIS = 40_000;

/** From nothing to forty seconds, each as likely: the ballots of one sitting mix with those of others. */
export function pauseMillis(random: RandomBytes): number {
  return Math.floor((below(2 ** 20, random) / 2 ** 20) * LONGEST_PAUSE_MILLIS);
}

/**
 * Whether each ballot of this device stands in the published list, after closing; which views are missing. The whole list is
 * read and compared here, so that nobody learns which entries were looked for.
 */
export async function checkReceipts(
  wire: Pick<BallotWire, 'listBallotIds'>,
  purse: Purse,
): Promise<{ counted: ViewName[]; missing: ViewName[] }> {
  const published = new Set<string>();
  for (let after: string | undefined, more = true; more; ) {
    const page = await wire.listBallotIds({ waveId: purse.waveId, ...(after ? { after } : {}) });
    for (const id of page.ids) published.add(id);
    more = page.next !== null;
    after = page.next ?? undefined;
  }
  const isCounted = ({ input }: Token) => published.has(ballotId(fromBase64url(input, 'bad-input')));
  return {
    counted: purse.tokens.filter(isCounted).map(({ view }) => view),
    missing: purse.tokens.filter((token) => !isCounted(token)).map(({ view }) => view),
  };
}

/** Fills a ballot up to `BALLOT_BYTES`, or the next multiple. */
export function padded(ballot: Ballot): Ballot {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...ballot, padding: '' })).length;
  const length = Math.ceil(bytes / BALLOT_BYTES) * BALLOT_BYTES;
  return { ...ballot, padding: ' '.repeat(length - bytes) };
}

type Keys = ReadonlyMap<string, WaveManifest['views'][number]['labels'][number]['publicKey']>;

const keysOf = ({ views }: WaveManifest): Keys =>
  new Map(views.flatMap(({ labels }) => labels.map(({ id, publicKey }) => [id, publicKey] as const)));

function keyOf(keys: Keys, labelId: string) {
  const key = keys.get(labelId);
  if (!key) throw new OtherManifestError('A label is not in the manifest.');
  return importPublicKey(key);
}

function prepare(
  { wave }: WaveManifest,
  { view, labelId, keys, random }: { view: ViewName; labelId: string; keys: Keys; random: RandomBytes },
): Preparation {
  const input = ballotInput({ wave, view, label: labelId }, random);
  const { blinded, inverse } = blind(keyOf(keys, labelId), input, random);
  return {
    view,
    labelId,
    input: toBase64url(input),
    blinded: toBase64url(blinded),
    inverse: toBase64url(inverse),
  };
}

/** Fisher and Yates. */
function shuffled<T>(given: readonly T[], random: RandomBytes): T[] {
  const left = [...given];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(below(left.length, random), 1));
  return order;
}

/** A whole number below a bound, each as likely: what would make some likelier is drawn again. */
function below(bound: number, random: RandomBytes): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
    if (drawn < limit) return drawn % bound;
  }
}

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
