import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { Outcome } from '../contract/case.ts';
import type { CaseWithThread } from './case-words.ts';

// As `OUTCOMES` of the contract, which would bring its schemas into the browser.
const OUTCOMES = ['answered', 'done', 'planned', 'notNow', 'no'] as const satisfies readonly Outcome[];

/** The answer with what comes of it. Two who answer at once both see what the other wrote, and nothing is lost. */
export function StudioAnswerForm({ one, onDone }: { one: CaseWithThread; onDone?: () => void }) {
  const t = useT();
  const answer = useSend('conversation.answerCase', { changes: ['conversation'] });
  const [theirs, setTheirs] = useState<{
    outcome: Outcome | null;
    reason: string | null;
    version: number;
  } | null>(null);
  const form = useDraftForm({
    name: `conversation.answer.${one.id}`,
    // Safe: the literal only widens what the form may hold later.
    initial: { outcome: (one.outcome ?? 'answered') as Outcome, reason: one.reason ?? '' },
  });
  const { outcome, reason } = form.values;
  const send = async (version: number) => {
    await answer.mutateAsync({ caseId: one.id, outcome, reason: reason.trim(), version });
    say(t('conversation:studio.answered'));
    onDone?.();
  };
  return (
    <>
      <Form
        form={form}
        module="conversation"
        submit={t('conversation:studio.sendAnswer')}
        send={async () => {
          try {
            await send(one.version);
          } catch (error) {
            if (!isConflict(error)) throw error;
            // Safe: `current` of this endpoint is the case as it stands.
            setTheirs(error.detail['current'] as CaseWithThread);
            throw error;
          }
        }}
      >
        <RadioRows
          label={t('conversation:studio.outcome')}
          value={outcome}
          onChange={(value) => form.setFieldValue('outcome', value)}
          options={OUTCOMES.map((value) => ({
            value,
            label: t(`conversation:outcome.${value}`),
            text: t(`conversation:outcomeHint.${value}`),
          }))}
        />
        <TextArea
          {...form.getInputProps('reason')}
          data-path="reason"
          label={t('conversation:studio.reason')}
          description={t('conversation:studio.reasonHint')}
          maxLength={8000}
          minRows={4}
        />
      </Form>
      <ConflictDialog
        open={theirs !== null}
        onClose={() => setTheirs(null)}
        differences={[
          {
            field: t('conversation:studio.outcome'),
            mine: t(`conversation:outcome.${outcome}`),
            theirs: theirs?.outcome ? t(`conversation:outcome.${theirs.outcome}`) : '',
          },
          { field: t('conversation:studio.reason'), mine: reason, theirs: theirs?.reason ?? '' },
        ]}
        onKeepMine={() => {
          if (theirs) void send(theirs.version).then(form.forgetDraft);
          setTheirs(null);
        }}
        onTakeTheirs={() => {
          form.setValues({ outcome: theirs?.outcome ?? 'answered', reason: theirs?.reason ?? '' });
          form.forgetDraft();
          setTheirs(null);
        }}
      />
    </>
  );
}
