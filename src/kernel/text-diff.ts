/** A stretch of text that two versions share, or that one of them has alone. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * What changed between two texts, word by word: `same` and `removed` joined give `before`, `same` and `added` joined
 * give `after`. Where something was replaced, `removed` stands before `added`. A shortest edit script after Myers,
 * «An O(ND) difference algorithm and its variations», Algorithmica 1 (1986); texts with more than 1,000 changed words
 * between their common beginning and end are shown as wholly replaced there, which nobody would read word by word.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const old = tokensOf(before);
  const fresh = tokensOf(after);
  const start = commonStart(old, fresh);
  const end = commonEnd(old, fresh, start);
  const steps = [
    ...old.slice(0, start).map((text) => step('same', text)),
    ...shortestEdit(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...old.slice(old.length - end).map((text) => step('same', text)),
  ];
  return inStretches(steps);
}

const MOST_EDITS = 1000;

const step = (kind: DiffPart['kind'], text: string): DiffPart => ({ kind, text });

/** Words with their inner apostrophes and hyphens, white space, and every other sign by itself: joined, the text again. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

function commonStart(old: readonly string[], fresh: readonly string[]): number {
  const most = Math.min(old.length, fresh.length);
  let length = 0;
  while (length < most && old[length] === fresh[length]) length += 1;
  return length;
}

function commonEnd(old: readonly string[], fresh: readonly string[], start: number): number {
  const most = Math.min(old.length, fresh.length) - start;
  let length = 0;
  while (length < most && old[old.length - 1 - length] === fresh[fresh.length - 1 - length]) length += 1;
  return length;
}

/** Myers' greedy search: on each diagonal k = x − y the furthest x that so many edits reach, kept to walk back. */
function shortestEdit(old: readonly string[], fresh: readonly string[]): DiffPart[] {
  const rounds: Int32Array[] = [];
  const most = Math.min(MOST_EDITS, old.length + fresh.length);
  let reached = new Int32Array(3);
  for (let edits = 0; edits <= most; edits += 1) {
    const round = new Int32Array(2 * edits + 3);
    for (let k = -edits; k <= edits; k += 2) {
      let x = edits === 0 ? 0 : furthest(reached, edits, k);
      while (x < old.length && x - k < fresh.length && old[x] === fresh[x - k]) x += 1;
      round[k + edits + 1] = x;
      if (x >= old.length && x - k >= fresh.length) return walkBack(old, fresh, rounds);
    }
    rounds.push(round);
    reached = round;
  }
  return [...old.map((text) => step('removed', text)), ...fresh.map((text) => step('added', text))];
}

/** The x from which diagonal k is entered with one more edit; the row before is stored from diagonal −(edits − 1) − 1 on. */
function furthest(reached: Int32Array, edits: number, k: number): number {
  const below = reached[k - 1 + edits] ?? 0;
  const above = reached[k + 1 + edits] ?? 0;
  return goesDown(k, edits, { below, above }) ? above : below + 1;
}

const goesDown = (k: number, edits: number, x: { below: number; above: number }) =>
  k === -edits || (k !== edits && x.below < x.above);

function walkBack(
  old: readonly string[],
  fresh: readonly string[],
  rounds: readonly Int32Array[],
): DiffPart[] {
  const steps: DiffPart[] = [];
  let x = old.length;
  let y = fresh.length;
  for (let edits = rounds.length; edits > 0; edits -= 1) {
    const reached = rounds[edits - 1] ?? new Int32Array();
    const k = x - y;
    const from = { below: reached[k - 1 + edits] ?? 0, above: reached[k + 1 + edits] ?? 0 };
    const down = goesDown(k, edits, from);
    const entered = down ? from.above : from.below + 1;
    for (; x > entered; x -= 1, y -= 1) steps.push(step('same', old[x - 1] ?? ''));
    if (down) {
      y -= 1;
      steps.push(step('added', fresh[y] ?? ''));
    } else {
      x -= 1;
      steps.push(step('removed', old[x] ?? ''));
    }
  }
  for (; x > 0; x -= 1) steps.push(step('same', old[x - 1] ?? ''));
  return steps.reverse();
}

/** Joins neighbours; a lone space between two changes goes with them, so that a replaced phrase reads as one. */
function inStretches(steps: readonly DiffPart[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let removed = '';
  let added = '';
  let same = '';
  const close = () => {
    for (const part of [step('removed', removed), step('added', added), step('same', same)])
      if (part.text !== '') parts.push(part);
    removed = added = same = '';
  };
  for (const { kind, text } of steps) {
    if (kind === 'same') {
      same += text;
      continue;
    }
    if (same !== '' && (removed + added === '' || !/^\s+$/.test(same))) close();
    else {
      removed += same;
      added += same;
      same = '';
    }
    if (kind === 'removed') removed += text;
    else added += text;
  }
  close();
  return parts;
}
