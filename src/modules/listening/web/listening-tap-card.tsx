import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { editionFor, type Language } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { useMe } from '#web/session.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Seal, SkeletonLines } from '#web/ui/marks.tsx';
import type { Item } from '../contract/item.ts';
import { optionsOf } from '../domain/item.ts';
import { type MyWave, sendingName } from './answer-keeper.ts';
import { carriedLabels, everyoneIn, labelChoices } from './answer-labels.ts';
import { type Opening, openWave } from './answer-opening.ts';
import { sendInBackground, useSending } from './answer-sender.ts';
import { labelWords } from './answer-ticket.tsx';
import { type Purse, putIntoEnvelopes } from './ballot-client.ts';
import { browserPurses } from './ballot-store.ts';
import { signedInWire } from './ballot-wire.ts';
import classes from './listening-cards.module.css';

/** Questions that are answered where they stand. */
export function TapCards({ waves }: { waves: readonly MyWave[] }) {
  return waves.map((wave) => <TapCard key={wave.id} wave={wave} />);
}

/** One question, one tap: what label goes with it stands under it before anybody taps. */
export function TapCard({ wave }: { wave: MyWave }) {
  const t = useT();
  const me = useMe();
  const key = ['listening.opening', me.id, wave.id, null];
  const opening = useQuery({
    queryKey: key,
    queryFn: () => openWave(me.id, { mine: wave, invitation: null }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const client = useQueryClient();
  if (opening.error) return <Failure error={opening.error} onRetry={() => void opening.refetch()} />;
  if (!opening.data) return <SkeletonLines label={t('web:page.loading')} widths={[40, 80]} />;
  const { purse } = opening.data;
  const [item] = opening.data.wave.manifest.questionnaire.items;
  // Drawn on another device: the question stands there.
  if (!purse || !item) return null;
  return (
    <TapQuestion
      item={item}
      mine={wave}
      opening={opening.data}
      purse={purse}
      onPurse={(sent) => client.setQueryData(key, { ...opening.data, purse: sent })}
    />
  );
}

interface TapQuestionProps {
  readonly item: Item;
  readonly mine: MyWave;
  readonly opening: Opening;
  readonly purse: Purse;
  readonly onPurse: (purse: Purse) => void;
}

function TapQuestion({ item, mine, opening: { wave }, purse, onPurse }: TapQuestionProps) {
  const t = useT();
  const me = useMe();
  const language = useLanguage();
  const format = useFormat();
  const heading = useId();
  const sending = useSending(sendingName(me.id, mine.id));
  const choices = tapsOf(item, { t, language });
  const carried = carriedLabels(labelChoices(wave.manifest, purse.tokens), purse.sitting?.under ?? {});
  const labels = carried.length > 0 ? carried : [everyoneIn(wave.manifest)];
  const chosen = purse.sitting?.answers[item.id];
  const tap = async (value: number) => {
    const store = browserPurses(me.id);
    const under = purse.sitting?.under ?? {};
    const sitting = { answers: { [item.id]: value }, words: {}, language, under };
    const sealed = await putIntoEnvelopes({ store }, { purse, manifest: wave.manifest, sitting });
    sendInBackground(sendingName(me.id, mine.id), { wire: signedInWire, store, purse: sealed });
    onPurse(sealed);
  };
  return (
    <section className={classes['tap']} aria-labelledby={heading}>
      <p className={classes['eyebrow']}>
        {editionFor(mine.title, language)}
        <Seal>{t('listening:sealed.unseen')}</Seal>
      </p>
      <h2 id={heading}>{editionFor(item.text, language)}</h2>
      {choices.length > 0 ? (
        <fieldset aria-labelledby={heading} style={{ gridTemplateColumns: `repeat(${choices.length}, 1fr)` }}>
          {choices.map(({ value, label }, at) => (
            <button key={value} type="button" aria-pressed={chosen === value} onClick={() => void tap(value)}>
              <Level share={choices.length > 1 ? at / (choices.length - 1) : 1} />
              {label}
            </button>
          ))}
        </fieldset>
      ) : (
        <Link to="/answer/$waveId" params={{ waveId: mine.id }} className="link">
          {t('listening:cards.answer')}
        </Link>
      )}
      <p className={classes['carries']} role="status">
        {chosen === undefined
          ? t('listening:cards.tapCarries', {
              labels: labels.map((label) => labelWords(label, { t, language })).join(' · '),
            })
          : sending?.state === 'refused'
            ? t('listening:cards.tapRefused')
            : t('listening:cards.tapped', { at: mine.closesAt ? format.instant(mine.closesAt) : '' })}{' '}
        <Link to="/answer/$waveId" params={{ waveId: mine.id }} className="inline-link">
          {t('listening:cards.tapMore')}
        </Link>
      </p>
    </section>
  );
}

/** A circle filled to a level: the words beside it say the same. */
function Level({ share }: { share: number }) {
  const clip = useId();
  const height = 24 * share;
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <clipPath id={clip}>
        <rect x="0" y={26 - height} width="28" height={height} />
      </clipPath>
      <circle cx="14" cy="14" r="12" fill="currentColor" clipPath={`url(#${clip})`} />
      <circle cx="14" cy="14" r="12" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}

function tapsOf(item: Item, { t, language }: { t: Translate; language: Language }) {
  const { scale } = item;
  if (scale.kind === 'agree5')
    return ([1, 2, 3, 4, 5] as const).map((value) => ({
      value,
      label: t(`listening:scales.agree5.${value}`),
    }));
  if (scale.kind !== 'single' || scale.options.length > MOST_TAPS) return [];
  return optionsOf(scale).map(({ code, text }) => ({ value: code, label: editionFor(text, language) }));
}

const MOST_TAPS = 5;
