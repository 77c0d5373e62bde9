/**
 * p-values of primary outcomes, adjusted so that the chance of any false alarm among them stays at the level compared
 * with (Holm 1979). In the order given. Example: `holm([0.01, 0.04])` is [0.02, 0.04].
 */
export function holm(pValues: readonly number[]): number[] {
  const order = ascending(pValues);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let running = 0;
  for (const [rank, index] of order.entries()) {
    running = Math.max(running, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 1)));
    adjusted[index] = running;
  }
  return adjusted;
}

/**
 * p-values of exploratory outcomes, adjusted so that the expected share of false ones among those called stays at the
 * level compared with (Benjamini & Hochberg 1995). In the order given. Example: `benjaminiHochberg([0.01, 0.04])` is
 * [0.02, 0.04].
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = ascending(pValues);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let running = 1;
  for (const [fromLast, index] of order.reverse().entries()) {
    const rank = pValues.length - fromLast;
    const p = pValues[index] ?? 1;
    running = Math.max(p, Math.min(running, (p * pValues.length) / rank));
    adjusted[index] = running;
  }
  return adjusted;
}

function ascending(pValues: readonly number[]): number[] {
  for (const p of pValues)
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A p-value must be from 0 to 1, not ${p}.`);
  return pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
}
