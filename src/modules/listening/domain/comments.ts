import type { Candidate, Person } from '#kernel/disclosure/group.ts';
import { publishComments, storePublishable } from '#kernel/disclosure/publishable.ts';
import { releasePlan } from '#kernel/disclosure/release-plan.ts';
import type { Language } from '#kernel/language.ts';
import { EVERYONE, type WithheldReason } from '../contract/figure.ts';
import { groupsOfView, type SealedLabel } from './sealed-wave.ts';
import { LEAST_COMMENTS, LEAST_PEOPLE } from './view-plan.ts';

/** What somebody wrote, under a coarse label or none. */
export interface SealedComment {
  readonly itemId: string;
  readonly labelId: string | null;
  readonly language: Language;
  readonly text: string;
}

/** The view whose ballots carry words. */
export const COMMENT_VIEW = 'comment';

/** The comments to an item in a group: a sealed list in a drawn order, or why there is none. */
export interface StoredComments {
  readonly itemId: string;
  readonly group: string;
  readonly comments: string | null;
  readonly withheld: WithheldReason | null;
}

/**
 * Which lists of comments to an item are shown: everybody's and those of coarse labels, so that every part into which the
 * lists cut each other has ten. Each list is shuffled anew; what was said alike in two lists tells no more than the lists.
 */
export function commentsOf(
  { labels, comments }: { labels: readonly SealedLabel[]; comments: readonly SealedComment[] },
  { itemId, random }: { itemId: string; random: (length: number) => Uint8Array },
): readonly StoredComments[] {
  const own = comments.filter((comment) => comment.itemId === itemId);
  const groups = groupsOfView(labels, COMMENT_VIEW);
  const people = own.map(({ labelId }, at): Person => {
    return { id: `${at}`, attributes: labelId === null ? {} : { [COMMENT_VIEW]: labelId } };
  });
  const candidates: Candidate[] = [
    [],
    ...groups.map((group) => [{ attribute: COMMENT_VIEW, anyOf: group.labels }]),
  ];
  const plan = releasePlan({ people, candidates, k: LEAST_PEOPLE, kComment: LEAST_COMMENTS, random });
  const published = new Map(plan.published.map((one) => [one.candidate, one]));
  return candidates.map((candidate, at): StoredComments => {
    const group = groups[at - 1];
    const one = published.get(candidate);
    const shared = { itemId, group: group?.key ?? EVERYONE };
    if (!one?.comments) {
      const few =
        own.filter(({ labelId }) => !group || group.labels.includes(labelId ?? '')).length < LEAST_COMMENTS;
      return { ...shared, comments: null, withheld: few ? 'too_few' : 'derivable' };
    }
    const wanted = new Set(group?.labels);
    const texts = own
      .filter(({ labelId }) => !group || wanted.has(labelId ?? ''))
      .map(({ language, text }) => JSON.stringify({ language, text }));
    return { ...shared, comments: storePublishable(publishComments(one, texts, random)), withheld: null };
  });
}
