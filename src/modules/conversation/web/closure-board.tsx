import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useRows } from '#web/use-rows.ts';
import type { CaseKind } from '../contract/case.ts';
import classes from './board.module.css';
import { BoardRow } from './board-row.tsx';

export const BOARD_TABS = ['open', 'answered', 'done'] as const;
export type BoardTab = (typeof BOARD_TABS)[number];

export interface BoardFilter {
  readonly kind?: CaseKind | undefined;
  readonly unitId?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
}

interface ClosureBoardProps {
  readonly tab: BoardTab;
  readonly onTab: (tab: BoardTab) => void;
  readonly filter?: BoardFilter;
  /** Only the first so many, for a page that has the board beside something else. */
  readonly most?: number;
}

/** You asked, we answered, we did: what everybody may see, oldest or latest first. */
export function ClosureBoard({ tab, onTab, filter = {}, most }: ClosureBoardProps) {
  const t = useT();
  return (
    <Tabs
      label={t('conversation:board.which')}
      value={tab}
      onChange={onTab}
      tabs={BOARD_TABS.map((value) => ({
        value,
        label: t(`conversation:board.${value}`),
        panel: () => <BoardList tab={value} filter={filter} most={most} />,
      }))}
    />
  );
}

function BoardList({ tab, filter, most }: { tab: BoardTab; filter: BoardFilter; most: number | undefined }) {
  const t = useT();
  const found = useRows('conversation.readClosureBoard', {
    tab,
    ...filter,
    ...(most ? { limit: most } : {}),
  });
  if (found.isPending) return <SkeletonRows label={t('web:page.loading')} count={most ?? 6} />;
  if (found.error) return <Failure error={found.error} onRetry={found.retry} />;
  if (found.rows.length === 0) return <EmptyState title={t(`conversation:board.${EMPTY[tab]}`)} />;
  return (
    <>
      <ul className={classes['board']}>
        {found.rows.map((one) => (
          <BoardRow key={one.id} one={one} {...(most ? {} : { full: true as const })} />
        ))}
      </ul>
      {!most && <MoreRows {...found} />}
    </>
  );
}

const EMPTY = { open: 'emptyOpen', answered: 'emptyAnswered', done: 'emptyDone' } as const;
