import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import classes from './piece.module.css';
import type { StudioPiece } from './piece-text.ts';

interface PieceCostProps {
  readonly piece: StudioPiece;
  readonly assessment: Answer<'campaigns.assessEdition'>;
}

/** What the text asks of its readers, as it is typed: minutes, how readable, and abbreviations that nobody explained. */
export function PieceCost({ piece, assessment }: PieceCostProps) {
  const t = useT();
  const format = useFormat();
  const { words, seconds, readability, acronyms, longestSentence } = assessment;
  const change = useSend('campaigns.changePiece', { changes: ['campaigns.readPiece'] });
  const know = (acronym: string) =>
    change.mutate({
      pieceId: piece.id,
      version: piece.version,
      settings: { ...piece.settings, knownAcronyms: [...piece.settings.knownAcronyms, acronym] },
    });
  return (
    <div className={classes['cost']} role="group" aria-label={t('campaigns:editor.cost')}>
      <p className="num">
        <strong>{t('campaigns:editor.minutes', { count: Math.max(1, Math.round(seconds / 60)) })}</strong>
        {' · '}
        {t('campaigns:editor.words', { count: words })}
        {' · '}
        {readability
          ? t('campaigns:editor.readability', {
              step: t(`campaigns:readability.${readability.step}`),
              measure: t(`campaigns:editor.measures.${readability.measure}`),
              score: format.number(readability.score, 1),
            })
          : t('campaigns:readability.too_short')}
        {longestSentence > 25 && ` · ${t('campaigns:editor.longest', { count: longestSentence })}`}
      </p>
      {acronyms.length > 0 && (
        <p>
          {t('campaigns:editor.acronyms', { count: acronyms.length })}{' '}
          {acronyms.map((acronym) => (
            <span key={acronym} className={classes['acronym']}>
              {acronym}
              {piece.can.edit && (
                <button type="button" className="inline-link" onClick={() => know(acronym)}>
                  {t('campaigns:editor.everybodyKnows', { acronym })}
                </button>
              )}
            </span>
          ))}
        </p>
      )}
      {change.error && <Failure error={change.error} />}
    </div>
  );
}
