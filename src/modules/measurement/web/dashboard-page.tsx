import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Answer, download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { AnnotationList } from './annotation-list.tsx';
import { DashboardMeasure } from './dashboard-measure.tsx';
import classes from './measurement.module.css';
import { ResultsFrame } from './results-frame.tsx';

type Dashboard = Answer<'measurement.readDashboard'>;

/** Goals of a plan, or objectives of a campaign, as sentences with what their measures show. */
export function DashboardPage() {
  const t = useT();
  const navigate = useNavigate();
  const search = useSearch({ from: '/studio/results' });
  const plans = useQuery(ask('plan.listPlans', {}));
  const campaigns = useQuery(ask('campaigns.listCampaigns', {}));
  const places = [
    ...(plans.data?.plans ?? []).map(({ id, title }) => ({ value: `plan ${id}`, label: title.text })),
    ...(campaigns.data?.campaigns ?? []).map(({ id, title }) => ({
      value: `campaign ${id}`,
      label: t('measurement:dashboard.ofCampaign', { title: title.text }),
    })),
  ];
  const wanted = search.campaign ? `campaign ${search.campaign}` : search.plan && `plan ${search.plan}`;
  const place = wanted ?? (plans.data && campaigns.data ? places[0]?.value : undefined);
  const error = plans.error ?? campaigns.error;
  return (
    <ResultsFrame
      page="results"
      actions={
        place && (
          <SelectField
            aria-label={t('measurement:dashboard.choose')}
            className={classes['place'] ?? ''}
            value={place}
            data={places}
            onChange={(chosen) => {
              const [kind, id = ''] = (chosen ?? '').split(' ');
              void navigate({
                to: '/studio/results',
                search: kind === 'plan' ? { plan: id } : { campaign: id },
              });
            }}
          />
        )
      }
    >
      {error && <Failure error={error} onRetry={() => void plans.refetch()} />}
      {!error && !place && !plans.isPending && !campaigns.isPending && (
        <EmptyState
          title={t('measurement:dashboard.nothing')}
          text={t('measurement:dashboard.nothingText')}
        />
      )}
      {!error && !place && (plans.isPending || campaigns.isPending) && (
        <SkeletonRows label={t('web:page.loading')} />
      )}
      {place && <DashboardOf key={place} place={place} />}
    </ResultsFrame>
  );
}

function DashboardOf({ place }: { place: string }) {
  const t = useT();
  const [kind, id = ''] = place.split(' ');
  const about = kind === 'plan' ? { planId: id } : { campaignId: id };
  const found = useQuery(ask('measurement.readDashboard', about));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows label={t('web:page.loading')} />;
  const { goals, annotations, can } = found.data;
  if (goals.length === 0) return <EmptyState title={t('measurement:dashboard.noGoals')} />;
  return (
    <>
      {goals.map((goal) => (
        <Goal key={goal.id} goal={goal} dashboard={found.data} />
      ))}
      <AnnotationList annotations={annotations} about={about} writes={can.write} />
      <p className={classes['foot']}>
        <Button onClick={() => void download('measurement.exportDashboard', about)}>
          {t('measurement:dashboard.csv')}
        </Button>
      </p>
    </>
  );
}

function Goal({ goal, dashboard }: { goal: Dashboard['goals'][number]; dashboard: Dashboard }) {
  const t = useT();
  const format = useFormat();
  const { sentence, byOn, owner, measures } = goal;
  const facts = [byOn && t('measurement:dashboard.by', { day: format.day(byOn) }), owner?.name].filter(
    Boolean,
  );
  return (
    <Section
      title={sentence?.text ?? t('measurement:dashboard.sealed')}
      {...(facts.length > 0 ? { end: facts.join(' · ') } : {})}
    >
      {measures.length === 0 && <p className="small">{t('measurement:dashboard.noMeasure')}</p>}
      <div className={classes['measures']}>
        {measures.map((measure) => (
          <DashboardMeasure key={measure.id} measure={measure} dashboard={dashboard} />
        ))}
      </div>
    </Section>
  );
}
