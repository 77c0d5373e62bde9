/**
 * Who should get what, by person: the pieces of person p stand at `offsets[p]` up to `offsets[p + 1]`. Typed arrays, because
 * 250,000 people × 40 pieces are ten million of them.
 */
export type Candidates = {
  /** People + 1 ascending numbers. */
  offsets: Uint32Array;
  /** Index of a piece for each candidate; a person has a piece at most once. */
  pieces: Uint16Array;
  /** How often this piece was pushed to this person before, for each candidate; nothing means never. */
  pushedBefore?: Uint8Array;
};

/**
 * Turns audiences round: from the people (indices) of each piece to the pieces of each person, in one counting pass. The
 * order of pieces is kept.
 */
export function candidatesOf(people: number, audiences: readonly Uint32Array[]): Candidates {
  if (audiences.length > 65_535)
    throw new RangeError(`At most 65,535 pieces can be planned, not ${audiences.length}.`);
  const offsets = new Uint32Array(people + 1);
  for (const audience of audiences)
    for (const person of audience) {
      if (person >= people) throw new RangeError(`An audience names person ${person} of ${people}.`);
      offsets[person + 1] = (offsets[person + 1] ?? 0) + 1;
    }
  for (let person = 0; person < people; person++)
    offsets[person + 1] = (offsets[person + 1] ?? 0) + (offsets[person] ?? 0);
  const next = offsets.slice();
  const pieces = new Uint16Array(offsets[people] ?? 0);
  for (const [piece, audience] of audiences.entries())
    for (const person of audience) {
      const place = next[person] ?? 0;
      pieces[place] = piece;
      next[person] = place + 1;
    }
  return { offsets, pieces };
}
