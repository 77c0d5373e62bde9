import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import formClasses from './form.module.css';

/** The yes, or the no with words, of somebody who is named; it counts for the brief as it stands on this screen. */
export function ApprovalDecision() {
  const t = useT();
  const { id: campaignId, approval } = useCampaign();
  const [words, setWords] = useState('');
  const decide = useSend('campaigns.approveCampaign', {
    changes: ['campaigns'],
    onDone: () => setWords(''),
  });
  const send = (decision: 'approved' | 'objected') =>
    decide.mutate({ campaignId, decision, atChange: approval.atChange, words: words.trim() || null });
  return (
    <div className={formClasses['edit']}>
      <h3>{t('campaigns:decisions.yours')}</h3>
      <TextArea
        label={t('campaigns:decisions.words')}
        description={t('campaigns:decisions.wordsHint')}
        minRows={2}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {decide.error && <Failure error={decide.error} />}
      <p className={classes['buttons']}>
        <Button
          kind="primary"
          pending={decide.isPending && t('web:form.sending')}
          onClick={() => send('approved')}
        >
          {t('campaigns:decisions.approve')}
        </Button>
        <Button onClick={() => send('objected')}>{t('campaigns:decisions.object')}</Button>
      </p>
    </div>
  );
}
