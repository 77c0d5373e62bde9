/** Where a page of the audit ended: facts are ordered by instant and, within it, by id. */
export interface AuditPlace {
  readonly at: string;
  readonly id: string;
}

/** The place as the cursor of the next page. */
export function cursorOf({ at, id }: AuditPlace): string {
  return `${at}_${id}`;
}

/** The place that a cursor stands for, undefined when the text is none. */
export function placeOf(cursor: string): AuditPlace | undefined {
  const [, at, id] =
    /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(cursor) ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}
