interface FileType {
  readonly type: string;
  /** The bytes that such a file begins with; none: text, which must not hold a zero byte. */
  readonly magic: readonly number[] | undefined;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const office = (name: string) => `application/vnd.openxmlformats-officedocument.${name}`;

// Nothing that a browser would run as a page of ours: no HTML, no SVG.
const TYPES: Record<string, FileType> = {
  pdf: { type: 'application/pdf', magic: [0x25, 0x50, 0x44, 0x46] },
  png: { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  jpg: { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  jpeg: { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  docx: { type: office('wordprocessingml.document'), magic: ZIP },
  xlsx: { type: office('spreadsheetml.sheet'), magic: ZIP },
  pptx: { type: office('presentationml.presentation'), magic: ZIP },
  odt: { type: 'application/vnd.oasis.opendocument.text', magic: ZIP },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', magic: ZIP },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', magic: ZIP },
  txt: { type: 'text/plain; charset=utf-8', magic: undefined },
  csv: { type: 'text/csv; charset=utf-8', magic: undefined },
};

/** Endings of the files that are taken as proof. */
export const FILE_ENDINGS = Object.keys(TYPES);

/** The content type by the ending of the name, undefined when it is not taken or its first bytes are of something else. */
export function fileTypeOf(name: string, head: Uint8Array): string | undefined {
  const found = TYPES[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (!found || head.length === 0) return undefined;
  const fits = found.magic ? found.magic.every((byte, index) => head[index] === byte) : !head.includes(0);
  return fits ? found.type : undefined;
}
