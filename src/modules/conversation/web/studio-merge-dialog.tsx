import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioRows } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import type { CaseWithThread } from './case-words.ts';
import classes from './studio.module.css';

const LEAST_SIGNS = 3;

/** Joins a case into another that asks the same: those that resemble it are offered, others are found by their words. */
export function StudioMergeDialog({ one, onClose }: { one: CaseWithThread; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [into, setInto] = useState<string | null>(null);
  const text = words.trim().length >= LEAST_SIGNS ? words.trim() : one.text;
  const similar = useQuery(ask('conversation.findSimilarCases', { text }));
  const merge = useSend('conversation.mergeCase', {
    changes: ['conversation'],
    onDone: (_done, { intoId }) => navigate({ to: '/studio/cases/$caseId', params: { caseId: intoId } }),
  });
  const choices = (similar.data?.cases ?? []).filter(({ id }) => id !== one.id);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conversation:studio.mergeTitle')}
      text={t('conversation:studio.mergeHint')}
      actions={
        <Button
          kind="primary"
          pending={merge.isPending && t('web:form.sending')}
          locked={into === null && t('conversation:studio.chooseCase')}
          onClick={() => into && merge.mutate({ caseId: one.id, intoId: into })}
        >
          {t('conversation:studio.mergeIt')}
        </Button>
      }
    >
      <div className={classes['stack']}>
        <TextField
          label={t('conversation:studio.mergeFind')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {similar.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
        {similar.error && <Failure error={similar.error} />}
        {similar.data && choices.length === 0 && (
          <p className="small">{t('conversation:studio.noSimilar')}</p>
        )}
        {choices.length > 0 && (
          <RadioRows
            label={t('conversation:studio.mergeWhich')}
            value={into}
            onChange={setInto}
            options={choices.map((choice) => ({
              value: choice.id,
              label: choice.text,
              text: t(`conversation:state.${choice.state}`),
            }))}
          />
        )}
        {merge.error && <Failure error={merge.error} />}
      </div>
    </Dialog>
  );
}
