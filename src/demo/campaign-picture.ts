import { Readable } from 'node:stream';
import sharp from 'sharp';

/** Two who talk, and room for a third: the picture of the campaign, drawn without a letter so that it speaks all languages. */
const BUBBLES = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="520" viewBox="0 0 960 520">
  <rect width="960" height="520" fill="#e3f0ed"/>
  <path d="M118 124h314v210H240l-52 56v-56h-70z" fill="#0e6b5c"/>
  <path d="M366 212h306v198h-38v54l-60-54H366z" fill="#ffffff"/>
  <g stroke="#3c3a36" stroke-width="5"><path d="M400 274h200M400 314h226M400 354h130"/></g>
  <path d="M614 82h232v142h-62v52l-60-52H614z" fill="none" stroke="#0e6b5c" stroke-width="6"
    stroke-linecap="round" stroke-dasharray="0.1 13"/>
</svg>`;

/** The picture as a planner would upload it: a PNG, since SVG is no picture to us. */
export async function campaignPicture(): Promise<Readable> {
  const png = await sharp(Buffer.from(BUBBLES)).png().toBuffer();
  return Readable.from([png]);
}
