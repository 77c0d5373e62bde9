/** The time zones that the browser knows, the chosen one among them. */
export function zones(chosen: string): string[] {
  return [...new Set([chosen, ...Intl.supportedValuesOf('timeZone')])];
}
