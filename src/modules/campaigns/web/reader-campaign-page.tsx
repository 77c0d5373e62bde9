import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { AskAbout } from '#web/home/ask-about.tsx';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import classes from './reader.module.css';
import { LikelyQuestions } from './reader-questions.tsx';
import { SaidList } from './reader-said.tsx';
import type { OpenCampaign } from './reader-words.ts';

/** A campaign as every member reads it; once it is closed, first of all with what it taught. */
export function OpenCampaignPage() {
  const t = useT();
  const { campaignId } = useParams({ from: '/home/campaigns/$campaignId' });
  const campaign = useQuery(ask('campaigns.readOpenCampaign', { campaignId }));
  useLive([`campaigns.campaign:${campaignId}`], ['campaigns.readOpenCampaign']);
  if (campaign.error)
    return (
      <Page title={t('campaigns:reader.campaign')}>
        <Failure error={campaign.error} onRetry={() => void campaign.refetch()} />
      </Page>
    );
  if (!campaign.data)
    return (
      <Page title={t('campaigns:reader.campaign')}>
        <SkeletonLines label={t('web:page.loading')} widths={[60, 90, 80]} />
      </Page>
    );
  return <CampaignView campaign={campaign.data} />;
}

function CampaignView({ campaign }: { campaign: OpenCampaign }) {
  const t = useT();
  const { id, kind, state, title, summary, axis, results, conclusion, messages, objectives, objections } =
    campaign;
  return (
    <Page
      title={title.text}
      titleLanguage={title.language}
      eyebrow={`${t(`campaigns:kinds.${kind}`)} · ${t(`campaigns:states.${state}`)}`}
      lede={summary && <span lang={summary.language}>{summary.text}</span>}
      aside={<CampaignFacts campaign={campaign} />}
    >
      {conclusion && (
        <Section title={t('campaigns:reader.conclusion')}>
          <p className={classes['spoken']} lang={conclusion.language}>
            {conclusion.text}
          </p>
        </Section>
      )}
      {results && (
        <Section title={t('campaigns:reader.results')}>
          <p className={classes['lines']} lang={results.language}>
            {results.text}
          </p>
        </Section>
      )}
      {axis && (
        <p className={classes['axis']} lang={axis.language}>
          {axis.text}
        </p>
      )}
      {messages.length > 0 && (
        <Section title={t('campaigns:parts.messages')}>
          <SaidList texts={messages} className={classes['marked']} />
        </Section>
      )}
      {objectives.length > 0 && (
        <Section title={t('campaigns:reader.objectives')}>
          <SaidList texts={objectives} className={classes['marked']} />
        </Section>
      )}
      {objections.length > 0 && (
        <Section title={t('campaigns:reader.objections')}>
          <LikelyQuestions questions={objections} />
        </Section>
      )}
      {state === 'running' && <AskCampaign id={id} />}
    </Page>
  );
}

function CampaignFacts({
  campaign: { id, owner, startsOn, endsOn, goals, closedAt },
}: {
  campaign: OpenCampaign;
}) {
  const t = useT();
  const format = useFormat();
  const days = [startsOn, endsOn].flatMap((day) => (day ? [format.day(day)] : [])).join(' – ');
  return (
    <>
      <Facts
        facts={[
          ...(owner?.name ? [[t('campaigns:reader.owner'), owner.name] as const] : []),
          ...(days ? [[t('campaigns:reader.days'), days] as const] : []),
          ...(closedAt ? [[t('campaigns:reader.closedOn'), format.dayOf(closedAt)] as const] : []),
        ]}
      />
      <Link to="/campaigns/$campaignId/report" params={{ campaignId: id }} className="link">
        {t('campaigns:reader.report')}
      </Link>
      {goals.length > 0 && (
        <Section title={t('campaigns:reader.goals')}>
          <ul className={classes['marked']}>
            {goals.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function AskCampaign({ id }: { id: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('campaigns:reader.ask')}>
      {open ? (
        <AskAbout subject={{ kind: 'campaigns.campaign', id }} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('campaigns:reader.askAct')}</Button>
      )}
    </Section>
  );
}
