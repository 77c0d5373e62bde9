import { Link } from '@tanstack/react-router';
import type { Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { IconChevron } from '#web/ui/icons.tsx';
import type { WaveManifest } from '../contract/public-wave.ts';
import classes from './answer.module.css';
import { AnswerLabels } from './answer-label-choice.tsx';
import { carriedLabels, everyoneIn, type LabelChoice, type Under } from './answer-labels.ts';
import { SixWords } from './answer-six-words.tsx';
import { AnswerTicket, labelWords } from './answer-ticket.tsx';

export interface AnswerSealProps {
  readonly manifest: WaveManifest;
  readonly words: readonly string[];
  /** `invitation`: the whole hash came with the invitation and is the same; `compare`: the six words are for the eye. */
  readonly checked: 'invitation' | 'compare';
  readonly choices: readonly LabelChoice[];
  readonly under: Under;
  readonly onUnder: (under: Under) => void;
  readonly language: Language;
  /** Until when answers can be changed on this device, in words; none where they cannot be. */
  readonly changeUntil: string | null;
}

/** What leaves this device: the labels with how many share each, the promise and its limits, the coarser label, six words. */
export function AnswerSeal(props: AnswerSealProps) {
  const t = useT();
  const { manifest, words, checked, choices, under, onUnder, language, changeUntil } = props;
  const everyone = everyoneIn(manifest);
  const carried = carriedLabels(choices, under);
  const shown = carried.length > 0 ? carried : [everyone];
  const fewest = shown.reduce((least, label) => (label.people < least.people ? label : least), everyone);
  const labels = shown.map((label) => labelWords(label, { t, language })).join(' · ');
  return (
    <>
      <section className={classes['leaves']}>
        <h2>{t('listening:sealed.leaves')}</h2>
        <AnswerTicket labels={shown} language={language} />
        <p className={classes['promise']}>{t('listening:sealed.promise', { labels })}</p>
        <p className={classes['limits']}>
          {changeUntil && <>{t('listening:sealed.changeUntil', { until: changeUntil })} </>}
          {t('listening:sealed.limits', { count: fewest.people })}
        </p>
        <AnswerLabels
          choices={choices}
          under={under}
          onUnder={onUnder}
          language={language}
          everyone={everyone}
        />
      </section>
      <section className={classes['six']}>
        <h2>{t('listening:sealed.sixWords')}</h2>
        <p className={classes['limits']}>{t('listening:sealed.sixWordsWhy')}</p>
        <SixWords words={words} checked={checked} />
        <Link to="/trust" className="link">
          {t('listening:sealed.howItWorks')}
          <IconChevron size={16} />
        </Link>
      </section>
    </>
  );
}
