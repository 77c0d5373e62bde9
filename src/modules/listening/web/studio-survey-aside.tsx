import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { IconDone, IconUnsure } from '#web/ui/icons.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import { missingWords } from './studio-missing-words.ts';
import type { Survey } from './studio-survey-page.tsx';
import { WaveRow } from './studio-wave-row.tsx';

/** Beside a survey: what it lacks in words, its waves, whom a pulse would draw, and how it was changed. */
export function SurveyAside({ survey }: { survey: Survey }) {
  const t = useT();
  const format = useFormat();
  const { missing, content } = survey;
  const waves = useRows('listening.listWaves', { surveyId: survey.id, limit: 6 });
  return (
    <>
      <Section title={t(missing.length > 0 ? 'listening:studio.lacks' : 'listening:studio.complete')}>
        {missing.length === 0 ? (
          <p className="small">{t('listening:studio.completeText')}</p>
        ) : (
          <Rows label={t('listening:studio.lacks')}>
            {missing.map((lack) => {
              const words = missingWords(lack, { items: content.items, t, format });
              return <Row key={words} mark={<IconUnsure size={18} />} name={words} />;
            })}
          </Rows>
        )}
      </Section>
      {content.kind === 'pulse' && <Sample surveyId={survey.id} />}
      {waves.rows.length > 0 && (
        <Section title={t('listening:studio.waves')}>
          <Rows label={t('listening:studio.waves')}>
            {waves.rows.map((wave) => (
              <WaveRow key={wave.id} wave={wave} />
            ))}
          </Rows>
        </Section>
      )}
      <Versions surveyId={survey.id} />
    </>
  );
}

function Sample({ surveyId }: { surveyId: string }) {
  const t = useT();
  const sample = useQuery({ ...ask('listening.previewSample', { surveyId }), retry: false });
  if (!sample.data) return null;
  const { audience, resting, drawn } = sample.data;
  return (
    <Section title={t('listening:studio.sample')}>
      <p>{t('listening:studio.sampleText', { count: drawn, audience, resting })}</p>
    </Section>
  );
}

const SHOWN_VERSIONS = 5;

function Versions({ surveyId }: { surveyId: string }) {
  const t = useT();
  const format = useFormat();
  const found = useQuery(ask('listening.listSurveyVersions', { surveyId }));
  const versions = found.data?.versions ?? [];
  if (versions.length === 0) return null;
  return (
    <Section title={t('listening:studio.versions')}>
      <Rows label={t('listening:studio.versions')}>
        {versions.slice(0, SHOWN_VERSIONS).map(({ version, changedAt, changedBy, content }) => (
          <Row
            key={version}
            mark={<IconDone size={18} />}
            name={t('listening:studio.versionOf', { number: version, name: changedBy?.name ?? '' })}
            meta={`${format.instant(changedAt)} · ${t('listening:studio.itemCount', { count: content.items.length })}`}
          />
        ))}
      </Rows>
    </Section>
  );
}
