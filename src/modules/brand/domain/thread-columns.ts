/** What stands in one column: an object, a ribbon on its way through, or the words of something missing. */
interface Piece {
  readonly key: string;
  readonly column: number;
  /** Room above its bar. */
  readonly label: number;
  thickness: number;
  middle: number;
  readonly before: Piece[];
  readonly after: Piece[];
}

export interface Columns {
  readonly objects: readonly { readonly key: string; readonly column: number }[];
  /** Ways through the objects by key, each from an earlier column to a later one. */
  readonly strands: readonly (readonly string[])[];
  /** Of each strand, in pixels. */
  readonly thickness: readonly number[];
  /** Keys of objects after which something is missing, which words say in the next column. */
  readonly words: readonly string[];
  readonly label: number;
  readonly gap: number;
  readonly wordsHeight: number;
}

export interface Placed {
  readonly height: number;
  /** By key of the object; of words by `words/` and the key. */
  readonly places: ReadonlyMap<string, { column: number; top: number; thickness: number; label: number }>;
  /** Per strand, where its middle is in each column from its first to its last. */
  readonly strands: readonly { thickness: number; stops: readonly { column: number; y: number }[] }[];
}

const SWEEPS = 4;

/**
 * Places what stands in columns so that neighbours on a strand are level where they can be and nothing overlaps. The
 * order within a column follows the mean place of what comes before (the barycentre method of Sugiyama, Tagawa and
 * Toda, «Methods for visual understanding of hierarchical system structures», IEEE Trans. SMC 11, 1981); the first
 * column keeps the order that it was given.
 */
export function placeColumns(input: Columns): Placed {
  const { pieces, ways } = piecesOf(input);
  const columns = [...Map.groupBy(pieces.values(), ({ column }) => column)]
    .sort(([a], [b]) => a - b)
    .map(([, own]) => own);
  for (const [index, column] of columns.entries()) {
    if (index > 0) column.sort((a, b) => wished(a.before, Infinity) - wished(b.before, Infinity) || 0);
    settle(column, (piece) => (piece.before.length > 0 ? wished(piece.before, 0) : null), input.gap);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = sweep % 2 === 0 ? columns.toReversed() : columns;
    for (const column of order) settle(column, nearNeighbours, input.gap);
  }
  const top = Math.min(0, ...[...pieces.values()].map(topOf));
  for (const piece of pieces.values()) piece.middle -= top;
  const height = Math.max(0, ...[...pieces.values()].map((piece) => piece.middle + piece.thickness / 2));
  return {
    height,
    places: new Map(
      [...pieces].map(([key, { column, middle, thickness, label }]) => [
        key,
        { column, label, thickness, top: middle - thickness / 2 },
      ]),
    ),
    strands: stopsOf(ways, input.thickness),
  };
}

function piecesOf({ objects, strands, thickness, words, label, wordsHeight }: Columns) {
  const pieces = new Map<string, Piece>();
  const add = (key: string, column: number, room: number): Piece => {
    const known = pieces.get(key);
    if (known) return known;
    const piece = { key, column, label: room, thickness: 0, middle: 0, before: [], after: [] };
    pieces.set(key, piece);
    return piece;
  };
  for (const { key, column } of objects) add(key, column, label);
  const ways = strands.map((keys, index) => {
    const way: Piece[] = [];
    for (const key of keys) {
      const piece = pieces.get(key);
      const last = way.at(-1);
      if (!piece) continue;
      for (let column = (last?.column ?? piece.column) + 1; last && column < piece.column; column += 1)
        way.push(add(`pass/${last.key}/${key}/${column}`, column, 0));
      way.push(piece);
    }
    for (const piece of way) piece.thickness += thickness[index] ?? 0;
    for (const [place, piece] of way.entries()) tie(way[place - 1], piece);
    return way;
  });
  for (const key of words) {
    const piece = pieces.get(key);
    if (!piece) continue;
    const said = add(`words/${key}`, piece.column + 1, 0);
    said.thickness = wordsHeight;
    tie(piece, said);
  }
  return { pieces, ways };
}

function tie(before: Piece | undefined, after: Piece): void {
  if (!before) return;
  before.after.push(after);
  after.before.push(before);
}

const topOf = ({ middle, thickness, label }: Piece) => middle - thickness / 2 - label;

function wished(neighbours: readonly Piece[], alone: number): number {
  if (neighbours.length === 0) return alone;
  return neighbours.reduce((sum, { middle }) => sum + middle, 0) / neighbours.length;
}

function nearNeighbours({ before, after }: Piece): number | null {
  return before.length + after.length === 0 ? null : wished([...before, ...after], 0);
}

/**
 * Moves the pieces of a column, in their order, as near to their wishes as they can stand without touching. With the
 * distances taken off, that is an isotonic regression, which pooling adjacent violators solves exactly (Ayer et al.,
 * Annals of Mathematical Statistics 26, 1955).
 */
function settle(column: readonly Piece[], wishOf: (piece: Piece) => number | null, gap: number): void {
  const blocks: { pieces: { piece: Piece; offset: number }[]; sum: number; count: number }[] = [];
  let offset = 0;
  let last: Piece | undefined;
  for (const piece of column) {
    offset += last
      ? last.thickness / 2 + gap + piece.label + piece.thickness / 2
      : piece.label + piece.thickness / 2;
    last = piece;
    // Who wishes nothing stands where the ones before leave room.
    const wish = wishOf(piece);
    const level = wish === null ? levelOf(blocks.at(-1)) : wish - offset;
    blocks.push({ pieces: [{ piece, offset }], sum: level, count: 1 });
    pool(blocks);
  }
  for (const block of blocks)
    for (const { piece, offset: own } of block.pieces) piece.middle = levelOf(block) + own;
}

const levelOf = (block: { sum: number; count: number } | undefined) => (block ? block.sum / block.count : 0);

function pool(blocks: { pieces: { piece: Piece; offset: number }[]; sum: number; count: number }[]): void {
  for (;;) {
    const last = blocks.at(-1);
    const before = blocks.at(-2);
    if (!last || !before || levelOf(before) <= levelOf(last)) return;
    blocks.pop();
    before.pieces.push(...last.pieces);
    before.sum += last.sum;
    before.count += last.count;
  }
}

/** Inside each piece the strands lie on each other in the order of where they come from and go to, so few cross. */
function stopsOf(ways: readonly (readonly Piece[])[], thickness: readonly number[]): Placed['strands'] {
  const through = new Map<Piece, { index: number; leaning: number }[]>();
  for (const [index, way] of ways.entries()) {
    for (const [place, piece] of way.entries()) {
      const near = [way[place - 1], way[place + 1]].filter((one) => one !== undefined);
      const here = through.get(piece) ?? [];
      here.push({ index, leaning: wished(near, 0) });
      through.set(piece, here);
    }
  }
  const middles = new Map<string, number>();
  for (const [piece, strands] of through) {
    let y = piece.middle - piece.thickness / 2;
    for (const { index } of strands.sort((a, b) => a.leaning - b.leaning || a.index - b.index)) {
      const own = thickness[index] ?? 0;
      middles.set(`${index}/${piece.key}`, y + own / 2);
      y += own;
    }
  }
  return ways.map((way, index) => ({
    thickness: thickness[index] ?? 0,
    stops: way.map((piece) => ({
      column: piece.column,
      y: middles.get(`${index}/${piece.key}`) ?? piece.middle,
    })),
  }));
}
