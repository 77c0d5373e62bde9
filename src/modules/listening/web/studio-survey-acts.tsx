import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { say } from '#web/ui/toast.tsx';
import { withText } from './studio-kinds.ts';
import type { Survey } from './studio-survey-page.tsx';

const DAY_MS = 86_400_000;
/** Long enough for people on shifts and on leave for a week; it can be changed before it opens. */
const OPEN_DAYS = 10;

/** What can be done with a survey: try it, copy it, put it away, begin a wave. */
export function SurveyActs({ survey }: { survey: Survey }) {
  const t = useT();
  const navigate = useNavigate();
  const [copying, setCopying] = useState(false);
  const { id: surveyId, can, content, missing } = survey;
  const archive = useSend('listening.archiveSurvey', {
    changes: ['listening'],
    onDone: () => say(t('listening:studio.isArchived')),
  });
  const restore = useSend('listening.restoreSurvey', { changes: ['listening'] });
  const begin = useSend('listening.createWave', {
    changes: ['listening.listWaves'],
    onDone: ({ id: waveId }) => void navigate({ to: '/studio/listening/waves/$waveId', params: { waveId } }),
  });
  const error = archive.error ?? restore.error ?? begin.error;
  return (
    <>
      {can.restore && (
        <Button onClick={() => restore.mutate({ surveyId })}>{t('listening:studio.restore')}</Button>
      )}
      {can.archive && (
        <Button
          kind="quiet"
          pending={archive.isPending && t('web:form.sending')}
          onClick={() => archive.mutate({ surveyId })}
        >
          {t('listening:studio.archive')}
        </Button>
      )}
      {can.test && (
        <Button kind="quiet" onClick={() => setCopying(true)}>
          {t('listening:studio.copy')}
        </Button>
      )}
      {content.items.length > 0 && (
        <LinkButton to="/studio/listening/surveys/$surveyId/try" params={{ surveyId }}>
          {t('listening:studio.tryIt')}
        </LinkButton>
      )}
      {can.write && (
        <Button
          kind="primary"
          locked={missing.length > 0 && t('listening:studio.notReady')}
          pending={begin.isPending && t('web:form.sending')}
          onClick={() => begin.mutate({ surveyId, settings: firstSettings(content.audienceId) })}
        >
          {t('listening:studio.beginWave')}
        </Button>
      )}
      {error && <Failure error={error} />}
      {copying && <CopyDialog survey={survey} onClose={() => setCopying(false)} />}
    </>
  );
}

function firstSettings(audienceId: string | null) {
  return {
    audienceId,
    views: ['org' as const],
    sample: null,
    codesFor: { who: 'nobody' as const },
    opensAt: null,
    closesAt: new Date(Date.now() + OPEN_DAYS * DAY_MS).toISOString(),
    invite: true,
  };
}

function CopyDialog({ survey, onClose }: { survey: Survey; onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const copy = useSend('listening.copySurvey', {
    changes: ['listening.listSurveys'],
    onDone: ({ id: surveyId }) => {
      onClose();
      void navigate({ to: '/studio/listening/surveys/$surveyId', params: { surveyId } });
    },
  });
  const written = title.trim() !== '';
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('listening:studio.copyTitle')}
      text={t('listening:studio.copyText')}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button
            kind="primary"
            locked={!written && t('listening:studio.titleNeeded')}
            pending={copy.isPending && t('web:form.sending')}
            onClick={() =>
              copy.mutate({ surveyId: survey.id, title: withText(null, language, title.trim()) })
            }
          >
            {t('listening:studio.copy')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('listening:studio.title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {copy.error && <Failure error={copy.error} />}
    </Dialog>
  );
}
