import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { FIGURES, useShareWords } from './outcome-words.ts';
import { useReadsCalendar } from './use-reads-calendar.ts';

/** As many as are asked for at once. */
const SHOWN = 50;

/** What became of the pieces that went out, in shares of all who have each. */
export function BriefOutcomes() {
  const t = useT();
  const format = useFormat();
  const shareWords = useShareWords();
  const reads = useReadsCalendar();
  const { id: campaignId } = useCampaign();
  const pieces = useQuery(ask('campaigns.listPieces', { campaignId }));
  const out = (pieces.data?.pieces ?? [])
    .flatMap(({ id, title, messageId, releasedAt }) =>
      messageId && releasedAt ? [{ id, title: title.text, messageId }] : [],
    )
    .slice(-SHOWN);
  const messageIds = out.map(({ messageId }) => messageId);
  const results = useQuery({
    ...ask('delivery.listResults', { messageIds }),
    enabled: reads && messageIds.length > 0,
  });
  if (!reads || out.length === 0) return null;
  if (results.error) return <Failure error={results.error} onRetry={() => void results.refetch()} />;
  if (!results.data) return <SkeletonRows label={t('web:page.loading')} count={2} />;
  const shown = new Map(results.data.messages.map(({ messageId, all }) => [messageId, all]));
  return (
    <>
      <h3 className={classes['part']}>{t('campaigns:closing.soFar')}</h3>
      <div className={classes['scroll']}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('campaigns:pieces.piece')}</th>
              <th scope="col">{t('campaigns:outcome.people')}</th>
              {FIGURES.map((name) => (
                <th key={name} scope="col">
                  {t(`campaigns:outcome.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {out.map(({ id: pieceId, title, messageId }) => {
              const all = shown.get(messageId);
              return (
                <tr key={pieceId}>
                  <th scope="row">
                    <Link
                      to="/studio/campaigns/$campaignId/pieces/$pieceId/results"
                      params={{ campaignId, pieceId }}
                    >
                      {title}
                    </Link>
                  </th>
                  {all ? (
                    <>
                      <td className="num">{format.number(all.people)}</td>
                      {FIGURES.map((name) => (
                        <td key={name} className="num">
                          {shareWords(all.figures[name])}
                        </td>
                      ))}
                    </>
                  ) : (
                    <td colSpan={FIGURES.length + 1}>{t('campaigns:outcome.tooFew')}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={classes['meta']}>{t('delivery:results.noNames')}</p>
    </>
  );
}
