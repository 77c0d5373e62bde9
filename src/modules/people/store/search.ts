/** A pattern of `like` for texts that contain these words as they stand. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
