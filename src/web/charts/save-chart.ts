/** What a drawing takes from its page's style sheets, and would lose alone. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/** Pixels of a saved picture for each of the screen, so that it is sharp on paper. */
const SHARPNESS = 3;

/** Hands a drawing to the browser as an SVG file that looks the same by itself. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  save(new Blob([textOf(svg)], { type: 'image/svg+xml' }), `${name}.svg`);
}

/** Hands a drawing to the browser as a PNG file, three pixels for each of the screen. */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const picture = new Image();
  // A data address: the page's content security policy admits no others for pictures made here.
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.clientWidth * SHARPNESS;
  canvas.height = svg.clientHeight * SHARPNESS;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser made no picture of the chart');
  save(blob, `${name}.png`);
}

function textOf(svg: SVGSVGElement): string {
  // Safe: a clone is of the same kind.
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll('*');
  svg.querySelectorAll('*').forEach((element, at) => {
    const style = getComputedStyle(element);
    const kept = STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    copies[at]?.setAttribute('style', kept);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
