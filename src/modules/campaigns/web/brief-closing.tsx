import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { editionsOf, type Texts, textsOf, useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { BriefOutcomes } from './brief-outcomes.tsx';
import { BriefSection } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { useSaid } from './campaign-words.ts';
import formClasses from './form.module.css';
import { fieldOfPart } from './part-form.tsx';
import { TextsField } from './text-fields.tsx';

/** What came of it and what it taught: without both a campaign does not close. */
export function BriefClosing() {
  const t = useT();
  const said = useSaid();
  const format = useFormat();
  const { closure, can, state } = useCampaign();
  return (
    <BriefSection id="closing" title={t('campaigns:closing.title')}>
      <BriefOutcomes />
      {closure && (
        <>
          <p className={classes['meta']}>
            {t('campaigns:closing.closedOn', {
              day: format.dayOf(closure.at),
              name: closure.by?.name ?? t('campaigns:member.gone'),
            })}
          </p>
          <h3 className={classes['part']}>{t('campaigns:closing.results')}</h3>
          <p className={classes['long']}>{said(closure.results)}</p>
          <h3 className={classes['part']}>{t('campaigns:closing.conclusion')}</h3>
          <p className={classes['long']}>{said(closure.conclusion)}</p>
        </>
      )}
      {!closure && state === 'draft' && (
        <>
          <p className={classes['none']}>{t('campaigns:closing.notYet')}</p>
          {can.edit && <Discard />}
        </>
      )}
      {!closure &&
        state === 'running' &&
        (can.close ? <ClosingForm /> : <p className={classes['none']}>{t('campaigns:closing.later')}</p>)}
    </BriefSection>
  );
}

function ClosingForm() {
  const t = useT();
  const { id: campaignId } = useCampaign();
  const { language, view } = useEditionSwitch();
  const form = useDraftForm<{ results: Texts; conclusion: Texts }>({
    name: `campaigns.${campaignId}.closing`,
    initial: { results: textsOf(null), conclusion: textsOf(null) },
  });
  const close = useSend('campaigns.closeCampaign', { changes: ['campaigns'] });
  return (
    <div className={formClasses['edit']}>
      <Form
        form={form}
        module="campaigns"
        submit={t('campaigns:closing.close')}
        fieldOf={(path) => fieldOfPart(path, language)}
        check={(values) =>
          Object.fromEntries(
            (['results', 'conclusion'] as const)
              .filter((field) => editionsOf(values[field]) === null)
              .map((field) => [`${field}.${language}`, t('web:errors.fields.required')]),
          )
        }
        send={async ({ results, conclusion }) => {
          await close.mutateAsync({
            campaignId,
            results: editionsOf(results) ?? {},
            conclusion: editionsOf(conclusion) ?? {},
          });
          say(t('campaigns:closing.done'));
        }}
      >
        {view}
        <TextsField
          form={form}
          path="results"
          label={t('campaigns:closing.results')}
          description={t('campaigns:closing.resultsHint')}
          language={language}
          rows={4}
        />
        <TextsField
          form={form}
          path="conclusion"
          label={t('campaigns:closing.conclusion')}
          description={t('campaigns:closing.conclusionHint')}
          language={language}
          rows={4}
        />
      </Form>
    </div>
  );
}

/** A draft of which nothing went out needs no conclusion. */
function Discard() {
  const t = useT();
  const said = useSaid();
  const navigate = useNavigate();
  const { id: campaignId, parts } = useCampaign();
  const [asked, setAsked] = useState(false);
  const head = parts.find(({ kind }) => kind === 'head');
  const discard = useSend('campaigns.discardCampaign', {
    changes: ['campaigns.listCampaigns'],
    onDone: () => void navigate({ to: '/studio/campaigns' }),
  });
  return (
    <p>
      <Button onClick={() => setAsked(true)}>{t('campaigns:closing.discard')}</Button>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('campaigns:closing.discardTitle', {
          title: head?.kind === 'head' ? said(head.content.title) : '',
        })}
        text={t('campaigns:closing.discardText')}
        verb={t('campaigns:closing.discard')}
        pending={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate({ campaignId })}
      />
    </p>
  );
}
