/** Signs with which vendors say that they show no figure. */
const NO_FIGURE = /^(|-|–|—|\*+|\.+|n\/?a|na|null|none|\[\w\]|suppressed|#n\/a)$/i;

/** Whether a cell holds no figure on purpose. */
export const saysNothing = (cell: string): boolean => NO_FIGURE.test(cell.trim());

/** The number of a cell: `72`, `72 %`, `72,5`, `1 234`; undefined when it is none. */
export function numberIn(cell: string): number | undefined {
  const text = cell
    .trim()
    .replace(/\s*%$/, '')
    .replace(/[\u00a0\u202f ](?=\d{3}\b)/g, '')
    .replace(/^\u2212/, '-');
  const dotted = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : text.replace(',', '.');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(dotted) ? Number(dotted) : undefined;
}

/** The year of a cell: `2019`, `2019/20`, `FY2019`, `2019-10-01`; undefined when it is none. */
export function yearIn(cell: string): number | undefined {
  const match = /^(?:FY\s*)?((?:19|20)\d{2})(?:$|[-/.\s])/i.exec(cell.trim());
  return match ? Number(match[1]) : undefined;
}
