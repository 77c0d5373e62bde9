import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { forget, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { SurveyContent } from '../contract/survey.ts';
import classes from './studio-survey.module.css';
import { SurveyConflict } from './studio-survey-conflict.tsx';
import { type SurveyDraft, sendable, wordless } from './studio-survey-edit.ts';
import { SurveyHead } from './studio-survey-head.tsx';
import { SurveyItems } from './studio-survey-items.tsx';
import type { Survey } from './studio-survey-page.tsx';

type Standing = Pick<Survey, 'version' | 'content'>;

interface SurveyFormProps {
  readonly survey: Survey;
  /** The item whose details are open; it stays so when the form begins anew with a saved version. */
  readonly openId: string | null;
  readonly onOpen: (itemId: string | null) => void;
  /** Begins a form anew with what stands now. */
  readonly onBegin: () => void;
}

/** Writes a survey. What is typed is kept in this tab with the version it was typed upon, so that nobody is overwritten unseen. */
export function SurveyForm({ survey, openId, onOpen, onBegin }: SurveyFormProps) {
  const t = useT();
  const client = useQueryClient();
  const standing: SurveyDraft = { version: survey.version, content: survey.content };
  const form = useDraftForm<SurveyDraft>({ name: `listening.survey.${survey.id}`, initial: standing });
  const { content, version } = form.values;
  const [theirs, setTheirs] = useState<Standing | null>(null);
  const save = useSend('listening.writeSurvey');
  const typed = form.isDirty();
  const isBehind = survey.version > version;
  // Where nothing was typed, what somebody else saved simply appears.
  useEffect(() => {
    if (!typed && isBehind) onBegin();
  }, [typed, isBehind, onBegin]);
  const beginAnew = async () => {
    form.forgetDraft();
    await forget(client, ['listening']);
    onBegin();
  };
  const send = async (upon: number) => {
    setTheirs(null);
    try {
      await save.mutateAsync({ surveyId: survey.id, version: upon, content: sendable(content) });
    } catch (error) {
      // The refusal brings the version that stands; any other error is said above the button.
      if (isConflict(error)) setTheirs(currentOf(error.detail));
      return;
    }
    say(t('listening:studio.saved'));
    await beginAnew();
  };
  const change = (part: Partial<SurveyContent>) => form.setFieldValue('content', { ...content, ...part });
  const empty = wordless(content.items);
  return (
    <>
      {isBehind && typed && !theirs && !save.isSuccess && (
        <Notice
          tone="unsure"
          title={t('listening:studio.changedMeanwhile')}
          act={
            <button type="button" className="link" onClick={() => setTheirs(standing)}>
              {t('listening:studio.compare')}
            </button>
          }
        />
      )}
      <SurveyHead content={content} onChange={change} />
      <SurveyItems
        content={content}
        reworded={survey.reworded}
        openId={openId}
        onOpen={onOpen}
        onChange={(items) => change({ items })}
      />
      {save.error && !isConflict(save.error) && <Failure error={save.error} />}
      <div className={classes['saveBar']}>
        <span>{typed ? t('listening:studio.notSaved') : t('listening:studio.allSaved')}</span>
        {typed && (
          <Button kind="quiet" onClick={() => void beginAnew()}>
            {t('listening:studio.discard')}
          </Button>
        )}
        <Button
          kind="primary"
          pending={save.isPending && t('web:form.sending')}
          locked={empty.length > 0 && t('listening:studio.itemsWithoutWords', { numbers: empty.join(', ') })}
          onClick={() => void send(version)}
        >
          {t('listening:studio.save')}
        </Button>
      </div>
      {theirs && (
        <SurveyConflict
          mine={content}
          theirs={theirs.content}
          onClose={() => setTheirs(null)}
          onKeepMine={() => void send(theirs.version)}
          onTakeTheirs={() => void beginAnew()}
        />
      )}
    </>
  );
}

function currentOf({ current }: Readonly<Record<string, unknown>>): Standing | null {
  // Safe: the conflict of this endpoint carries the survey as it stands.
  return (current as Standing | undefined) ?? null;
}
