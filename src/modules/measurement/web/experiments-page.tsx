import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { ResultsFrame } from './results-frame.tsx';

/** All experiments, the latest first. */
export function ExperimentsPage() {
  const t = useT();
  const format = useFormat();
  const found = useQuery(ask('measurement.listExperiments', {}));
  return (
    <ResultsFrame page="experiments">
      {found.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.experiments.length === 0 && <EmptyState title={t('measurement:experiments.none')} />}
      <Rows label={t('web:rooms.experiments')}>
        {(found.data?.experiments ?? []).map(({ id, name, kind, state, startsOn, endsOn }) => (
          <Row
            key={id}
            name={
              <Link to="/studio/results/experiments/$experimentId" params={{ experimentId: id }}>
                {name}
              </Link>
            }
            meta={[
              t(`measurement:experimentKinds.${kind}`),
              t('measurement:report.span', { from: format.day(startsOn), to: format.day(endsOn) }),
            ].join(' · ')}
            act={t(`measurement:experimentStates.${state}`)}
          />
        ))}
      </Rows>
    </ResultsFrame>
  );
}
