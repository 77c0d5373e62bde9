import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { SurveyActs } from './studio-survey-acts.tsx';
import { SurveyAside } from './studio-survey-aside.tsx';
import { SurveyForm } from './studio-survey-form.tsx';
import { SurveyReading } from './studio-survey-reading.tsx';

export type Survey = Answer<'listening.readSurvey'>;

/** A survey: what it asks in each language, in which order and when, and what it lacks. */
export function SurveyPage() {
  const t = useT();
  const { surveyId } = useParams({ from: '/studio/listening/surveys/$surveyId' });
  const survey = useQuery(ask('listening.readSurvey', { surveyId }));
  if (!survey.data)
    return (
      <Page title={t('listening:studio.survey')} crumbs={crumbsTo(t('listening:studio.survey'), t)}>
        {survey.isPending && <SkeletonRows label={t('web:page.loading')} />}
        {survey.error && <Failure error={survey.error} onRetry={() => void survey.refetch()} />}
      </Page>
    );
  return <SurveyView survey={survey.data} />;
}

function SurveyView({ survey }: { survey: Survey }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const [openId, setOpenId] = useState<string | null>(null);
  // Each form begins with the version that stood then, and says so when it saves.
  const [form, setForm] = useState(0);
  const beginForm = useCallback(() => setForm((before) => before + 1), []);
  useLive([`listening.survey:${survey.id}`], ['listening.readSurvey']);
  const { content, can, archivedAt, seconds, changedAt, changedBy } = survey;
  const title = editionFor(content.title, language);
  return (
    <Page
      title={title}
      eyebrow={t(`listening:surveyKinds.${content.kind}`)}
      meta={[
        t('listening:studio.itemCount', { count: content.items.length }),
        t('listening:studio.minutes', { count: Math.max(1, Math.round(seconds / 60)) }),
        changedBy?.name
          ? t('listening:studio.changedBy', { name: changedBy.name, at: format.instant(changedAt) })
          : t('listening:studio.changedOn', { day: format.dayOf(changedAt) }),
      ].join(' · ')}
      crumbs={crumbsTo(title, t)}
      actions={<SurveyActs survey={survey} />}
      aside={<SurveyAside survey={survey} />}
    >
      {archivedAt && <Notice tone="info" title={t('listening:errors.survey_is_archived')} />}
      {can.write ? (
        <SurveyForm key={form} survey={survey} openId={openId} onOpen={setOpenId} onBegin={beginForm} />
      ) : (
        <SurveyReading content={content} />
      )}
    </Page>
  );
}

function crumbsTo(label: string, t: Translate) {
  return [{ label: t('web:rooms.listening'), link: { to: '/studio/listening' } as const }, { label }];
}
