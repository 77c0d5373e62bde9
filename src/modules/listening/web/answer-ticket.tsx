import { editionFor, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { IconLock } from '#web/ui/icons.tsx';
import classes from './answer.module.css';
import type { CarriedLabel } from './answer-labels.ts';

/** «Production, 14 people»; words say that they are under a label of their own. */
export function labelWords(
  { view, names, people, isEveryone }: CarriedLabel,
  { t, language }: { t: Translate; language: Language },
): string {
  if (isEveryone) return t('listening:sealed.wholeCompany', { count: people });
  const name = editionFor(names, language);
  return view === 'comment'
    ? t('listening:sealed.wordsLabel', { name, count: people })
    : t('listening:sealed.label', { name, count: people });
}

const MOST_FIGURES = 60;

/** The labels that leave with the answers, and the smallest group of people that share one, drawn. */
export function AnswerTicket({ labels, language }: { labels: readonly CarriedLabel[]; language: Language }) {
  const t = useT();
  const [first] = labels;
  if (!first) return null;
  const smallest = labels.reduce((least, label) => (label.people < least.people ? label : least), first);
  return (
    <>
      <div className={classes['ticket']}>
        <IconLock size={22} />
        <span>{t('listening:sealed.carriesOnly')}</span>
        <ul>
          {labels.map((label) => (
            <li key={`${label.view} ${label.id}`} data-view={label.view}>
              {labelWords(label, { t, language })}
            </li>
          ))}
        </ul>
      </div>
      {smallest.people <= MOST_FIGURES && <Figures count={smallest.people} />}
      <p className={classes['limits']}>
        {labels.length === 1
          ? t('listening:sealed.others', { count: smallest.people - 1 })
          : t('listening:sealed.othersSmallest', {
              count: smallest.people - 1,
              name: smallest.isEveryone ? '' : editionFor(smallest.names, language),
            })}
      </p>
    </>
  );
}

function Figures({ count }: { count: number }) {
  return (
    <div className={classes['people']} data-many={count > 24} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the figures are all alike
        <svg key={at} viewBox="0 0 16 20" data-me={at === 0}>
          <circle cx="8" cy="5" r="3.6" />
          <path d="M1.5 19c.2-5 2.5-7.5 6.5-7.5s6.3 2.5 6.500 7.500z" />
        </svg>
      ))}
    </div>
  );
}
