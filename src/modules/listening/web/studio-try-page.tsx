import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { FaceProvider } from '#web/ui/face.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { NO_NAMES } from '../domain/free-text.ts';
import { AnswerForm } from './answer-form.tsx';
import { AnswerFrame } from './answer-frame.tsx';
import { loadNames } from './answer-names.ts';
import { EMPTY_DRAFT, finished, NOWHERE, useSitting } from './answer-sitting.ts';
import classes from './studio-survey.module.css';
import { TestResult } from './studio-test-result.tsx';

type Questionnaire = Answer<'listening.readPreview'>['questionnaire'];

/** Preview and test run: the very form that people will have, of which nothing is kept. */
export function TrySurveyPage() {
  const organisation = useOrganisationName();
  const { surveyId } = useParams({ from: '/studio/listening/surveys/$surveyId/try' });
  return (
    <FaceProvider face={{ name: 'home', organisation }}>
      <Preview surveyId={surveyId} />
    </FaceProvider>
  );
}

function Preview({ surveyId }: { surveyId: string }) {
  const t = useT();
  const close = useClose(surveyId);
  const [sitting, setSitting] = useState(0);
  const preview = useQuery(ask('listening.readPreview', { surveyId }));
  if (preview.data)
    return (
      <TestSitting
        key={sitting}
        questionnaire={preview.data.questionnaire}
        onClose={close}
        onAgain={() => setSitting(sitting + 1)}
      />
    );
  return (
    <AnswerFrame title={t('listening:studio.tryIt')} onClose={close}>
      {preview.error ? (
        <Failure error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <SkeletonLines label={t('web:page.loading')} widths={[60, 90, 75, 80]} />
      )}
    </AnswerFrame>
  );
}

interface TestSittingProps {
  readonly questionnaire: Questionnaire;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

function TestSitting({ questionnaire, onClose, onAgain }: TestSittingProps) {
  const t = useT();
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(
    questionnaire.languages.includes(own) ? own : (questionnaire.languages[0] ?? own),
  );
  const sitting = useSitting(questionnaire.items, { begun: EMPTY_DRAFT, place: NOWHERE });
  const names = useQuery({ queryKey: ['listening.names'], queryFn: loadNames });
  const run = useSend('listening.runTest');
  const { answers } = finished(questionnaire.items, sitting.draft);
  const given = Object.keys(answers).length;
  if (run.data)
    return (
      <AnswerFrame title={t('listening:studio.test.title')} onClose={onClose}>
        <TestResult result={run.data} items={questionnaire.items} language={language} onAgain={onAgain} />
      </AnswerFrame>
    );
  return (
    <AnswerForm
      questionnaire={questionnaire}
      sitting={sitting}
      language={language}
      names={names.data ?? NO_NAMES}
      onClose={onClose}
      topEnd={
        questionnaire.languages.length > 1 && (
          <Segments
            label={t('listening:studio.languages')}
            value={language}
            onChange={setLanguage}
            options={questionnaire.languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        )
      }
      seal={
        <Notice tone="info" title={t('listening:studio.test.nothingKept')}>
          {t('listening:studio.test.nothingKeptText')}
        </Notice>
      }
      send={
        <div className={classes['trySend']}>
          {run.error && <Failure error={run.error} />}
          <Button
            kind="primary"
            wide="always"
            locked={given === 0 && t('listening:studio.test.answerOne')}
            pending={run.isPending && t('web:form.sending')}
            onClick={() => run.mutate({ surveyId: questionnaire.surveyId, ballots: [answers] })}
          >
            {t('listening:studio.test.run')}
          </Button>
        </div>
      }
    />
  );
}

function useClose(surveyId: string): () => void {
  const navigate = useNavigate();
  return () => void navigate({ to: '/studio/listening/surveys/$surveyId', params: { surveyId } });
}
