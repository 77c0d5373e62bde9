/** A colour as `#rrggbb`. */
export type Hex = string;

export interface Accent {
  /** The colour of links, marks and primary buttons. */
  readonly accent: Hex;
  /** Text on the accent. */
  readonly ink: Hex;
  /** A quiet ground that carries text in the accent. */
  readonly soft: Hex;
}

export interface AccentPair {
  readonly light: Accent;
  readonly dark: Accent;
}

/** WCAG 2.2, success criterion 1.4.3: the least contrast of ordinary text. */
export const AA_TEXT = 4.5;

/** The grounds that accented text stands on, the least favourable of each scheme among them (tokens.css). */
export const GROUNDS = {
  light: ['#fbfaf7', '#ffffff', '#f0ede6'],
  dark: ['#161513', '#1f1e1b', '#292723'],
} as const;

/**
 * The organisation's colour as both schemes can show it: kept where it reads (4.5 : 1 on every ground), else darkened on
 * paper or lightened at night, with its hue.
 * @example accentPair('#0e6b5c').light.accent // '#0e6b5c': reads as it is
 */
export function accentPair(colour: Hex): AccentPair {
  return { light: accentFor(colour, 'light'), dark: accentFor(colour, 'dark') };
}

/** Whether the colour itself reads on paper, or would be darkened. */
export function readsOnPaper(colour: Hex): boolean {
  return accentFor(colour, 'light').accent === colour.toLowerCase();
}

/** Contrast of two colours as WCAG 2.2 defines it: 1 (the same) to 21 (black on white). */
export function contrast(one: Hex, other: Hex): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function accentFor(colour: Hex, scheme: 'light' | 'dark'): Accent {
  const { l, c, h } = toOklch(colour);
  const soft =
    scheme === 'light'
      ? toHex({ l: 0.943, c: Math.min(c, 0.018), h })
      : toHex({ l: 0.293, c: Math.min(c, 0.035), h });
  const grounds = [...GROUNDS[scheme], soft];
  const reads = (candidate: Hex) => grounds.every((ground) => contrast(candidate, ground) >= AA_TEXT);
  // At night a colour made for paper is lifted even where it would just read: saturated dark text on black tires the eye.
  const wanted =
    scheme === 'light'
      ? colour.toLowerCase()
      : toHex({ l: Math.max(l, 0.715), c: Math.min(c * 1.25, 0.13), h });
  const accent = reads(wanted) ? wanted : nearestThatReads({ l, c, h }, scheme, reads);
  return { accent, ink: inkOn(accent, { c, h }), soft };
}

/** Walks the lightness away from the ground; black and white read on every ground, so it always arrives. */
function nearestThatReads(
  { l, c, h }: Oklch,
  scheme: 'light' | 'dark',
  reads: (colour: Hex) => boolean,
): Hex {
  const step = scheme === 'light' ? -0.005 : 0.005;
  for (let lightness = l; lightness > 0 && lightness < 1; lightness += step) {
    const candidate = toHex({ l: lightness, c, h });
    if (reads(candidate)) return candidate;
  }
  return scheme === 'light' ? '#000000' : '#ffffff';
}

function inkOn(accent: Hex, { c, h }: Pick<Oklch, 'c' | 'h'>): Hex {
  if (contrast(accent, '#ffffff') >= AA_TEXT) return '#ffffff';
  const tinted = toHex({ l: 0.22, c: Math.min(c, 0.03), h });
  return contrast(accent, tinted) >= AA_TEXT ? tinted : '#000000';
}

interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

function channels(colour: Hex): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  const linear = (byte: number) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [linear((value >> 16) & 255), linear((value >> 8) & 255), linear(value & 255)];
}

function luminance(colour: Hex): number {
  const [r, g, b] = channels(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// Oklab by Björn Ottosson (2020), https://bottosson.github.io/posts/oklab/: its lightness changes without the hue moving,
// which HSL cannot do (blue turns purple).
function toOklch(colour: Hex): Oklch {
  const [r, g, b] = channels(colour);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const greenRed = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const blueYellow = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    c: Math.hypot(greenRed, blueYellow),
    h: Math.atan2(blueYellow, greenRed),
  };
}

/** Gives up chroma until the colour exists in sRGB. */
function toHex({ l, c, h }: Oklch): Hex {
  for (let chroma = c; ; chroma = chroma < 0.001 ? 0 : chroma * 0.94) {
    const rgb = toLinear({ l, c: chroma, h });
    if (chroma === 0 || rgb.every((channel) => channel > -0.0005 && channel < 1.0005)) return hexOf(rgb);
  }
}

function toLinear({ l, c, h }: Oklch): number[] {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function hexOf(linear: readonly number[]): Hex {
  const bytes = linear.map((channel) => {
    const share = Math.min(1, Math.max(0, channel));
    const encoded = share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${bytes.join('')}`;
}
