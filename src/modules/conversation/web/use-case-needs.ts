import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import type { Need, Needs } from '#web/studio/needs-today.ts';
import { IconClock } from '#web/ui/icons.tsx';
import { type CaseRow, standingOf } from './case-words.ts';

const MOST = 50;
const SHOWN = 3;

/** Cases that I answer and whose date is past, and how many lie on the desk. */
export function useCaseNeeds(): Needs {
  const t = useT();
  const format = useFormat();
  const list = (which: 'owned' | 'desk') =>
    ask('conversation.listCases', { list: which, state: 'open', first: 'oldest', limit: MOST });
  const owned = useQuery(list('owned'));
  const desk = useQuery(list('desk'));
  const failed = owned.error ? owned : desk.error ? desk : null;
  if (failed?.error) return { state: 'failed', error: failed.error, retry: () => void failed.refetch() };
  if (!owned.data || !desk.data) return { state: 'loading' };
  const late = owned.data.rows.filter(({ overdue }) => overdue);
  const onDesk = desk.data.rows.filter(({ can }) => can.answer).length;
  const need = (one: CaseRow): Need => ({
    id: one.id,
    order: 0,
    icon: IconClock,
    tone: 'harm',
    title: one.text,
    meta: standingOf(one, t, format).text,
    act: {
      verb: t('conversation:studio.answer'),
      link: { to: '/studio/cases/$caseId', params: { caseId: one.id } },
    },
  });
  const rest: Need[] =
    late.length > SHOWN
      ? [
          {
            id: 'conversation.late',
            order: 1,
            icon: IconClock,
            tone: 'harm',
            title: t('conversation:needs.moreLate', { count: late.length - SHOWN }),
            act: { verb: t('conversation:needs.see'), link: { to: '/studio/cases' } },
          },
        ]
      : [];
  const waiting: Need[] =
    onDesk > 0
      ? [
          {
            id: 'conversation.desk',
            order: 40,
            icon: IconClock,
            tone: 'plain',
            title: t('conversation:needs.desk', { count: onDesk }),
            act: {
              verb: t('conversation:needs.see'),
              link: { to: '/studio/cases', search: { list: 'desk' } },
            },
          },
        ]
      : [];
  return { state: 'there', needs: [...late.slice(0, SHOWN).map(need), ...rest, ...waiting] };
}
