/** What is no longer true when a reading changes. */
export const READING_CHANGES = [
  'measurement.readMeasure',
  'measurement.readDashboard',
  'measurement.listCorrections',
] as const;

/** What somebody typed as a number, with a comma or a point; null when nothing stands there. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replaceAll(/\s/g, '').replace(',', '.').replace('−', '-');
  return text === '' ? null : Number(text);
}
