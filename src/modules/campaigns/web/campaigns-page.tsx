import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import classes from './campaign.module.css';
import { useMissingWords } from './campaign-words.ts';
import { CampaignsFrame } from './campaigns-frame.tsx';
import { CampaignStateWord } from './state-word.tsx';

type CampaignRow = Answer<'campaigns.listCampaigns'>['campaigns'][number];

/** All campaigns that I may read, the next first, each with what it still lacks. */
export function CampaignsPage() {
  const t = useT();
  const campaigns = useQuery(ask('campaigns.listCampaigns', {}));
  const begin = campaigns.data?.can.create && (
    <LinkButton to="/studio/campaigns/new" kind="primary" icon={<IconPlus size={18} />}>
      {t('web:rooms.newCampaign')}
    </LinkButton>
  );
  const rows = campaigns.data?.campaigns ?? [];
  return (
    <CampaignsFrame page="campaigns" actions={begin}>
      {campaigns.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {campaigns.error && <Failure error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {campaigns.data && rows.length === 0 && (
        <EmptyState title={t(begin ? 'campaigns:studio.empty' : 'campaigns:studio.emptyForMe')} act={begin} />
      )}
      {rows.length > 0 && (
        <Rows label={t('web:rooms.campaigns')}>
          {rows.map((campaign) => (
            <CampaignRowView key={campaign.id} campaign={campaign} />
          ))}
        </Rows>
      )}
    </CampaignsFrame>
  );
}

function CampaignRowView({ campaign }: { campaign: CampaignRow }) {
  const t = useT();
  const format = useFormat();
  const { id, title, kind, state, startsOn, endsOn, owner, pieces, can } = campaign;
  const meta = [
    t(`campaigns:kinds.${kind}`),
    startsOn && endsOn
      ? t('campaigns:studio.fromTo', { from: format.day(startsOn), to: format.day(endsOn) })
      : t('campaigns:studio.noDays'),
    owner?.name ? t('campaigns:studio.ledBy', { name: owner.name }) : t('campaigns:studio.nobodyLeads'),
    ...(pieces > 0 ? [t('campaigns:studio.pieces', { count: pieces })] : []),
  ];
  return (
    <Row
      name={
        <Link to="/studio/campaigns/$campaignId" params={{ campaignId: id }}>
          {title.text}
        </Link>
      }
      meta={
        <>
          <span className="num">{meta.join(' · ')}</span>
          {can.edit && <Standing campaignId={id} />}
        </>
      }
      act={<CampaignStateWord state={state} />}
    />
  );
}

/** Which goals it serves and what its brief lacks: asked for row by row, because a brief is long and the list is not to wait. */
function Standing({ campaignId }: { campaignId: string }) {
  const t = useT();
  const say = useMissingWords();
  const brief = useQuery(ask('campaigns.readCampaign', { campaignId }));
  if (!brief.data) return null;
  const { missing, names, parts } = brief.data;
  const head = parts.find((part) => part.kind === 'head');
  const goals = (head?.kind === 'head' ? head.content.goalIds : []).flatMap((id) => names[id] ?? []);
  const [first] = missing;
  return (
    <span className={classes['standing']}>
      {goals.length > 0 && <span>{t('campaigns:studio.serves', { goals: goals.join(' · ') })}</span>}
      {first && <span>{t('campaigns:studio.lacks', { count: missing.length, what: say(first) })}</span>}
    </span>
  );
}
