import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { addDays, dayIn } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { useMe } from '#web/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Seal, SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { useRows } from '#web/use-rows.ts';
import { CaseStanding } from './case-standing.tsx';
import { BOARD_TOPIC, type CaseRow } from './case-words.ts';
import classes from './studio.module.css';
import { StudioFrame } from './studio-frame.tsx';
import { InboxFilters } from './studio-inbox-filters.tsx';
import { type InboxPlace, inboxPlace } from './studio-places.ts';

const EMPTY = { owned: 'emptyOwned', desk: 'emptyDesk', all: 'emptyAll' } as const;

/** Cases to answer: mine first, the desk, all that I may see; what is past its date says so. */
export function StudioInboxPage() {
  const t = useT();
  const navigate = useNavigate();
  const place = inboxPlace(useSearch({ from: '/studio/cases' }));
  const today = dayIn(useMe().zone, new Date().toISOString());
  const { list = 'owned', state = 'open', age, ...rest } = place;
  const found = useRows('conversation.listCases', {
    list,
    state,
    ...rest,
    ...(age === 'late' ? { dueBefore: today } : {}),
    ...(age && age !== 'late' ? { openedUntil: addDays(today, -Number(age)) } : {}),
    first: state === 'open' ? 'oldest' : 'newest',
  });
  useLive([BOARD_TOPIC], ['conversation.listCases']);
  const go = (search: InboxPlace) =>
    void navigate({ to: '/studio/cases', search: inboxPlace({ ...place, ...search }), replace: true });
  const columns = useColumns();
  return (
    <StudioFrame page="cases">
      <InboxFilters place={place} onChange={go} />
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={6} />}
      {found.error && <Failure error={found.error} onRetry={found.retry} />}
      {found.first?.rows.length === 0 && <EmptyState title={t(`conversation:studio.${EMPTY[list]}`)} />}
      {found.rows.length > 0 && (
        <DataTable
          label={t('web:rooms.cases')}
          rows={found.rows}
          rowId={({ id }) => id}
          columns={columns}
          more={found}
          onOpen={({ id }) => void navigate({ to: '/studio/cases/$caseId', params: { caseId: id } })}
        />
      )}
    </StudioFrame>
  );
}

function useColumns(): readonly Column<CaseRow>[] {
  const t = useT();
  const format = useFormat();
  return [
    {
      id: 'text',
      title: t('conversation:case.title'),
      cell: (one) => (
        <Link
          to="/studio/cases/$caseId"
          params={{ caseId: one.id }}
          tabIndex={-1}
          className={classes['clamped']}
          lang={one.language}
          onClick={(event) => event.stopPropagation()}
        >
          {one.text}
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('conversation:board.kind'),
      narrow: 'hide',
      cell: ({ kind }) => t(`conversation:kind.${kind}`),
    },
    {
      id: 'writer',
      title: t('conversation:studio.from'),
      narrow: 'hide',
      cell: ({ unseen, author }) =>
        unseen ? (
          <span className={classes['whole']}>
            <Seal>{t('conversation:speak.unseen')}</Seal>
          </span>
        ) : (
          author?.name
        ),
    },
    {
      id: 'about',
      title: t('conversation:studio.about'),
      narrow: 'hide',
      cell: ({ subject, topic, unit }) => subject?.title?.text ?? topic?.name.text ?? unit?.name,
    },
    {
      id: 'standing',
      title: t('conversation:studio.standing'),
      cell: (one) => <CaseStanding one={one} short />,
    },
    {
      id: 'age',
      title: t('conversation:studio.age'),
      align: 'end',
      narrow: 'hide',
      cell: ({ ageDays }) => format.number(ageDays),
    },
    {
      id: 'owner',
      title: t('conversation:studio.owner'),
      narrow: 'hide',
      cell: ({ owner }) => owner?.name ?? t('conversation:case.desk'),
    },
  ];
}
