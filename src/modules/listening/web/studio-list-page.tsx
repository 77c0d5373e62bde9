import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import { DueFocus } from './studio-due-focus.tsx';
import { ListeningFrame } from './studio-frame.tsx';
import { usePlansSurveys } from './studio-kinds.ts';
import { WaveRow } from './studio-wave-row.tsx';

type SurveyRow = Answer<'listening.listSurveys'>['rows'][number];

/** All surveys and waves, each with what it waits for. */
export function ListeningPage() {
  const t = useT();
  const plans = usePlansSurveys();
  return (
    <ListeningFrame
      page="listening"
      actions={
        plans && (
          <LinkButton to="/studio/listening/new" kind="primary" icon={<IconPlus size={18} />}>
            {t('web:rooms.newSurvey')}
          </LinkButton>
        )
      }
    >
      {plans && <DueFocus />}
      <Waves />
      <Surveys />
    </ListeningFrame>
  );
}

function Waves() {
  const t = useT();
  const waves = useRows('listening.listWaves', { limit: 12 });
  return (
    <Section title={t('listening:studio.waves')}>
      {waves.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
      {waves.error && <Failure error={waves.error} onRetry={waves.retry} />}
      {waves.first?.rows.length === 0 && (
        <EmptyState title={t('listening:studio.noWaves')} text={t('listening:studio.noWavesText')} />
      )}
      <Rows label={t('listening:studio.waves')}>
        {waves.rows.map((wave) => (
          <WaveRow key={wave.id} wave={wave} />
        ))}
      </Rows>
      <MoreRows {...waves} />
    </Section>
  );
}

function Surveys() {
  const t = useT();
  const { archived } = useSearch({ from: '/studio/listening' });
  const navigate = useNavigate();
  const surveys = useRows('listening.listSurveys', { limit: 30, archived: archived ?? 'no' });
  return (
    <Section
      title={t('listening:studio.surveys')}
      end={
        <Checkbox
          label={t('listening:studio.showArchive')}
          checked={archived === 'yes'}
          onChange={(checked) =>
            void navigate({
              to: '/studio/listening',
              search: checked ? { archived: 'yes' } : {},
              replace: true,
              resetScroll: false,
            })
          }
        />
      }
    >
      {surveys.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {surveys.error && <Failure error={surveys.error} onRetry={surveys.retry} />}
      {surveys.first?.rows.length === 0 && (
        <EmptyState
          title={t(archived ? 'listening:studio.archiveEmpty' : 'listening:studio.noSurveys')}
          text={archived ? undefined : t('listening:studio.noSurveysText')}
        />
      )}
      <Rows label={t('listening:studio.surveys')}>
        {surveys.rows.map((survey) => (
          <SurveyRowView key={survey.id} survey={survey} />
        ))}
      </Rows>
      <MoreRows {...surveys} />
    </Section>
  );
}

function SurveyRowView({ survey }: { survey: SurveyRow }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { id, kind, title, items, seconds, ready, archivedAt, changedAt } = survey;
  const meta = [
    t(`listening:surveyKinds.${kind}`),
    t('listening:studio.itemCount', { count: items }),
    t('listening:studio.minutes', { count: Math.max(1, Math.round(seconds / 60)) }),
    t('listening:studio.changedOn', { day: format.dayOf(changedAt) }),
  ];
  return (
    <Row
      name={
        <Link to="/studio/listening/surveys/$surveyId" params={{ surveyId: id }}>
          {editionFor(title, language)}
        </Link>
      }
      meta={<span className="num">{meta.join(' · ')}</span>}
      act={
        <StatusWord tone={archivedAt ? 'plain' : ready ? 'works' : 'unsure'}>
          {t(
            archivedAt
              ? 'listening:studio.archived'
              : ready
                ? 'listening:studio.ready'
                : 'listening:studio.lacksSomething',
          )}
        </StatusWord>
      }
    />
  );
}
