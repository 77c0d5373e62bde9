import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { useCostWords } from './cost-words.ts';
import { CourseFrame } from './course-frame.tsx';
import classes from './document.module.css';
import { type StudioAction, type StudioPlan, useEdition, useToday } from './plan-words.ts';

/** The plan as a document: on screen as on paper, goals first, then phases with their actions, then what it costs. */
export function DocumentPage() {
  const t = useT();
  const edition = useEdition();
  const { planId } = useParams({ from: '/studio/plan/$planId/document' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  return (
    <CourseFrame
      planId={planId}
      planTitle={plan.data && edition(plan.data.title)}
      title={plan.data ? edition(plan.data.title) : t('plan:lineKinds.plan')}
      crumb={t('plan:document.title')}
      actions={
        plan.data && (
          <Button kind="primary" onClick={() => print()}>
            {t('plan:studio.print')}
          </Button>
        )
      }
    >
      {plan.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {plan.error && <Failure error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && <Document plan={plan.data} />}
    </CourseFrame>
  );
}

function Document({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const costWords = useCostWords();
  const today = useToday();
  const byPhase = Map.groupBy(plan.actions, ({ phaseId }) => phaseId);
  const owner = plan.ownerId ? plan.names[plan.ownerId] : undefined;
  return (
    <article className={classes['document']}>
      <p className="small">
        {[
          t(`plan:states.${plan.state}`),
          t('plan:studio.fromTo', { from: format.day(plan.startsOn), to: format.day(plan.endsOn) }),
          owner,
          t('plan:document.from', { day: format.longDay(today) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {plan.purpose && <p className={classes['purpose']}>{edition(plan.purpose)}</p>}
      <h2>{t('plan:open.whatWillBeDifferent')}</h2>
      <ol className={classes['goals']}>
        {plan.goals.map((goal) => (
          <Goal key={goal.id} goal={goal} plan={plan} />
        ))}
      </ol>
      {plan.phases.map((phase) => (
        <section key={phase.id}>
          <h2>
            {edition(phase.title)}
            {phase.startsOn && phase.endsOn && (
              <small>
                {t('plan:studio.fromTo', { from: format.day(phase.startsOn), to: format.day(phase.endsOn) })}
              </small>
            )}
          </h2>
          <Actions actions={byPhase.get(phase.id) ?? []} names={plan.names} label={edition(phase.title)} />
        </section>
      ))}
      <p className={classes['total']}>
        <strong>{t('plan:studio.together')}</strong> {costWords(plan.totals) || t('plan:studio.nothing')}
      </p>
    </article>
  );
}

function Goal({ goal, plan }: { goal: StudioPlan['goals'][number]; plan: StudioPlan }) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const measures = plan.measures.filter(({ goalId }) => goalId === goal.id);
  return (
    <li>
      <p>
        {edition(goal.sentence)}
        {goal.byOn && <span> {t('plan:open.by', { day: format.day(goal.byOn) })}</span>}
      </p>
      {measures.map(({ id, name, baseline, target, unit, unitLabel }) => (
        <p key={id} className="small num">
          {t('plan:document.measure', {
            name: edition(name),
            baseline: baseline === null ? '?' : format.number(baseline, 2),
            target: format.number(target, 2),
            unit: unitLabel ? edition(unitLabel) : t(`plan:measure.units.${unit}`),
          })}
        </p>
      ))}
    </li>
  );
}

interface ActionsProps {
  readonly actions: readonly StudioAction[];
  readonly names: Readonly<Record<string, string>>;
  readonly label: string;
}

function Actions({ actions, names, label }: ActionsProps) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  if (actions.length === 0) return null;
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('plan:lineKinds.action')}</th>
          <th scope="col">{t('plan:studio.state')}</th>
          <th scope="col">{t('plan:studio.owner')}</th>
          <th scope="col">{t('plan:studio.due')}</th>
        </tr>
      </thead>
      <tbody>
        {actions.map(({ id, title, state, stateReason, ownerId, dueOn }) => (
          <tr key={id}>
            <th scope="row">{edition(title)}</th>
            <td>
              {t(`plan:actionStates.${state}`)}
              {stateReason && <small>{stateReason}</small>}
            </td>
            <td>{ownerId ? (names[ownerId] ?? '') : t('plan:studio.nobody')}</td>
            <td className="num">{dueOn ? format.day(dueOn) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
