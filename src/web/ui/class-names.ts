/** Joins the class names that apply: `cx('row', selected && 'on')`. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
