const MAX_WORDS = 6;

/** The words of a search: at most six, each once; more only narrow what is already one person. */
export function searchedWords(text: string): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return [...new Set(words)].slice(0, MAX_WORDS);
}
