import { isSame } from '../domain/ledger.ts';

/** Of what a form holds, what differs from the line that was being changed: nothing else is written. */
export function changedFields<
  B extends object,
  F extends { [K in keyof F]: K extends keyof B ? B[K] : never },
>(base: B, fields: F): Partial<F> {
  const was = new Map<string, unknown>(Object.entries(base));
  const changed = Object.entries(fields).filter(([name, value]) => !isSame(was.get(name), value));
  // Safe: a part of the fields that were given.
  return Object.fromEntries(changed) as Partial<F>;
}
