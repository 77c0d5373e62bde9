import type { Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import classes from './answer.module.css';
import {
  type CarriedLabel,
  carriedLabels,
  chooseLabel,
  type LabelChoice,
  type Under,
  underEveryone,
} from './answer-labels.ts';
import { labelWords } from './answer-ticket.tsx';

interface AnswerLabelsProps {
  readonly choices: readonly LabelChoice[];
  readonly under: Under;
  readonly onUnder: (under: Under) => void;
  readonly language: Language;
  readonly everyone: CarriedLabel;
}

/** The choice of coarser labels: with one group all of its steps, with several «these» or «just: whole company», and each by itself. */
export function AnswerLabels({ choices, under, onUnder, language, everyone }: AnswerLabelsProps) {
  const t = useT();
  const groups = choices.filter(({ view }) => view !== 'comment');
  const [only] = groups;
  if (!only) return null;
  if (groups.length === 1)
    return (
      <div className={classes['labels']}>
        <ViewLabels
          choice={only}
          under={under}
          language={language}
          onChoose={(labelId) => onUnder(chooseLabel(choices, under, { view: only.view, labelId }))}
        />
      </div>
    );
  const isCompany = carriedLabels(choices, under).length === 0;
  return (
    <div className={classes['labels']}>
      <RadioRows
        label={t('listening:sealed.choose')}
        value={isCompany ? 'company' : 'groups'}
        onChange={(value) => onUnder(value === 'company' ? underEveryone(choices) : {})}
        options={[
          {
            value: 'groups',
            label: t('listening:sealed.theseGroups'),
            text: t('listening:sealed.groupsSeen'),
          },
          {
            value: 'company',
            label: t('listening:sealed.justCompany', { count: everyone.people }),
            text: t('listening:sealed.evenLess'),
          },
        ]}
      />
      <details className={classes['each']}>
        <summary>{t('listening:sealed.eachGroup')}</summary>
        {choices.map((choice) => (
          <ViewLabels
            key={choice.view}
            choice={choice}
            under={under}
            language={language}
            onChoose={(labelId) => onUnder(chooseLabel(choices, under, { view: choice.view, labelId }))}
          />
        ))}
      </details>
    </div>
  );
}

interface ViewLabelsProps {
  readonly choice: LabelChoice;
  readonly under: Under;
  readonly language: Language;
  readonly onChoose: (labelId: string) => void;
}

function ViewLabels({ choice: { view, chain }, under, language, onChoose }: ViewLabelsProps) {
  const t = useT();
  return (
    <RadioRows
      label={t(`listening:views.${view}`)}
      value={under[view] ?? chain[0]?.id ?? null}
      onChange={onChoose}
      options={chain.map((label, at) => ({
        value: label.id,
        label: label.isEveryone
          ? t('listening:sealed.justCompany', { count: label.people })
          : labelWords({ ...label, view }, { t, language }),
        text: at === 0 ? t('listening:sealed.groupSeen') : t('listening:sealed.evenLess'),
      }))}
    />
  );
}
