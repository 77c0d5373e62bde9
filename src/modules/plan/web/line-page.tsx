import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { LINE_KINDS } from './plan-lists.ts';

/** The way to a line that is known by itself: finds its plan and goes there. */
export function LinePage() {
  const t = useT();
  const { kind, lineId } = useParams({ from: '/studio/plan/lines/$kind/$lineId' });
  const lineKind = LINE_KINDS.find((one) => one === kind) ?? 'action';
  const found = useQuery(ask('plan.findLine', { lineKind, lineId }));
  if (found.data)
    return (
      <Navigate
        to="/studio/plan/$planId"
        params={{ planId: found.data.planId }}
        search={{ line: `${lineKind}/${lineId}` }}
        replace
      />
    );
  return (
    <Page title={t(`plan:lineKinds.${lineKind}`)} width="wide">
      {found.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
    </Page>
  );
}
