// What every estimator asks of its input. A number that cannot be must stop the computation with a plain sentence:
// a NaN that travels on ends as an empty chart that nobody can explain.

/** Refuses a sample with fewer than `least` values, or with a value that is not a finite number. */
export function requireNumbers(values: readonly number[], name: string, { least = 1 } = {}): void {
  if (values.length < least)
    throw new RangeError(
      `${name} needs at least ${least} ${least === 1 ? 'value' : 'values'}, not ${values.length}.`,
    );
  for (const value of values) requireFinite(value, name);
}

/** Refuses anything that is not a finite number. */
export function requireFinite(value: number, name: string): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}.`);
}

/** Refuses anything that is not a finite number above zero. */
export function requirePositive(value: number, name: string): void {
  if (!Number.isFinite(value) || value <= 0)
    throw new RangeError(`${name} must be above zero, not ${value}.`);
}

/** Refuses anything that is not a whole number of at least `least` (0 unless told). */
export function requireCount(value: number, name: string, { least = 0 } = {}): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} must be a whole number of at least ${least}, not ${value}.`);
}

/** Refuses a confidence, share or significance level that is not strictly between 0 and 1. */
export function requireLevel(value: number, name: string): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must be between 0 and 1, not ${value}.`);
}

/** Refuses two lists that should run in parallel and do not. */
export function requireSameLength(
  first: readonly unknown[],
  second: readonly unknown[],
  names: { first: string; second: string },
): void {
  if (first.length !== second.length)
    throw new RangeError(
      `${names.first} and ${names.second} must have the same length, not ${first.length} and ${second.length}.`,
    );
}
