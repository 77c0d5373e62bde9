import { create } from 'qrcode';

/**
 * The squares of a QR code (ISO/IEC 18004) that holds a text, as one SVG path in units of a square; `size` is its side with
 * the quiet zone of four squares on every side that readers ask for. Level Q: a quarter of it may be torn or dirty.
 */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  const quiet = 4;
  const parts: string[] = [];
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) parts.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
  return { size: modules.size + 2 * quiet, path: parts.join('') };
}
