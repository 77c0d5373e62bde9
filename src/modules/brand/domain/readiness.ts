import type { Language } from '#kernel/language.ts';
import type { Place } from '../contract/content.ts';
import type { Blocker } from '../contract/draft.ts';
import type { BrandObject } from './content.ts';
import { isSameCore } from './difference.ts';
import { languageStates } from './edition.ts';

export interface Readiness {
  /** What the new version would hold, without what it retires. */
  readonly living: readonly BrandObject[];
  readonly published: readonly BrandObject[];
  /** What retires, in the order in which it was confirmed, with the ids that its person was told would hang. */
  readonly retired: readonly { objectId: string; acknowledged: readonly string[] }[];
  /** Ids of what would hang by now if all of it went. */
  readonly hanging: readonly string[];
  readonly first: Language;
}

/** Why a draft cannot be published; empty when it can. */
export function blockersOf({ living, published, retired, hanging, first }: Readiness): Blocker[] {
  if (living.length === 0) return [block('nothing_written')];
  const here = new Set(living.map(({ id }) => id));
  const confirmed = new Set(retired.map(({ objectId }) => objectId));
  return [
    ...(isSameCore(published, living) ? [block('nothing_changed')] : []),
    ...living.flatMap((object) => objectBlockers(object, { first, here })),
    ...lost(published, here)
      .filter(({ id }) => !confirmed.has(id))
      .map(({ id }) => block('retirement_not_confirmed', id)),
    ...hanging
      .filter((id) => !retired.some(({ acknowledged }) => acknowledged.includes(id)))
      .map((otherId) => block('more_left_hanging', retired.at(-1)?.objectId ?? null, { otherId })),
  ];
}

/** Published values and promises that would not be there any more: people's goals may hang on them. */
export function lost(published: readonly BrandObject[], here: ReadonlySet<string>): BrandObject[] {
  return published.filter(({ id, kind }) => (kind === 'value' || kind === 'promise') && !here.has(id));
}

function objectBlockers(
  { id, content }: BrandObject,
  { first, here }: { first: Language; here: ReadonlySet<string> },
): Blocker[] {
  const texts = languageStates(content, first)[first].missing.map((place) =>
    block('text_missing', id, { place }),
  );
  if (content.kind !== 'promise') return texts;
  const reachesNobody = Object.keys(content.toWhom).length === 0 && content.audienceId === null;
  return [
    ...texts,
    ...(reachesNobody ? [block('receiver_missing', id)] : []),
    ...(content.ownerId === null ? [block('owner_missing', id)] : []),
    ...content.keeps
      .filter((valueId) => !here.has(valueId))
      .map((valueId) => block('keeps_what_is_gone', id, { otherId: valueId })),
  ];
}

function block(
  code: Blocker['code'],
  objectId: string | null = null,
  { place = null, otherId = null }: { place?: Place | null; otherId?: string | null } = {},
): Blocker {
  return { code, objectId, place, otherId };
}
