import type { Candidates } from './candidates.ts';
import { type Caps, capsWith } from './caps.ts';
import { LAST_MINUTE, requireMinute, type WeekPattern } from './week-pattern.ts';

export type Piece = {
  /** Higher goes first; above 0. */
  priority: number;
  /** Reading time of each edition, see `readingSeconds`. */
  seconds: readonly number[];
  /** First and last grid minute at which it may be pushed; the whole week unless told. */
  opensAt?: number;
  dueAt?: number;
  /**
   * Goes out at once: no slot, no quiet hour, no leave, no cap stops it. It uses up the caps for what comes after, so that
   * an alarm is not followed by news. Who may use it is a rule of the caller.
   */
  safety?: boolean;
};

/** One value per person; `pushesByDay` seven. What is left out is 0 for everybody. */
export type People = {
  /** Index of the person's week pattern. */
  pattern: Uint32Array;
  edition?: Uint8Array;
  /** Pushes already made this week, by own day, when a week is planned again in its middle. */
  pushesByDay?: Uint8Array;
  secondsAsked?: Uint16Array;
};

export type WeekInput = {
  patterns: readonly WeekPattern[];
  pieces: readonly Piece[];
  people: People;
  candidates: Candidates;
  caps?: Partial<Caps>;
  /** The grid minute of planning: nothing is placed before it. */
  from?: number;
};

/** The input as columns, checked; what the planner reads ten million times. */
export type PreparedWeek = {
  caps: Caps;
  patterns: readonly WeekPattern[];
  /** Slots of all patterns one after another, each pattern's best first. */
  slotOffsets: Uint32Array;
  slotMinutes: Int16Array;
  slotDays: Uint8Array;
  rank: Uint16Array;
  opensAt: Int32Array;
  dueAt: Int32Array;
  safety: Uint8Array;
  seconds: Uint32Array;
  editions: number;
  pushedBefore: Uint8Array | undefined;
};

/** Checks the input and turns it into columns; refuses shapes that do not fit together. */
export function prepareWeek({
  patterns,
  pieces,
  people,
  candidates,
  caps = {},
  from = 0,
}: WeekInput): PreparedWeek {
  const limits = capsWith(caps);
  requireShapes({ patterns, pieces, people, candidates });
  requirePatterns(patterns, limits.slotsADay);
  requireMinute(from);
  let editions = 1;
  for (const piece of pieces) editions = Math.max(editions, piece.seconds.length);
  for (const edition of people.edition ?? []) editions = Math.max(editions, edition + 1);
  const bestFirst = patterns.map(({ slots }) =>
    [...slots].sort((a, b) => b.quality - a.quality || a.minute - b.minute),
  );
  const allSlots = bestFirst.flat();
  const slotOffsets = new Uint32Array(patterns.length + 1);
  for (const [index, slots] of bestFirst.entries())
    slotOffsets[index + 1] = (slotOffsets[index] ?? 0) + slots.length;
  const rank = new Uint16Array(pieces.length);
  for (const [place, index] of ranked(pieces).entries()) rank[index] = place;
  return {
    caps: limits,
    patterns,
    slotOffsets,
    slotMinutes: Int16Array.from(allSlots, (slot) => slot.minute),
    slotDays: Uint8Array.from(allSlots, (slot) => slot.day),
    rank,
    opensAt: Int32Array.from(pieces, ({ opensAt = 0 }) => Math.max(opensAt, from)),
    dueAt: Int32Array.from(pieces, ({ dueAt = LAST_MINUTE }) => dueAt),
    safety: Uint8Array.from(pieces, ({ safety }) => (safety ? 1 : 0)),
    // An edition that a piece does not have is read in its first.
    seconds: Uint32Array.from({ length: pieces.length * editions }, (_, cell) => {
      const { seconds = [] } = pieces[Math.floor(cell / editions)] ?? {};
      return seconds[cell % editions] ?? seconds[0] ?? 0;
    }),
    editions,
    pushedBefore: candidates.pushedBefore,
  };
}

/** Indices of the pieces in the order of planning: safety, priority, earliest due, order given. */
const ranked = (pieces: readonly Piece[]): number[] =>
  pieces
    .map((piece, index) => ({
      index,
      ...piece,
      first: piece.safety ? 0 : 1,
      due: piece.dueAt ?? LAST_MINUTE,
    }))
    .sort((a, b) => a.first - b.first || b.priority - a.priority || a.due - b.due || a.index - b.index)
    .map(({ index }) => index);

function requireShapes({ patterns, pieces, people, candidates }: WeekInput): void {
  const size = people.pattern.length;
  requireLength(candidates.offsets, size + 1, 'Candidate offsets');
  requireLength(candidates.pieces, candidates.offsets[size] ?? 0, 'Candidate pieces');
  requireLength(candidates.pushedBefore, candidates.pieces.length, 'Earlier pushes of candidates');
  requireLength(people.edition, size, 'Editions');
  requireLength(people.pushesByDay, 7 * size, 'Pushes by day');
  requireLength(people.secondsAsked, size, 'Seconds asked');
  for (const pattern of people.pattern)
    if (pattern >= patterns.length)
      throw new RangeError(`A person has pattern ${pattern} of ${patterns.length}.`);
  for (const piece of candidates.pieces)
    if (piece >= pieces.length) throw new RangeError(`A candidate names piece ${piece} of ${pieces.length}.`);
  for (let person = 0; person < size; person++)
    if ((candidates.offsets[person] ?? 0) > (candidates.offsets[person + 1] ?? 0))
      throw new RangeError('Candidate offsets must ascend.');
  for (const [index, piece] of pieces.entries()) requirePiece(piece, index);
}

function requirePatterns(patterns: readonly WeekPattern[], slotsADay: number): void {
  for (const { slots } of patterns) {
    const byDay = new Uint16Array(7);
    for (const slot of slots) {
      requireSlot(slot);
      const sameDay = (byDay[slot.day] ?? 0) + 1;
      byDay[slot.day] = sameDay;
      if (sameDay > slotsADay)
        throw new RangeError(`A pattern has more than ${slotsADay} delivery slots on day ${slot.day}.`);
    }
  }
}

function requirePiece({ priority, seconds, opensAt = 0, dueAt = 0 }: Piece, index: number): void {
  if (!(Number.isFinite(priority) && priority > 0))
    throw new RangeError(`The priority of piece ${index} must be above 0, not ${priority}.`);
  if (seconds.length === 0)
    throw new RangeError(`Piece ${index} needs the reading time of at least one edition.`);
  for (const value of seconds)
    if (!Number.isInteger(value) || value < 0)
      throw new RangeError(`The reading time of piece ${index} must be whole seconds, not ${value}.`);
  for (const minute of [opensAt, dueAt]) requireMinute(minute);
}

function requireSlot({ minute, day, quality }: WeekPattern['slots'][number]): void {
  requireMinute(minute);
  if (!Number.isInteger(day) || day < 0 || day > 6)
    throw new RangeError(`A day of the week is 0 to 6, not ${day}.`);
  if (!(Number.isFinite(quality) && quality > 0))
    throw new RangeError(`The quality of a slot must be above 0, not ${quality}.`);
}

function requireLength(values: ArrayLike<number> | undefined, length: number, name: string): void {
  if (values && values.length !== length)
    throw new RangeError(`${name} must have ${length} values, not ${values.length}.`);
}
