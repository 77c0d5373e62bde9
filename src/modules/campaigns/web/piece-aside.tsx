import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGUAGES } from '#kernel/language.ts';
import { download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import type { SaidChange } from '../contract/piece.ts';
import { useLanguageName, useSaid } from './campaign-words.ts';
import classes from './piece.module.css';
import { PieceSettingsPanel } from './piece-settings-panel.tsx';
import { PieceSuccessor } from './piece-successor.tsx';
import type { StudioPiece } from './piece-text.ts';

/** Beside the text: what changes for whom, who gets it, what is decided, and the way to paper. */
export function PieceAside({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const [changing, setChanging] = useState(false);
  return (
    <aside className={classes['aside']} aria-label={t('campaigns:editor.about')}>
      <ChangesPart piece={piece} onChange={() => setChanging(true)} />
      <ReleasesPart piece={piece} />
      <LanguagesPart piece={piece} />
      <DecidedPart piece={piece} onChange={() => setChanging(true)} />
      <PosterPart piece={piece} />
      {changing && <PieceSettingsPanel piece={piece} onClose={() => setChanging(false)} />}
    </aside>
  );
}

interface PartProps {
  readonly piece: StudioPiece;
  readonly onChange: () => void;
}

function ChangesPart({ piece, onChange }: PartProps) {
  const t = useT();
  const say = useSaid();
  const { changes, changesFor } = piece.settings;
  const words = (says: SaidChange) =>
    says.kind === 'nothing' ? t('campaigns:piece.nothingChanges') : say(says.text);
  return (
    <Section
      title={t('campaigns:piece.changesForYou')}
      end={piece.can.edit && <ChangeWord label={t('campaigns:editor.sayWhatChanges')} onChange={onChange} />}
    >
      <div className={classes['asideText']}>
        {changes ? (
          <p>{words(changes)}</p>
        ) : (
          <StatusWord tone="unsure">{t('campaigns:editor.changeNotSaid')}</StatusWord>
        )}
        {changesFor.map(({ audienceId, says }) => (
          <p key={audienceId}>
            <strong>{t('campaigns:editor.forAudience', { audience: piece.names[audienceId] ?? '' })}</strong>{' '}
            {words(says)}
          </p>
        ))}
      </div>
    </Section>
  );
}

function ChangeWord({ label, onChange }: { label: string; onChange: () => void }) {
  const t = useT();
  return (
    <button type="button" className="link" aria-label={label} onClick={onChange}>
      {t('campaigns:editor.change')}
    </button>
  );
}

/** Who gets it, ring by ring, and what keeps it from going. */
function ReleasesPart({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const say = useSaid();
  const format = useFormat();
  const releases = useQuery(ask('campaigns.listPieceReleases', { pieceId: piece.id }));
  const second = useSend('campaigns.secondPieceRelease', { changes: ['campaigns'] });
  const nameOf = useLanguageName();
  const params = { campaignId: piece.campaignId, pieceId: piece.id };
  return (
    <Section title={t('campaigns:editor.whoGetsIt')}>
      <div className={classes['asideText']}>
        {releases.error && <Failure error={releases.error} onRetry={() => void releases.refetch()} />}
        {second.error && <Failure error={second.error} />}
        {releases.data?.releases.length === 0 && <p>{t('campaigns:editor.nobodyYet')}</p>}
        {releases.data?.releases.map((release) => (
          <p key={release.id}>
            {release.releaseId ? (
              <Link
                className="inline-link"
                to="/studio/campaigns/$campaignId/pieces/$pieceId/release/$releaseId"
                params={{ ...params, releaseId: release.releaseId }}
              >
                {say(release.ringName) || release.audience?.name}
              </Link>
            ) : (
              say(release.ringName) || release.audience?.name
            )}
            {' · '}
            {release.state ? t(`delivery:state.${release.state}`) : t('campaigns:editor.waitsForRing')}
            {' · '}
            {format.instant(release.wish.timing.opensAt)}
            {release.asksSecond && (
              <>
                {' · '}
                {release.secondedBy
                  ? t('campaigns:release.secondedByName', { name: release.secondedBy.name ?? '' })
                  : t('campaigns:release.needsSecond')}{' '}
                {release.can.second && (
                  <button
                    type="button"
                    className="inline-link"
                    onClick={() => second.mutate({ planId: release.id })}
                  >
                    {t('campaigns:release.second')}
                  </button>
                )}
              </>
            )}
          </p>
        ))}
        {(releases.data?.blockers.length ?? 0) > 0 && (
          <>
            <p className={classes['lead']}>{t('campaigns:editor.before')}</p>
            <ul className={classes['bullets']}>
              {releases.data?.blockers.map(({ code, values }) => (
                <li key={`${code}${JSON.stringify(values)}`}>
                  {t(`campaigns:releaseBlockers.${code}`, {
                    ...values,
                    ...(values['language'] ? { language: nameOf(values['language']) } : {}),
                    ...(values['day'] ? { day: format.day(values['day']) } : {}),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  );
}

/** What each edition costs, side by side. */
function LanguagesPart({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const nameOf = useLanguageName();
  return (
    <Section title={t('campaigns:editor.cost')}>
      <table className={classes['costs']}>
        <tbody>
          {LANGUAGES.map((language) => {
            const edition = piece.editions.find((one) => one.language === language);
            const step = edition?.assessment.readability?.step;
            return (
              <tr key={language}>
                <th scope="row">{nameOf(language)}</th>
                <td className="num">
                  {edition
                    ? t('campaigns:editor.minutes', {
                        count: Math.max(1, Math.round(edition.assessment.seconds / 60)),
                      })
                    : t('campaigns:editor.notWritten')}
                </td>
                <td>{edition && t(`campaigns:readability.${step ?? 'too_short'}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function DecidedPart({ piece, onChange }: PartProps) {
  const t = useT();
  const say = useSaid();
  const format = useFormat();
  const { fromWhom, lane, level, question, trueUntilOn, ownerId } = piece.settings;
  const facts: readonly (readonly [string, string])[] = [
    [t('campaigns:settings.fromWhom'), say(fromWhom) || t('campaigns:editor.nobodySigns')],
    [t('campaigns:settings.lane'), t(`delivery:lane.${lane}`)],
    [t('campaigns:settings.level'), t(`delivery:level.${level}`)],
    ...(question ? [[t('campaigns:settings.question'), say(question.text)] as const] : []),
    ...(ownerId ? [[t('campaigns:settings.owner'), piece.names[ownerId] ?? ''] as const] : []),
    [
      t('campaigns:settings.trueUntil'),
      trueUntilOn ? format.day(trueUntilOn) : t('campaigns:editor.holdsOn'),
    ],
  ];
  return (
    <Section
      title={t('campaigns:editor.decided')}
      end={piece.can.edit && <ChangeWord label={t('campaigns:editor.decide')} onChange={onChange} />}
    >
      <dl className={classes['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PieceSuccessor piece={piece} />
    </Section>
  );
}

function PosterPart({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const language = useLanguage();
  const [failure, setFailure] = useState<Error | null>(null);
  const print = (format: 'A4' | 'A3') => {
    setFailure(null);
    download('campaigns.printPoster', { pieceId: piece.id, language, format }).catch((error: unknown) =>
      setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  };
  return (
    <Section title={t('campaigns:editor.poster')}>
      <div className={classes['asideText']}>
        <p>{t('campaigns:editor.posterText', { address: piece.address.replace(/^https?:\/\//, '') })}</p>
        <div className={classes['buttons']}>
          <Button onClick={() => print('A4')}>{t('campaigns:editor.posterA4')}</Button>
          <Button onClick={() => print('A3')}>{t('campaigns:editor.posterA3')}</Button>
        </div>
        {failure && <Failure error={failure} />}
      </div>
    </Section>
  );
}
