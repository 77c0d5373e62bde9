const WORDS_A_MINUTE = 200;

/**
 * What a piece costs a reader, in whole seconds: words at 200 a minute plus the length of its videos. Per edition, because
 * the same piece is longer in one language than in another. Example: `readingSeconds({words: 300, videoSeconds: 45})`
 * is 135.
 */
export function readingSeconds({
  words,
  videoSeconds = 0,
}: {
  words: number;
  videoSeconds?: number;
}): number {
  for (const [name, value] of Object.entries({ words, videoSeconds }))
    if (!Number.isFinite(value) || value < 0)
      throw new RangeError(`${name} must be zero or more, not ${value}.`);
  return Math.ceil((words * 60) / WORDS_A_MINUTE + videoSeconds);
}
