import { accentPair, type Hex } from '../ui/colour.ts';

const KEPT_AS = 'inward.accent';

/** Colours the page with the organisation's accent, and keeps it for the first moment of the next visit. */
export function showAccent(colour: Hex): void {
  const { light, dark } = accentPair(colour);
  const { style } = document.documentElement;
  for (const [scheme, { accent, ink, soft }] of Object.entries({ light, dark })) {
    style.setProperty(`--org-accent-${scheme}`, accent);
    style.setProperty(`--org-ink-${scheme}`, ink);
    style.setProperty(`--org-soft-${scheme}`, soft);
  }
  localStorage.setItem(KEPT_AS, colour);
}

/** Shows the accent of the last visit at once, so that the page does not change colour when the answer comes. */
export function showKeptAccent(): void {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept && /^#[0-9a-f]{6}$/.test(kept)) showAccent(kept);
}
