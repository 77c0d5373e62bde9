import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import { EffectView } from './effect-view.tsx';
import classes from './measurement.module.css';

type Experiment = Answer<'measurement.readExperiment'>;

/** One experiment: what is expected, who begins when, and what came of it. */
export function ExperimentPage() {
  const t = useT();
  const { experimentId } = useParams({ from: '/studio/results/experiments/$experimentId' });
  const found = useQuery(ask('measurement.readExperiment', { experimentId }));
  const experiment = found.data;
  return (
    <Page
      title={experiment?.name ?? t('web:rooms.experiments')}
      width="wide"
      crumbs={[{ label: t('web:rooms.experiments'), link: { to: '/studio/results/experiments' } }]}
      {...(experiment
        ? { lede: t('measurement:report.expected', { hypothesis: experiment.design.hypothesis }) }
        : {})}
    >
      {found.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {experiment && (
        <>
          <ExperimentFacts experiment={experiment} />
          {experiment.draw ? <Effects experiment={experiment} /> : <Draw experiment={experiment} />}
          <Arms experiment={experiment} />
          {experiment.can.stop && <Stop experiment={experiment} />}
        </>
      )}
    </Page>
  );
}

function ExperimentFacts({ experiment }: { experiment: Experiment }) {
  const t = useT();
  const format = useFormat();
  const { id: experimentId, kind, state, startsOn, endsOn, draw, stopReason } = experiment;
  const check = useQuery({
    ...ask('measurement.checkDraw', { experimentId }),
    enabled: draw !== null,
  });
  return (
    <Facts
      facts={[
        [t('measurement:experiments.kind'), t(`measurement:experimentKinds.${kind}`)],
        [t('measurement:experiments.state'), t(`measurement:experimentStates.${state}`)],
        [
          t('measurement:experiments.days'),
          t('measurement:report.span', { from: format.day(startsOn), to: format.day(endsOn) }),
        ],
        ...(draw
          ? [
              [
                t('measurement:experiments.draw'),
                check.data
                  ? t(check.data.same ? 'measurement:experiments.same' : 'measurement:experiments.notSame', {
                      seed: String(draw.seed),
                    })
                  : String(draw.seed),
              ] as const,
            ]
          : []),
        ...(stopReason ? [[t('measurement:experiments.stopReason'), stopReason] as const] : []),
      ]}
    />
  );
}

function Effects({ experiment }: { experiment: Experiment }) {
  const t = useT();
  const format = useFormat();
  const found = useQuery(ask('measurement.readEffects', { experimentId: experiment.id }));
  return (
    <Section
      title={t('measurement:report.changed')}
      end={found.data && t('measurement:effects.lookedOn', { day: format.day(found.data.lookedOn) })}
    >
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.effects.map((effect) => (
        <EffectView
          key={effect.outcome}
          name={experiment.outcomes[effect.outcome]?.name ?? ''}
          effect={effect}
        />
      ))}
      {found.data?.effects.length === 0 && <EmptyState title={t('measurement:verdicts.cannot_tell_yet')} />}
    </Section>
  );
}

/** What can be detected stands before the draw, and with it the button. */
function Draw({ experiment }: { experiment: Experiment }) {
  const t = useT();
  const { id: experimentId, version, campaignId, kind, drawOf, startsOn, endsOn, design } = experiment;
  const [reason, setReason] = useState('');
  const judged = useQuery({
    ...ask('measurement.judgeDesign', { campaignId, kind, drawOf, startsOn, endsOn, design }),
    enabled: experiment.can.change,
  });
  const draw = useSend('measurement.drawExperiment', { changes: ['measurement'] });
  if (!experiment.can.change) return null;
  if (judged.error) return <Failure error={judged.error} onRetry={() => void judged.refetch()} />;
  if (!judged.data) return <SkeletonRows label={t('web:page.loading')} count={2} />;
  const against = judged.data.detectable.some(({ findsIt }) => !findsIt);
  return (
    <Section title={t('measurement:experiments.detectable')}>
      <Detectable experiment={experiment} judged={judged.data} />
      {draw.error && <Failure error={draw.error} />}
      {against && (
        <TextField
          label={t('measurement:experiments.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div className={classes['ways']}>
        <Button
          kind="primary"
          locked={!judged.data.possible && t('measurement:errors.design_cannot_work')}
          pending={draw.isPending && t('web:form.sending')}
          onClick={() =>
            draw.mutate({
              experimentId,
              version,
              ...(reason.trim() ? { againstReason: reason.trim() } : {}),
            })
          }
        >
          {t('measurement:experiments.drawNow')}
        </Button>
      </div>
    </Section>
  );
}

interface DetectableProps {
  readonly experiment: Experiment;
  readonly judged: Answer<'measurement.judgeDesign'>;
}

function Detectable({ experiment, judged }: DetectableProps) {
  const t = useT();
  const format = useFormat();
  return (
    <ul>
      {judged.detectable.map(({ outcome, smallest }) => (
        <li key={outcome}>
          {smallest === null
            ? t('measurement:experiments.findsNothing', { outcome: experiment.outcomes[outcome]?.name ?? '' })
            : t('measurement:experiments.finds', {
                outcome: experiment.outcomes[outcome]?.name ?? '',
                smallest: format.number(smallest, 2),
              })}
        </li>
      ))}
      {judged.advice.map(({ code, values }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same advice may be given on several outcomes
        <li key={`${code}/${at}`}>{t(`measurement:advice.${code}`, values)}</li>
      ))}
    </ul>
  );
}

function Arms({ experiment: { design, draw, units } }: { experiment: Experiment }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('measurement:experiments.arms')}>
      <section className={classes['scroll']} aria-label={t('measurement:dashboard.table')} tabIndex={0}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('measurement:experiments.arm')}</th>
              <th scope="col">{t('measurement:experiments.begins')}</th>
              <th scope="col">{t('measurement:report.people')}</th>
              <th scope="col">{t('measurement:experiments.units')}</th>
            </tr>
          </thead>
          <tbody>
            {design.arms.map(({ name, startsAt }, at) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{startsAt ? format.instant(startsAt) : t('measurement:experiments.atOnce')}</td>
                <td>{format.number(draw?.arms.find(({ arm }) => arm === at)?.people ?? 0)}</td>
                <td>
                  {units
                    .filter(({ arm }) => arm === at)
                    .map(({ unit }) => unit.name)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function Stop({ experiment: { id: experimentId, version } }: { experiment: Experiment }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const stop = useSend('measurement.stopExperiment', { changes: ['measurement'] });
  return (
    <Section title={t('measurement:experiments.stop')} lede={t('measurement:experiments.stopText')}>
      {stop.error && <Failure error={stop.error} />}
      <TextField
        label={t('measurement:readings.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes['ways']}>
        <Button
          locked={!reason.trim() && t('measurement:readings.reasonFirst')}
          pending={stop.isPending && t('web:form.sending')}
          onClick={() => stop.mutate({ experimentId, version, reason: reason.trim() })}
        >
          {t('measurement:experiments.stop')}
        </Button>
      </div>
    </Section>
  );
}
