import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useCostWords } from './cost-words.ts';
import { LinePanel } from './line-panel.tsx';
import { OutlineView } from './outline-view.tsx';
import { usePlanDesk } from './plan-desk.ts';
import { PlanToolbar } from './plan-toolbar.tsx';
import classes from './studio.module.css';
import type { PlanView } from './studio-routes.ts';

const BoardView = lazy(() => import('./board-view.tsx').then((file) => ({ default: file.BoardView })));
const TimelineView = lazy(() =>
  import('./timeline-view.tsx').then((file) => ({ default: file.TimelineView })),
);
const TableView = lazy(() => import('./table-view.tsx').then((file) => ({ default: file.TableView })));

const VIEWS: Record<PlanView, () => ReactNode> = {
  outline: () => <OutlineView />,
  board: () => <BoardView />,
  timeline: () => <TimelineView />,
  table: () => <TableView />,
};

/** The same lines as outline, board, timeline or table; the chosen one beside them, or over them where there is no room. */
export function PlanViews() {
  const t = useT();
  const navigate = useNavigate();
  const { view = 'outline' } = useSearch({ from: '/studio/plan/$planId' });
  const { plan, line } = usePlanDesk();
  const wide = useMediaQuery('(min-width: 1181px)', true, { getInitialValueInEffect: false });
  const names = ['outline', 'board', 'timeline', 'table'] as const;
  return (
    <div className={classes['views']}>
      <Tabs<PlanView>
        label={t('plan:studio.viewsOf')}
        value={view}
        onChange={(chosen) =>
          void navigate({
            to: '/studio/plan/$planId',
            params: { planId: plan.id },
            search: (was) => ({ ...was, view: chosen }),
            replace: true,
            resetScroll: false,
          })
        }
        end={wide && <Totals />}
        tabs={names.map((value) => ({
          value,
          label: t(`plan:studio.views.${value}`),
          panel: () => (
            <div className={cx(wide && line && classes['beside'])}>
              <div className={classes['view']}>
                <PlanToolbar />
                <Suspense fallback={<SkeletonRows label={t('web:page.loading')} />}>
                  {VIEWS[value]()}
                </Suspense>
              </div>
              {line && <LinePanel key={`${line.kind}/${line.id}`} line={line} wide={wide} />}
            </div>
          ),
        }))}
      />
      {!wide && (
        <p className={classes['totalsBelow']}>
          <Totals />
        </p>
      )}
    </div>
  );
}

function Totals() {
  const t = useT();
  const words = useCostWords();
  const { plan } = usePlanDesk();
  const realised = plan.actions.filter(({ state }) => state === 'realised').length;
  const parts = [
    t('plan:studio.actions', { count: plan.actions.length }),
    t('plan:studio.realised', { count: realised }),
    words(plan.totals),
  ];
  return <span className="num">{parts.filter(Boolean).join(' · ')}</span>;
}
