import sharp from 'sharp';
import { refuse } from '#kernel/errors.ts';

export interface DrawnImage {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * Pictures of more points than this are refused before they are unpacked: a few kilobytes can describe a picture that
 * fills the memory. Fifty million is more than a phone's camera makes.
 */
const MOST_POINTS = 50_000_000;
/** SVG is a program and PDF a document: neither is a picture here, whatever its name says. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif', 'tiff']);

// The machine is shared with everything else; a picture may wait for the next.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Draws an uploaded picture anew as WebP, once for each width, never larger than it is. Only the points are taken over: no place,
 * camera, name or profile, and nothing else that was hidden in the file; it is turned upright first.
 */
export async function redraw(
  file: string,
  widths: readonly number[],
): Promise<{ width: number; height: number; sizes: DrawnImage[] }> {
  // Thumbnails and further frames stay behind: `pages: 1` takes the first.
  const open = () => sharp(file, { limitInputPixels: MOST_POINTS, failOn: 'error', pages: 1 });
  const { format, width, height, orientation = 1 } = await readable(() => open().metadata());
  if (!format || !FORMATS.has(format)) return refuse('invalid', 'not_a_picture');
  const isSideways = orientation >= 5;
  const upright = isSideways ? { width: height, height: width } : { width, height };
  const wanted = [...new Set(widths.map((one) => Math.min(one, upright.width)))];
  const sizes: DrawnImage[] = [];
  for (const one of wanted) {
    const { data, info } = await readable(() =>
      open().autoOrient().resize({ width: one }).webp({ quality: 80 }).toBuffer({ resolveWithObject: true }),
    );
    sizes.push({ width: info.width, height: info.height, bytes: data });
  }
  return { ...upright, sizes };
}

/** What the decoder cannot read is the sender's to mend; everything else is ours. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (/pixel limit/i.test(reason)) return refuse('too_large', 'picture_too_large', { points: MOST_POINTS });
    return refuse('invalid', 'not_a_picture');
  }
}
