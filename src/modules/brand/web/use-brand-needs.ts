import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import type { Need, Needs } from '#web/studio/needs-today.ts';
import { threadPlaces } from '#web/studio/thread-places.ts';
import { IconBrand } from '#web/ui/icons.tsx';
import type { Draft } from './draft-words.ts';
import { GapIcon } from './gap-icon.tsx';
import type { GapNode } from './thread-words.ts';

const MOST_GAPS = 4;
/** The gaps that writing the brand core closes; the others are for those who plan. */
const MENDED_HERE: readonly GapNode['code'][] = [
  'value_without_behaviours',
  'value_without_promise',
  'promise_without_proof',
];

/** What the brand core wants of its editors: a draft that waits, and the gaps that they can close themselves. */
export function useBrandNeeds(): Needs {
  const t = useT();
  const format = useFormat();
  const draft = useQuery(ask('brand.readDraft', {}));
  const gaps = useQuery(ask('brand.readThreadGaps', {}));
  const failed = draft.error ? draft : gaps.error ? gaps : null;
  if (failed?.error) return { state: 'failed', error: failed.error, retry: () => void failed.refetch() };
  if (!draft.data || !gaps.data) return { state: 'loading' };
  const ours = gaps.data.gaps.filter(({ code }) => MENDED_HERE.includes(code)).slice(0, MOST_GAPS);
  return {
    state: 'there',
    needs: [
      ...(draft.data.draft ? [draftNeed(draft.data.draft, format.dayOf(draft.data.draft.startedAt), t)] : []),
      ...ours.map((gap) => gapNeed(gap, t)),
    ],
  };
}

function draftNeed({ id, blockers, startedBy }: Draft, day: string, t: Translate): Need {
  return {
    id,
    order: 40,
    icon: IconBrand,
    tone: 'unsure',
    title:
      blockers.length > 0 ? t('brand:needs.draft', { count: blockers.length }) : t('brand:needs.draftReady'),
    meta: startedBy?.name
      ? t('brand:studio.draftStarted', { name: startedBy.name, day })
      : t('brand:studio.draftStartedUnnamed', { day }),
    act: { verb: t('brand:needs.goOn'), link: { to: '/studio/brand' } },
  };
}

function gapNeed({ id, kind, code, title }: GapNode, t: Translate): Need {
  return {
    id: `${code}/${id}`,
    order: 60,
    icon: GapIcon,
    tone: 'plain',
    title: title?.text ?? t('brand:studio.untitled'),
    meta: t(`brand:gaps.${code}`),
    act: {
      verb: t('brand:needs.mend'),
      link: threadPlaces[kind]?.(id) ?? { to: '/studio/thread', search: { object: `${kind}/${id}` } },
    },
  };
}
