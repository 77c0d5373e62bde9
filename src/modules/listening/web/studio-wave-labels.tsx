import { useQuery } from '@tanstack/react-query';
import { editionFor } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconLock, IconPeople } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { Wave } from './studio-wave-page.tsx';
import { LABEL_VIEWS } from './studio-wave-views.ts';

/** The labels as they are frozen or would be today: who answers as whom, before anything opens. */
export function WaveLabels({ wave }: { wave: Wave }) {
  const t = useT();
  const language = useLanguage();
  const plan = useQuery(ask('listening.readWaveLabels', { waveId: wave.id }));
  if (!plan.data)
    return (
      <Section title={t('listening:studio.labels')}>
        {plan.error ? (
          <Failure error={plan.error} onRetry={() => void plan.refetch()} />
        ) : (
          <SkeletonRows label={t('web:page.loading')} />
        )}
      </Section>
    );
  const { frozen, invited, resting, notDrawn, byCode, labels, rolledUp } = plan.data;
  const nameOf = (id: string) => labels.find((label) => label.id === id);
  return (
    <Section
      title={t('listening:studio.labels')}
      lede={t(frozen ? 'listening:studio.labelsFrozen' : 'listening:studio.labelsToday')}
      end={t('listening:studio.invited', { count: invited })}
    >
      <p className="small">
        {[
          resting > 0 && t('listening:studio.resting', { count: resting }),
          notDrawn > 0 && t('listening:studio.notDrawn', { count: notDrawn }),
          byCode > 0 && t('listening:studio.byCode', { count: byCode }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {rolledUp.length > 0 && (
        <Rows label={t('listening:studio.rolledUpTitle')}>
          {rolledUp.map(({ unitId, unit, people, labelId }) => {
            const label = nameOf(labelId);
            return (
              <Row
                key={unitId}
                mark={<IconLock size={18} />}
                name={t('listening:studio.rolledUp', {
                  count: people,
                  unit,
                  label: label ? editionFor(label.names, language) : '',
                  all: label?.people ?? 0,
                })}
              />
            );
          })}
        </Rows>
      )}
      {LABEL_VIEWS.map((view) => {
        const own = labels.filter((label) => label.view === view && label.kind !== 'everyone');
        if (own.length === 0) return null;
        return (
          <Section key={view} title={t(`listening:mapViews.${view}`)} end={String(own.length)}>
            <Rows label={t(`listening:mapViews.${view}`)}>
              {own.map(({ id, names, people }) => (
                <Row
                  key={id}
                  mark={<IconPeople size={18} />}
                  name={editionFor(names, language)}
                  act={<span className="num">{t('listening:studio.people', { count: people })}</span>}
                />
              ))}
            </Rows>
          </Section>
        );
      })}
    </Section>
  );
}
