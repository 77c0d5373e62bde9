import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Lane } from '#modules/delivery/contract/message.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Numbers, SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { FIGURES, type Figures, useShareWords } from './outcome-words.ts';
import { usePieceCrumbs } from './piece-crumbs.ts';
import classes from './release.module.css';
import { ReleaseEvidence } from './release-evidence.tsx';
import { ReleaseOwing } from './release-owing.tsx';
import { ReleaseUndelivered } from './release-undelivered.tsx';
import { ReleaseWithdrawal } from './release-withdrawal.tsx';

const ROUTE = '/studio/campaigns/$campaignId/pieces/$pieceId/results';

type Results = Answer<'delivery.readResults'>;

/** What became of a piece, in shares of all who have it; groups that would tell of single people are withheld. */
export function ReleaseResultsPage() {
  const t = useT();
  const params = useParams({ from: ROUTE });
  const piece = useQuery(ask('campaigns.readPiece', { pieceId: params.pieceId }));
  const title =
    piece.data?.editions.find(({ language }) => language === piece.data.firstLanguage)?.title ?? '';
  return (
    <Page
      title={title ? t('campaigns:outcome.title', { title }) : t('campaigns:editor.results')}
      lede={t('campaigns:outcome.lede')}
      crumbs={usePieceCrumbs(params.campaignId, {
        label: title || t('campaigns:editor.piece'),
        link: { to: '/studio/campaigns/$campaignId/pieces/$pieceId', params },
      })}
      width="wide"
    >
      {piece.error && <Failure error={piece.error} onRetry={() => void piece.refetch()} />}
      {piece.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {piece.data &&
        (piece.data.messageId ? (
          <Outcome
            messageId={piece.data.messageId}
            title={title}
            asksBack={piece.data.settings.level !== 'none'}
            lane={piece.data.settings.lane}
          />
        ) : (
          <EmptyState title={t('campaigns:outcome.nothing')} />
        ))}
    </Page>
  );
}

interface OutcomeProps {
  readonly messageId: string;
  readonly title: string;
  readonly asksBack: boolean;
  readonly lane: Lane;
}

function Outcome({ messageId, title, asksBack, lane }: OutcomeProps) {
  const t = useT();
  const roles = rolesOf(useMe());
  // Leaders and representatives read results, not names.
  const plans = roles.includes('planner') || roles.includes('admin');
  const format = useFormat();
  const shareWords = useShareWords();
  const results = useQuery(ask('delivery.readResults', { messageId }));
  const releases = useQuery(ask('delivery.listReleases', { messageId }));
  useLive([`delivery.message:${messageId}`], ['delivery.readResults']);
  if (results.error) return <Failure error={results.error} onRetry={() => void results.refetch()} />;
  if (!results.data) return <SkeletonRows label={t('web:page.loading')} />;
  const { all, countedAt, withdrawnAt } = results.data;
  const went = results.data.releases.length > 0;
  const against = (releases.data?.rows ?? []).filter(({ againstReason }) => againstReason);
  return (
    <>
      {against.map(({ id, advice, againstReason }) => (
        <Notice
          key={id}
          tone="unsure"
          title={t('campaigns:outcome.against', { advice: advice ? t(`delivery:advice.${advice}`) : '' })}
        >
          {againstReason}
        </Notice>
      ))}
      <Section
        title={t('campaigns:outcome.all')}
        end={countedAt && t('campaigns:outcome.counted', { at: format.instant(countedAt) })}
      >
        {all ? (
          <Numbers
            numbers={[
              [t('campaigns:outcome.people'), format.number(all.people)],
              ...FIGURES.map(
                (name) => [t(`campaigns:outcome.${name}`), shareWords(all.figures[name])] as const,
              ),
            ]}
          />
        ) : (
          <Notice tone="info" title={t(went ? 'delivery:results.withheld' : 'campaigns:outcome.notYet')} />
        )}
      </Section>
      {went && (
        <Groups
          title={t('campaigns:outcome.group')}
          groups={results.data.releases.map(({ releaseId, ring, audience, shown }) => ({
            id: releaseId,
            name: audience && audience !== ring ? `${ring} · ${audience}` : ring,
            shown,
          }))}
        />
      )}
      {results.data.units.length > 0 && (
        <Groups
          title={t('campaigns:outcome.unit')}
          groups={results.data.units.map(({ unit, shown }) => ({ ...unit, shown }))}
        />
      )}
      {all && all.figures.byPlace.length > 0 && <Places figures={all.figures} />}
      <p className="small">
        {t('delivery:results.readMeans')} {t('delivery:results.noNames')}
      </p>
      {asksBack && plans && (
        <>
          <ReleaseOwing messageId={messageId} named={lane === 'must_know' || lane === 'safety'} />
          <ReleaseEvidence messageId={messageId} />
        </>
      )}
      <ReleaseUndelivered releaseIds={(releases.data?.rows ?? []).map(({ id }) => id)} />
      <ReleaseWithdrawal messageId={messageId} title={title} withdrawnAt={withdrawnAt} />
    </>
  );
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly shown: Results['all'];
}

/** One row per group of people; small ones are withheld, with a word on why. */
function Groups({ title, groups }: { title: string; groups: readonly Group[] }) {
  const t = useT();
  const format = useFormat();
  const shareWords = useShareWords();
  return (
    <Section title={title}>
      <div className={classes['scroll']}>
        <table className={classes['groups']}>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{t('campaigns:outcome.people')}</th>
              {FIGURES.map((name) => (
                <th key={name} scope="col">
                  {t(`campaigns:outcome.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ id, name: group, shown }) => (
              <tr key={id}>
                <th scope="row">{group}</th>
                {shown ? (
                  <>
                    <td className="num">{format.number(shown.people)}</td>
                    {FIGURES.map((name) => (
                      <td key={name} className="num">
                        {shareWords(shown.figures[name])}
                      </td>
                    ))}
                  </>
                ) : (
                  <td colSpan={FIGURES.length + 1} className={classes['withheld']}>
                    {t('campaigns:outcome.tooFew')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {groups.some(({ shown }) => shown === null) && (
        <p className="small">{t('delivery:results.withheld')}</p>
      )}
    </Section>
  );
}

function Places({ figures }: { figures: Figures }) {
  const t = useT();
  const shareWords = useShareWords();
  return (
    <Section title={t('campaigns:outcome.byPlace')}>
      <table className={classes['groups']}>
        <thead>
          <tr>
            <th scope="col">{t('campaigns:outcome.place')}</th>
            <th scope="col">{t('campaigns:outcome.seen')}</th>
            <th scope="col">{t('campaigns:outcome.read')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.byPlace.map(({ place, seen, read }) => (
            <tr key={place}>
              <th scope="row">{t(`delivery:channel.${place}`)}</th>
              <td className="num">{shareWords(seen)}</td>
              <td className="num">{shareWords(read)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
