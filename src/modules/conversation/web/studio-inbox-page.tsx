import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { Segments } from '#web/ui/choice.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Seal, SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { useRows } from '#web/use-rows.ts';
import { CaseStanding } from './case-standing.tsx';
import { BOARD_TOPIC, type CaseRow } from './case-words.ts';
import { KINDS, kindOf } from './kinds.ts';
import classes from './studio.module.css';
import { StudioFrame } from './studio-frame.tsx';
import { type InboxPlace, inboxPlace, LISTS, STATES } from './studio-places.ts';

const EMPTY = { owned: 'emptyOwned', desk: 'emptyDesk', all: 'emptyAll' } as const;

/** Cases to answer: mine first, the desk, all that I may see; what is past its date says so. */
export function StudioInboxPage() {
  const t = useT();
  const navigate = useNavigate();
  const place = inboxPlace(useSearch({ from: '/studio/cases' }));
  const { list = 'owned', state = 'open', ...rest } = place;
  const found = useRows('conversation.listCases', {
    list,
    state,
    ...rest,
    first: state === 'open' ? 'oldest' : 'newest',
  });
  useLive([BOARD_TOPIC], ['conversation.listCases']);
  const go = (search: InboxPlace) =>
    void navigate({ to: '/studio/cases', search: inboxPlace({ ...place, ...search }), replace: true });
  const columns = useColumns();
  return (
    <StudioFrame page="cases">
      <div className={classes['filters']}>
        <Segments
          label={t('conversation:studio.which')}
          value={list}
          onChange={(chosen) => go({ list: chosen })}
          options={LISTS.map((value) => ({ value, label: t(`conversation:studio.${value}`) }))}
        />
        <PlainSelect
          label={t('conversation:studio.state')}
          value={state}
          onChange={(value) => go({ state: STATES.find((one) => one === value) ?? 'open' })}
        >
          {STATES.map((value) => (
            <option key={value} value={value}>
              {t(`conversation:state.${value}`)}
            </option>
          ))}
        </PlainSelect>
        <PlainSelect
          label={t('conversation:board.kind')}
          value={place.kind ?? ''}
          onChange={(value) => {
            const { kind: _all, ...others } = place;
            const kind = kindOf(value);
            void navigate({
              to: '/studio/cases',
              search: kind ? { ...others, kind } : others,
              replace: true,
            });
          }}
        >
          <option value="">{t('conversation:board.allKinds')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`conversation:kind.${kind}`)}
            </option>
          ))}
        </PlainSelect>
      </div>
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
