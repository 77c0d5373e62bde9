import { type Editions, editionFor, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';
import type { Blocker, DraftObject } from '../contract/draft.ts';
import { titleOf } from '../domain/content.ts';

export type Draft = NonNullable<Answer<'brand.readDraft'>['draft']>;

const FIELDS = [
  'statement',
  'name',
  'meaning',
  'behaviours',
  'roleFamily',
  'sentence',
  'toWhom',
  'audienceId',
  'ownerId',
  'test',
  'keeps',
  'proofs',
  'link',
  'fileId',
  'budget',
  'moments',
] as const;

/** A field by the name under which the messages know it. */
export const fieldName = (field: string): (typeof FIELDS)[number] =>
  FIELDS.find((one) => one === field) ?? 'statement';

/** A title in the reader's language, else in any. */
export const titleIn = (title: Editions, language: Language): string => editionFor(title, language);

/** What an object of the draft is called; a mission or vision by its kind, since there is one of each. */
export function objectTitle(
  { content }: Pick<DraftObject, 'content'>,
  language: Language,
  t: Translate,
): string {
  if (content.kind === 'mission' || content.kind === 'vision') return t(`brand:kinds.${content.kind}`);
  return titleIn(titleOf(content), language) || t('brand:studio.untitled');
}

/** Why the draft cannot be published, in a sentence. */
export function blockerText(
  blocker: Blocker,
  { title, language }: { title: string; language: string },
  t: Translate,
): string {
  const field = t(`brand:fields.${fieldName(blocker.place?.field ?? '')}`);
  return t(`brand:blockers.${blocker.code}`, { title, field, language });
}
