/** Marks that the database puts around words that match; control characters cannot stand in a case's text. */
export const MATCH_STARTS = '\u0002';
export const MATCH_ENDS = '\u0003';

export interface TextPart {
  readonly text: string;
  readonly match: boolean;
}

/** Cuts a marked text into parts, neighbouring matches joined over the space between them. */
export function partsOf(marked: string): TextPart[] {
  const joined = marked.replaceAll(`${MATCH_ENDS} ${MATCH_STARTS}`, ' ');
  return joined
    .split(MATCH_STARTS)
    .flatMap((piece, index) => {
      const [match = '', rest = ''] = index === 0 ? ['', piece] : piece.split(MATCH_ENDS);
      return [
        { text: match, match: true },
        { text: rest, match: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
