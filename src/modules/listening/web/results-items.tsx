import { editionFor } from '#kernel/language.ts';
import { IntervalStrip } from '#web/charts/interval-strip.tsx';
import { ShareBar, type SharePart, ShareRows } from '#web/charts/share-bar.tsx';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { placesOf } from '../domain/item.ts';
import classes from './results.module.css';
import {
  isShown,
  type ReportItem,
  saidChange,
  saidInterval,
  saidMean,
  saidScore,
  saidShare,
  sideOf,
  valueSide,
  valueWords,
} from './results-words.ts';

/** Every question with its share, interval, change and distribution. */
export function ResultItems({ items, isEveryone }: { items: readonly ReportItem[]; isEveryone: boolean }) {
  return (
    <ol className={classes['items']}>
      {items.map((item) => (
        <ItemResult key={item.itemId} item={item} isEveryone={isEveryone} />
      ))}
    </ol>
  );
}

function ItemResult({ item, isEveryone }: { item: ReportItem; isEveryone: boolean }) {
  const t = useT();
  const language = useLanguage();
  const reason = reasonOf(item);
  return (
    <li className={classes['item']}>
      <h3>{editionFor(item.text, language)}</h3>
      {reason ? (
        <p className={classes['withheld']}>{t(`listening:withheld.${reason}`)}</p>
      ) : (
        <Figures item={item} />
      )}
      {!reason && <Differences item={item} isEveryone={isEveryone} />}
      {!reason && item.spread && <Spread item={item} spread={item.spread} />}
    </li>
  );
}

function Figures({ item }: { item: ReportItem }) {
  const { favourable, mean, enps, scale, weighted } = item;
  const t = useT();
  const format = useFormat();
  const places = placesOf(scale);
  const [low, high] = isShown(favourable) ? [favourable.low, favourable.high] : [null, null];
  return (
    <>
      {isShown(enps) && (
        <p className={classes['figure']}>
          <b className="num">{saidScore(enps, format)}</b> {t('listening:results.enps')}
          {enps.low !== null && enps.high !== null && (
            <small className="num">
              {t('listening:results.from', { low: format.number(enps.low), high: format.number(enps.high) })}
            </small>
          )}
        </p>
      )}
      {isShown(favourable) && (
        <div className={classes['favourable']}>
          <p className={classes['figure']}>
            <b className="num">{saidShare(favourable, format)}</b> {t(`listening:results.${sideWords(item)}`)}
            {low !== null && high !== null && (
              <small className="num">{saidInterval({ low, high }, format)}</small>
            )}
          </p>
          <IntervalStrip
            from={0}
            to={100}
            value={favourable.value}
            low={low ?? favourable.value}
            high={high ?? favourable.value}
            ticks={[0, 50, 100]}
          />
        </div>
      )}
      <p className={classes['facts']}>
        {[
          isShown(mean) &&
            places &&
            t('listening:results.mean', {
              mean: saidMean(mean, format),
              low: places.low,
              high: places.high,
            }),
          isShown(favourable) && t('listening:results.answered', { count: favourable.answered }),
          weighted &&
            t('listening:results.weighted', { share: saidShare(weighted, format), count: weighted.groups }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  );
}

function Differences({ item, isEveryone }: { item: ReportItem; isEveryone: boolean }) {
  const t = useT();
  const format = useFormat();
  const { change, toEveryone, range } = item;
  return (
    <div className={classes['differences']}>
      {change && (
        <StatusWord tone={sideOf(change) === 0 ? 'plain' : sideOf(change) > 0 ? 'works' : 'unsure'}>
          {saidChange(change, { format, t, against: 'before' })}
        </StatusWord>
      )}
      {!isEveryone && toEveryone && (
        <StatusWord tone={sideOf(toEveryone) === 0 ? 'plain' : sideOf(toEveryone) > 0 ? 'works' : 'unsure'}>
          {saidChange(toEveryone, { format, t, against: 'toEveryone' })}
        </StatusWord>
      )}
      {range?.must && (
        <p className={classes['facts']}>
          {t('listening:results.bound', {
            low: format.share(range.low / 100),
            high: format.share(range.high / 100),
          })}
        </p>
      )}
    </div>
  );
}

function Spread({ item, spread }: { item: ReportItem; spread: NonNullable<ReportItem['spread']> }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  if ('withheld' in spread)
    return <p className={classes['facts']}>{t('listening:results.spreadWithheld')}</p>;
  const label = t('listening:results.spread');
  const parts: readonly SharePart[] = spread.shares.map(({ value, percent, bound }) => ({
    id: String(value),
    label: valueWords(item, value, { t, language }),
    percent,
    said: saidShare({ value: percent, bound }, format),
    side: valueSide(item, value),
  }));
  const { kind } = item.scale;
  return kind === 'multiple' || kind === 'ranking' ? (
    <ShareRows label={label} parts={parts} />
  ) : (
    <ShareBar label={label} parts={parts} />
  );
}

/** What people on the good side said, in one word where the scale has one. */
function sideWords({ scale, good }: ReportItem): 'agree' | 'disagree' | 'favourable' {
  if (scale.kind !== 'agree5' && scale.kind !== 'agree7') return 'favourable';
  return good === 'low' ? 'disagree' : 'agree';
}

/** Why nothing is shown of an item; null: something is. */
function reasonOf({ favourable, mean, enps, spread }: ReportItem) {
  const parts = [favourable, mean, enps, spread].filter((part) => part !== null);
  if (parts.length === 0 || parts.some((part) => !('withheld' in part))) return null;
  return parts.flatMap((part) => ('withheld' in part ? [part.withheld] : []))[0] ?? null;
}
