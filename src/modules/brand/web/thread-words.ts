import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';
import { keyOf } from '../domain/thread.ts';
import type { ThreadTail } from '../domain/thread-layout.ts';

export type ThreadNode = Answer<'brand.readThread'>['nodes'][number];
export type GapNode = Answer<'brand.readThreadGaps'>['gaps'][number];

/** What an object is called: its title, or that it is sealed. */
export function nodeTitle({ title, sealed }: Pick<ThreadNode, 'title' | 'sealed'>, t: Translate): string {
  if (title) return title.text;
  return sealed ? t('brand:thread.sealed') : t('brand:thread.untitled');
}

const SIDES = {
  value_without_promise: 'after',
  promise_nobody_works_on: 'after',
  goal_nobody_talks_about: 'after',
  goal_serves_nothing: 'before',
  campaign_serves_nothing: 'before',
  action_serves_nothing: 'before',
  piece_serves_nothing: 'before',
  measure_of_nothing: 'before',
} as const satisfies Partial<Record<GapNode['code'], ThreadTail['side']>>;

type TailCode = keyof typeof SIDES;

const isTail = (code: GapNode['code']): code is TailCode => code in SIDES;

/** Gaps that show in the drawing, as where something is missing; the others are only told in the list. */
export function tailsOf(gaps: readonly GapNode[]): (ThreadTail & { readonly code: TailCode })[] {
  const tails = gaps.flatMap((gap) =>
    isTail(gap.code) ? [{ key: keyOf(gap), side: SIDES[gap.code], code: gap.code }] : [],
  );
  return [...new Map(tails.map((tail) => [`${tail.side}/${tail.key}`, tail])).values()];
}
