import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { PublishedGroup } from './release-plan.ts';
import { codedMean, codedShare, type Figure, type Scale, steppedShare } from './value-rules.ts';

declare const publishable: unique symbol;

/**
 * A number (or text) about people that has gone through the plan and the value rules. The symbol is not exported, so
 * nothing outside this file can name the property that makes a value publishable: an endpoint that returned a raw cell
 * would not compile.
 */
export type Publishable<T> = T & { readonly [publishable]: true };

/** In the place of a value: too few people answered this question. */
export interface Withheld {
  readonly withheld: 'too-few-answers';
}

/** What a group answered to one question on a scale: sum and number of the answers. */
export interface Answers {
  readonly sum: number;
  readonly answered: number;
}

export interface PublishedMean extends Figure {
  readonly answered: number;
}

/** The mean of a published group to 0.1, coded at the ends; withheld when fewer than k people answered the question. */
export function publishMean(
  group: PublishedGroup,
  { sum, answered }: Answers,
  { scale, k = 5 }: { scale: Scale; k?: number },
): Publishable<PublishedMean | Withheld> {
  if (requireAnswers(group, answered) < k) return release({ withheld: 'too-few-answers' });
  return release({ ...codedMean(sum / answered, { answered, scale }), answered });
}

/** The share of a published group in whole percent (5 points below 20 answers), coded at the ends; withheld below k. */
export function publishShare(
  group: PublishedGroup,
  { hits, answered }: { hits: number; answered: number },
  { k = 5 }: { k?: number } = {},
): Publishable<PublishedMean | Withheld> {
  if (requireAnswers(group, answered) < k) return release({ withheld: 'too-few-answers' });
  return release({ ...codedShare(hits, answered), answered });
}

/** How the answers spread: a coded share per choice; withheld when fewer than ten people answered the question. */
export function publishDistribution(
  group: PublishedGroup,
  counts: readonly number[],
): Publishable<{ readonly shares: readonly Figure[]; readonly answered: number } | Withheld> {
  const answered = counts.reduce((sum, count) => sum + count, 0);
  if (requireAnswers(group, answered) < 10) return release({ withheld: 'too-few-answers' });
  return release({ shares: counts.map((count) => codedShare(count, answered)), answered });
}

/**
 * Comments of a group for which the plan allows them: texts alone, without score or date, in an order drawn from
 * `random` (cryptographically secure bytes), so that the order of arrival is lost.
 */
export function publishComments(
  group: PublishedGroup,
  comments: readonly string[],
  random: (length: number) => Uint8Array,
): Publishable<{ readonly comments: readonly string[] } | Withheld> {
  if (!group.comments) return release({ withheld: 'too-few-answers' });
  return release({ comments: shuffled(comments, random) });
}

/** The response rate of a label while the wave is open: to 5 points, and only from k answers on. */
export function publishResponse(
  { invited, answered }: { invited: number; answered: number },
  { k = 5 }: { k?: number } = {},
): Publishable<{ readonly percent: number } | Withheld> {
  if (!(Number.isInteger(answered) && Number.isInteger(invited) && answered <= invited && answered >= 0)) {
    throw new RangeError(`${answered} of ${invited} is not a response.`);
  }
  if (answered < k) return release({ withheld: 'too-few-answers' });
  return release({ percent: steppedShare(answered, invited, 5) });
}

/** Published values as text for the store, sealed with a checksum; the only text that `restorePublishable` takes back. */
export function storePublishable<T>(value: Publishable<T>): string {
  const body = JSON.stringify(value);
  return `${STORE_FORMAT} ${checksum(body)} ${body}`;
}

/**
 * Published values back from the store, so that a raw cell cannot come in by that door. The caller's `parse` checks the
 * shape; a RangeError for text that `storePublishable` did not write. The checksum guards against mistakes, not malice.
 */
export function restorePublishable<T>(text: string, parse: (json: unknown) => T): Publishable<T> {
  const [format, sum, ...body] = text.split(' ');
  const json = body.join(' ');
  if (format !== STORE_FORMAT || sum !== checksum(json))
    throw new RangeError('This is not a stored publication.');
  return release(parse(JSON.parse(json)));
}

const STORE_FORMAT = 'inward-publication/1';

function checksum(body: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(`${STORE_FORMAT} ${body}`)));
}

/** The one place where something becomes publishable; the brand exists for the compiler only. */
function release<T>(value: T): Publishable<T> {
  return value as Publishable<T>;
}

function requireAnswers(group: PublishedGroup, answered: number): number {
  if (!Number.isInteger(answered) || answered < 0 || answered > group.n) {
    throw new RangeError(`${answered} answers cannot come from a group of ${group.n}.`);
  }
  return answered;
}

/** Fisher and Yates, with rejection so that every order is equally likely. */
function shuffled(texts: readonly string[], random: (length: number) => Uint8Array): readonly string[] {
  const order = [...texts];
  for (let at = order.length - 1; at > 0; at--) {
    const other = below(at + 1, random);
    [order[at], order[other]] = [order[other] ?? '', order[at] ?? ''];
  }
  return order;
}

function below(bound: number, random: (length: number) => Uint8Array): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (let attempt = 0; attempt < 128; attempt++) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
    if (drawn < limit) return drawn % bound;
  }
  throw new Error('The random source gives no usable numbers.');
}
