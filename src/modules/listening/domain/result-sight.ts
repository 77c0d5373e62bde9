import type { Grant } from '#kernel/roles.ts';
import { EVERYONE } from '../contract/figure.ts';
import { LOG_READERS, REPORT_READERS } from '../contract/result.ts';
import { COMMENT_VIEW } from './comments.ts';

/** A label as far as it matters who may read its group. */
export interface SightLabel {
  readonly id: string;
  readonly view: string;
  readonly key: string;
  readonly parentId: string | null;
}

export interface Reader {
  readonly grants: readonly Grant[];
  /** Their own finest labels by view; null: they were not invited. */
  readonly own: Readonly<Record<string, string>> | null;
  /** Labels under which their people answered. */
  readonly led: readonly string[];
}

/** Whether somebody reads all groups from the start, by a role for the whole organisation. */
export const readsAll = ({ grants }: Pick<Reader, 'grants'>): boolean =>
  grants.some(({ role, unitId }) => unitId === null && REPORT_READERS.some((one) => one === role));

/** Whether somebody sees who looked at which report. */
export const readsLog = ({ grants }: Pick<Reader, 'grants'>): boolean =>
  grants.some(({ role, unitId }) => unitId === null && LOG_READERS.some((one) => one === role));

/** Whether a wave's results are anything to somebody: invited, leading somebody who was, or reading all. */
export const mayRead = (reader: Reader): boolean =>
  reader.own !== null || reader.led.length > 0 || readsAll(reader);

/**
 * The groups that somebody may read, shown or not: everybody's; those around their own label and the labels of their people;
 * and all, for who reads all or once the answer to the wave is published. What is safe to show is safe to show to all
 * (the plan sees to that): this order only gives those who are meant the first word.
 */
export function openGroups(
  labels: readonly SightLabel[],
  { reader, answered }: { reader: Reader; answered: boolean },
): ReadonlySet<string> {
  if (answered || readsAll(reader)) return new Set([EVERYONE, ...labels.map(({ id }) => id)]);
  const own = withAbove(labels, [...Object.values(reader.own ?? {}), ...reader.led]);
  const keys = new Set(labels.filter(({ id, view }) => view === 'org' && own.has(id)).map(({ key }) => key));
  // Words go under labels of their own, with the keys of the organisation's.
  const words = labels.filter(({ view, key }) => view === COMMENT_VIEW && keys.has(key)).map(({ id }) => id);
  return new Set([EVERYONE, ...own, ...words]);
}

/** The labels and all coarser ones. */
export function withAbove(labels: readonly SightLabel[], ids: readonly string[]): ReadonlySet<string> {
  const above = new Map(labels.map(({ id, parentId }) => [id, parentId]));
  const found = new Set<string>();
  for (const id of ids) {
    for (let at: string | null | undefined = id; at && !found.has(at); at = above.get(at)) found.add(at);
  }
  return found;
}

/** The nearest group around a label that is shown; everybody when there is none. */
export function shownAround(
  labels: readonly SightLabel[],
  { id, shown }: { id: string; shown: ReadonlySet<string> },
): string {
  const above = new Map(labels.map((label) => [label.id, label.parentId]));
  for (let at: string | null | undefined = id; at; at = above.get(at)) if (shown.has(at)) return at;
  return EVERYONE;
}
