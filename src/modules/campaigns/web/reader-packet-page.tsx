import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './reader.module.css';
import { PacketConfirmation } from './reader-packet-confirmation.tsx';
import { PacketTold } from './reader-packet-told.tsx';
import { LikelyQuestions } from './reader-questions.tsx';
import { Said, SaidList } from './reader-said.tsx';
import type { Packet } from './reader-words.ts';

/** What a manager needs to explain a campaign to the team: read it, say that one can explain it, then tell them. */
export function PacketPage() {
  const t = useT();
  const { ringId } = useParams({ from: '/home/packets/$ringId' });
  const packet = useQuery(ask('campaigns.readPacket', { ringId }));
  useLive([`campaigns.ring:${ringId}`], ['campaigns.readPacket']);
  if (packet.error)
    return (
      <Page title={t('campaigns:reader.packet')}>
        <Failure error={packet.error} onRetry={() => void packet.refetch()} />
      </Page>
    );
  if (!packet.data)
    return (
      <Page title={t('campaigns:reader.packet')}>
        <SkeletonLines label={t('web:page.loading')} widths={[60, 90, 80, 85]} />
      </Page>
    );
  return <PacketView packet={packet.data} />;
}

function PacketView({ packet }: { packet: Packet }) {
  const t = useT();
  const { campaign, message, team, teamPart, spoken, doNotGuess } = packet;
  return (
    <Page
      title={campaign.title.text}
      titleLanguage={campaign.title.language}
      eyebrow={t('campaigns:reader.packetFor', { count: team })}
      lede={<Said said={message} />}
      aside={
        <Section title={t('campaigns:reader.campaign')}>
          <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }} className="link">
            {t('campaigns:reader.toCampaign')}
          </Link>
        </Section>
      }
    >
      <PacketReasons packet={packet} />
      {teamPart && (
        <Section title={t('campaigns:reader.teamPart')}>
          <p lang={teamPart.language}>{teamPart.text}</p>
        </Section>
      )}
      {doNotGuess.length > 0 && (
        <Section title={t('campaigns:reader.doNotGuess')} lede={t('campaigns:reader.doNotGuessLede')}>
          <SaidList texts={doNotGuess} className={classes['marked']} />
        </Section>
      )}
      <Section title={t('campaigns:reader.spoken')} lede={t('campaigns:reader.spokenLede')}>
        <p className={classes['spoken']} lang={spoken.language}>
          {spoken.text}
        </p>
      </Section>
      <PacketConfirmation key={packet.packetVersion} packet={packet} />
      <PacketTold packet={packet} />
    </Page>
  );
}

function PacketReasons({ packet: { reasons, decided, notDecided, questions } }: { packet: Packet }) {
  const t = useT();
  return (
    <>
      <Section title={t('campaigns:reader.reasons')}>
        <SaidList texts={reasons} className={classes['marked']} />
      </Section>
      {decided.length > 0 && (
        <Section title={t('campaigns:reader.decided')}>
          <SaidList texts={decided} className={classes['marked']} />
        </Section>
      )}
      {notDecided.length > 0 && (
        <Section title={t('campaigns:reader.notDecided')}>
          <SaidList texts={notDecided} className={classes['marked']} />
        </Section>
      )}
      {questions.length > 0 && (
        <Section title={t('campaigns:reader.likelyQuestions')}>
          <LikelyQuestions questions={questions} />
        </Section>
      )}
    </>
  );
}
