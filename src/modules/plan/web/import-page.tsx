import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { say } from '#web/ui/toast.tsx';
import { CourseFrame } from './course-frame.tsx';
import classes from './import.module.css';
import { ImportColumns } from './import-columns.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProblems } from './import-problems.tsx';
import { useEdition } from './plan-words.ts';

export type PlanImport = Answer<'plan.readPlanImport'>;

/** What a file would write into the plan: its columns, its problems by row and column, and the actions themselves. */
export function ImportPage() {
  const t = useT();
  const edition = useEdition();
  const { planId, importId } = useParams({ from: '/studio/plan/$planId/files/$importId' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  const given = useQuery(ask('plan.readPlanImport', { importId }));
  return (
    <CourseFrame
      planId={planId}
      planTitle={plan.data && edition(plan.data.title)}
      title={given.data?.fileName ?? t('plan:import.title')}
      lede={t('plan:import.allOrNothing')}
    >
      {given.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {given.error && <Failure error={given.error} onRetry={() => void given.refetch()} />}
      {given.data?.written && (
        <Notice
          tone="works"
          title={t('plan:import.isWritten')}
          act={
            <LinkButton to="/studio/plan/$planId" params={{ planId }}>
              {t('plan:import.toPlan')}
            </LinkButton>
          }
        />
      )}
      {given.data && !given.data.written && <Review given={given.data} />}
    </CourseFrame>
  );
}

function Review({ given }: { given: PlanImport }) {
  const client = useQueryClient();
  const map = useSend('plan.mapPlanImport', {
    onDone: (after) =>
      client.setQueryData(ask('plan.readPlanImport', { importId: given.id }).queryKey, after),
  });
  return (
    <div className={classes['review']} aria-busy={map.isPending}>
      <div>
        {map.error && <Failure error={map.error} />}
        <ImportColumns
          given={given}
          onChange={({ targets, language }) =>
            map.mutate({ importId: given.id, targets: [...targets], language })
          }
        />
        <ImportPreview given={given} />
      </div>
      <aside className={classes['side']}>
        <ImportProblems given={given} />
        <Confirm given={given} isChecking={map.isPending} />
      </aside>
    </div>
  );
}

function Confirm({ given, isChecking }: { given: PlanImport; isChecking: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const { id: importId, planId, problems, moreProblems, actions, newPhases } = given;
  const toPlan = () => void navigate({ to: '/studio/plan/$planId', params: { planId } });
  const write = useSend('plan.writePlanImport', {
    changes: ['plan'],
    onDone: (written) => {
      say(t('plan:import.written', { count: written.actions }));
      toPlan();
    },
  });
  const discard = useSend('plan.discardPlanImport', {
    onDone: () => void navigate({ to: '/studio/plan/$planId/files', params: { planId } }),
  });
  const count = problems.length + moreProblems;
  return (
    <div className={classes['confirm']}>
      {(write.error ?? discard.error) && <Failure error={write.error ?? discard.error ?? new Error()} />}
      {count === 0 && <p>{t('plan:import.ready', { count: actions.length })}</p>}
      {newPhases.length > 0 && (
        <p className="small">{t('plan:import.newPhases', { names: newPhases.join(', ') })}</p>
      )}
      <Button
        kind="primary"
        wide="always"
        pending={(isChecking || write.isPending) && t('web:form.sending')}
        locked={count > 0 && t('plan:errors.import_has_problems', { count })}
        onClick={() => write.mutate({ importId })}
      >
        {t('plan:import.write')}
      </Button>
      <Button kind="quiet" wide="always" onClick={() => discard.mutate({ importId })}>
        {t('plan:import.discard')}
      </Button>
    </div>
  );
}
