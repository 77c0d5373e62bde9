import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { ActionForm } from './brief-action-form.tsx';
import { BriefSection } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { partsOf, type StudioCampaign, useSaid } from './campaign-words.ts';

type Action = StudioCampaign['actions'][number];

/** What is done, objective by objective: the same actions that stand in the plan. */
export function BriefActions() {
  const t = useT();
  const said = useSaid();
  const campaign = useCampaign();
  const [adding, setAdding] = useState(false);
  const objectives = partsOf(campaign, 'objective');
  const groups = [
    ...objectives.map(({ id, content }) => ({ id: id as string | null, title: said(content.sentence) })),
    { id: null, title: t('campaigns:action.ofCampaign') },
  ].map((group) => ({
    ...group,
    actions: campaign.actions.filter(({ objectiveId }) =>
      group.id ? objectiveId === group.id : !objectives.some(({ id }) => id === objectiveId),
    ),
  }));
  return (
    <BriefSection
      id="actions"
      title={t('campaigns:action.title')}
      end={
        campaign.can.edit && (
          <button type="button" className="link" onClick={() => setAdding(true)}>
            <IconPlus size={16} />
            {t('campaigns:action.add')}
          </button>
        )
      }
    >
      {adding && <ActionForm objectives={objectives} onEnd={() => setAdding(false)} />}
      {campaign.actions.length === 0 && !adding && (
        <p className={classes['none']}>{t('campaigns:action.none')}</p>
      )}
      {groups
        .filter(({ actions }) => actions.length > 0)
        .map(({ id, title, actions }) => (
          <div key={id ?? 'campaign'}>
            <h3 className={classes['part']}>{title}</h3>
            <Rows label={title}>
              {actions.map((action) => (
                <ActionRow key={action.id} action={action} />
              ))}
            </Rows>
          </div>
        ))}
    </BriefSection>
  );
}

function ActionRow({ action }: { action: Action }) {
  const t = useT();
  const format = useFormat();
  const { id: campaignId, can } = useCampaign();
  const unlink = useSend('campaigns.removeCampaignAction', { changes: ['campaigns.readCampaign'] });
  const meta = [
    t(`plan:actionStates.${action.state}`),
    action.owner?.name,
    action.dueOn && t('campaigns:action.due', { day: format.day(action.dueOn) }),
  ];
  return (
    <Row
      name={
        <Link to="/studio/plan/lines/$kind/$lineId" params={{ kind: 'action', lineId: action.id }}>
          {action.title.text}
        </Link>
      }
      meta={
        <>
          {meta.filter(Boolean).join(' · ')}
          {unlink.error && <Failure error={unlink.error} />}
        </>
      }
      act={
        can.edit && (
          <button
            type="button"
            className="link"
            aria-label={t('campaigns:action.unlinkNamed', { title: action.title.text })}
            onClick={() => unlink.mutate({ campaignId, actionId: action.id })}
          >
            {t('campaigns:action.unlink')}
          </button>
        )
      }
    />
  );
}
