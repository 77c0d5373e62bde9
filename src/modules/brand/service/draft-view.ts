import type { Language } from '#kernel/language.ts';
import type { DraftObject } from '../contract/draft.ts';
import type { BrandObject } from '../domain/content.ts';
import { languageStates } from '../domain/edition.ts';
import type { ObjectRow } from '../store/object.ts';
import type { Retirement } from '../store/retirement.ts';

interface Surroundings {
  readonly first: Language;
  readonly published: readonly BrandObject[];
  readonly retirements: readonly Retirement[];
}

/** An object of the draft as its editors see it. */
export function draftObjectView(object: ObjectRow, around: Surroundings): DraftObject {
  const { changedBy, changerName, ...row } = object;
  const isPublished = around.published.some(({ id }) => id === object.id);
  const lasts = object.kind === 'value' || object.kind === 'promise';
  return {
    ...row,
    changedBy: changedBy === null ? null : { id: changedBy, name: changerName },
    languages: languageStates(object.content, around.first),
    retirement: around.retirements.find(({ objectId }) => objectId === object.id) ?? null,
    can: { remove: !(lasts && isPublished), retire: lasts && isPublished },
  };
}
