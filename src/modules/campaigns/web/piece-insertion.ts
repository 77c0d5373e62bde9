const INSERTED = ['image', 'video', 'attachment', 'poll'] as const;

/** What is being put into the text, or changed there, with what it carries. */
export interface Inserting {
  readonly kind: (typeof INSERTED)[number] | 'link';
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly isNew: boolean;
}

/** Whether a node of the text is one that a dialog makes. */
export function isInserted(name: string): name is (typeof INSERTED)[number] {
  return INSERTED.some((one) => one === name);
}
