import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
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

/** Writes a survey. Everything is kept in this tab until it is saved; a version of somebody else is never overwritten unseen. */
export function SurveyForm({ survey }: { survey: Survey }) {
  const t = useT();
  const form = useDraftForm<SurveyDraft>({
    name: `listening.survey.${survey.id}`,
    initial: { version: survey.version, content: survey.content },
  });
  const { content, version } = form.values;
  const [theirs, setTheirs] = useState<Survey | null>(null);
  const save = useSend('listening.writeSurvey', { changes: ['listening'] });
  const begin = (saved: Pick<Survey, 'version' | 'content'>) => {
    const values = { version: saved.version, content: saved.content };
    form.setInitialValues(values);
    form.setValues(values);
    form.resetDirty(values);
    form.forgetDraft();
  };
  // Nobody typed here: what others saved meanwhile simply appears.
  const typed = form.isDirty();
  if (!typed && survey.version > version) begin(survey);
  const send = async (upon: number) => {
    try {
      begin(await save.mutateAsync({ surveyId: survey.id, version: upon, content: sendable(content) }));
      setTheirs(null);
      say(t('listening:studio.saved'));
    } catch (error) {
      // The refusal says which version stands; the page shows both.
      if (isConflict(error)) setTheirs(currentOf(error.detail));
    }
  };
  const change = (part: Partial<SurveyContent>) => form.setFieldValue('content', { ...content, ...part });
  const empty = wordless(content.items);
  return (
    <>
      <SurveyHead content={content} onChange={change} />
      <SurveyItems content={content} reworded={survey.reworded} onChange={(items) => change({ items })} />
      {save.error && !isConflict(save.error) && <Failure error={save.error} />}
      <div className={classes['saveBar']} data-typed={typed}>
        {typed && <span>{t(form.restored ? 'listening:studio.restored' : 'listening:studio.notSaved')}</span>}
        {typed && (
          <Button kind="quiet" onClick={() => begin(survey)}>
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
      {survey.version > version && typed && !theirs && (
        <Notice
          tone="unsure"
          title={t('listening:studio.changedMeanwhile')}
          act={
            <button type="button" className="link" onClick={() => setTheirs(survey)}>
              {t('listening:studio.compare')}
            </button>
          }
        />
      )}
      {theirs && (
        <SurveyConflict
          mine={content}
          theirs={theirs.content}
          onClose={() => setTheirs(null)}
          onKeepMine={() => void send(theirs.version)}
          onTakeTheirs={() => {
            begin(theirs);
            setTheirs(null);
          }}
        />
      )}
    </>
  );
}

function currentOf(detail: unknown): Survey | null {
  // Safe: `edited_meanwhile` of this endpoint carries the survey as it stands.
  return (detail as { current?: Survey } | undefined)?.current ?? null;
}
