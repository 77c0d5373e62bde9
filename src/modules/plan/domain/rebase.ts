import { diffWords } from '#kernel/text-diff.ts';

/** A stretch of the old text, from one character to before another, and what stands there instead. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A change that somebody suggested for `before`, brought to the text that stands now: both changes together when they
 * touch different words, undefined when they meet. A three-way merge over words, as version control does it over lines.
 */
export function rebased(before: string, after: string, now: string): string | undefined {
  if (now === before || now === after) return after;
  const theirs = hunksOf(before, now);
  const wanted = hunksOf(before, after).filter((hunk) => !theirs.some((other) => isSameHunk(hunk, other)));
  if (wanted.some((hunk) => theirs.some((other) => meet(hunk, other)))) return undefined;
  const hunks = [...theirs, ...wanted].sort((a, b) => a.from - b.from);
  let merged = '';
  let done = 0;
  for (const { from, to, text } of hunks) {
    merged += before.slice(done, from) + text;
    done = to;
  }
  return merged + before.slice(done);
}

function hunksOf(before: string, after: string): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { kind, text } of diffWords(before, after)) {
    const last = hunks.at(-1);
    const goesOn = last !== undefined && last.to === at && kind !== 'same';
    if (kind === 'same') at += text.length;
    else if (kind === 'removed') {
      if (goesOn) hunks.splice(-1, 1, { ...last, to: at + text.length });
      else hunks.push({ from: at, to: at + text.length, text: '' });
      at += text.length;
    } else if (goesOn) hunks.splice(-1, 1, { ...last, text: last.text + text });
    else hunks.push({ from: at, to: at, text });
  }
  return hunks;
}

const isSameHunk = (one: Hunk, other: Hunk) =>
  one.from === other.from && one.to === other.to && one.text === other.text;

// Stretches that only touch count as meeting: words put in at one place by two people have no order.
const meet = (one: Hunk, other: Hunk) => one.from <= other.to && other.from <= one.to;
