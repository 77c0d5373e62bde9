import highsModule, { type Highs } from 'highs';

/** lower ≤ Σ values over the columns ≤ upper. */
export interface Constraint {
  readonly columns: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** A linear program that is solved many times with other objectives; release it with `dispose`. */
export interface RangeProgram {
  /** A feasible point with the smallest (or largest) value of a column, or null when nothing fits the constraints. */
  readonly smallest: (column: number) => Float64Array | null;
  readonly largest: (column: number) => Float64Array | null;
  readonly dispose: () => void;
}

// The package's types describe its CommonJS build; the default export of the ES module is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loading: Promise<Highs> | undefined;

/** Sets up a program over bounded columns, solved with HiGHS (Huangfu and Hall 2018) in WebAssembly. */
export async function rangeProgram(
  bounds: readonly { readonly lower: number; readonly upper: number }[],
  constraints: readonly Constraint[],
): Promise<RangeProgram> {
  loading ??= loadHighs();
  const highs = await loading;
  const indices = constraints.flatMap(({ columns }) => columns);
  const starts = [0];
  for (const { columns } of constraints) starts.push((starts.at(-1) ?? 0) + columns.length);
  const model = highs.createModel({
    numCols: bounds.length,
    numRows: constraints.length,
    colCost: new Float64Array(bounds.length),
    colLower: bounds.map(({ lower }) => lower),
    colUpper: bounds.map(({ upper }) => upper),
    rowLower: constraints.map(({ lower }) => lower),
    rowUpper: constraints.map(({ upper }) => upper),
    matrix: {
      format: 'csr',
      numRows: constraints.length,
      numCols: bounds.length,
      starts,
      indices,
      values: indices.map(() => 1),
    },
  });
  model.options.set({ output_flag: false });
  const solve = (column: number, cost: number) => {
    model.changeColCost(column, cost);
    model.run();
    const status = model.getModelStatus();
    const point = status === highs.constants.modelStatus.optimal ? model.getSolution().colValue : null;
    // Changing the model forgets its status and solution, so this comes last.
    model.changeColCost(column, 0);
    if (point || status === highs.constants.modelStatus.infeasible) return point;
    throw new Error(`HiGHS ended with model status ${status}.`);
  };
  return {
    smallest: (column) => solve(column, 1),
    largest: (column) => solve(column, -1),
    dispose: () => model.dispose(),
  };
}
