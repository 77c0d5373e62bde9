/** What an attack of the trust suite found against one way of publishing or keeping answers. */
export interface Finding {
  readonly attack: AttackId;
  /** `inward`, a usual rule, or a deliberately weakened variant that the attack must beat. */
  readonly against: 'inward' | 'threshold' | 'siblings' | 'pairwise' | 'weakened';
  /** People of the generated organisation, or voters of the running product. */
  readonly people: number;
  /** What was counted, in words: «people in derivable subsets», «of 60 ballots matched». */
  readonly measure: string;
  readonly value: number;
  /** What the attacker gains over guessing, from 0 to 1; null where there is nothing to gain (U1). */
  readonly advantage: number | null;
  readonly passed: boolean;
}

export const ATTACKS = {
  T1: 'linear differencing over all published groups',
  T2: 'intervals by linear programming, with rounding and unanimity',
  T3: 'random filters through every door of the results',
  T4: 'waves: joiners, leavers, re-organisation',
  T5: 'timing: order of tokens, page views and the box',
  T6: 'copies of the database taken each hour',
  T7: 'forensic: raw bytes of data files, write-ahead log and logs',
  T8: 'abuse: double vote, foreign label, forged, replayed, key tagging',
  T9: 'equality join of answers between views and waves',
  T10: 'free text: what points at somebody is shown to the writer',
  T11: 'two insiders subtract their own answers',
  U1: 'usefulness: published group-persons against hiding siblings',
} as const;
export type AttackId = keyof typeof ATTACKS;

/** 100 × (1 − the largest advantage that any attack has against Inward), to one decimal. */
export function trustScore(findings: readonly Finding[]): number {
  const ours = findings.flatMap(({ against, advantage }) =>
    against === 'inward' && advantage !== null ? [advantage] : [],
  );
  return Math.round(1000 * (1 - Math.max(0, ...ours))) / 10;
}

/** The findings as lines of a table, by attack and people. */
export function trustTable(findings: readonly Finding[]): string {
  const order = Object.keys(ATTACKS);
  const rows = [...findings]
    .sort((a, b) => order.indexOf(a.attack) - order.indexOf(b.attack) || a.people - b.people)
    .map(({ attack, people, against, value, measure, advantage, passed }) => [
      attack,
      String(people),
      against,
      String(Math.round(1000 * value) / 1000),
      measure,
      advantage === null ? '' : advantage.toFixed(4),
      against === 'inward' ? (passed ? 'holds' : 'DOES NOT HOLD') : passed ? 'holds too' : 'broken',
    ]);
  const table = [['', 'people', 'against', 'found', 'of what', 'advantage', ''], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, column) =>
          column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
