import { useId } from 'react';
import { editionFor, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import type { Answer, Item, Option, Scale } from '../contract/item.ts';
import type { NameList } from '../domain/free-text.ts';
import { possibleValues } from '../domain/item.ts';
import classes from './answer.module.css';
import { type Choice, ChoiceBoxes, ChoiceRows, NumberRow, RankedChoices } from './answer-choices.tsx';
import { WordsField } from './answer-words.tsx';

export interface AnswerScaleProps {
  readonly item: Item;
  readonly labelledBy: string;
  readonly language: Language;
  readonly answer: Answer | undefined;
  readonly isLeft: boolean;
  readonly names: NameList;
  readonly onAnswer: (answer: Answer | null) => void;
  readonly onLeave: () => void;
  /** A tap that says everything: the next item may come. */
  readonly onTap: () => void;
}

/** The way to answer an item, by its kind. */
export function AnswerScale(props: AnswerScaleProps) {
  const t = useT();
  const { item, labelledBy, language, answer, isLeft, names, onAnswer, onLeave, onTap } = props;
  const { scale } = item;
  const leaving = { label: t('listening:answering.leaveOut'), chosen: isLeft, onChoose: onLeave };
  const place = typeof answer === 'number' ? answer : null;
  const codes = Array.isArray(answer) ? answer : [];
  const choose = (values: readonly number[]) => onAnswer(values.length > 0 ? [...values] : null);
  const one = { labelledBy, value: place, onChange: onAnswer, leaving, onTap };
  switch (scale.kind) {
    case 'agree5':
    case 'agree7':
      return <ChoiceRows {...one} choices={agreement(scale, t)} />;
    case 'single':
      return <ChoiceRows {...one} choices={choicesFrom(scale.options, language)} />;
    case 'score10':
      return (
        <NumberRow
          {...one}
          choices={possibleValues(item).map((value) => ({ value, label: String(value) }))}
          lowest={scale.lowest ? editionFor(scale.lowest, language) : t('listening:answering.lowest')}
          highest={scale.highest ? editionFor(scale.highest, language) : t('listening:answering.highest')}
        />
      );
    case 'multiple':
      return (
        <ChoiceBoxes
          labelledBy={labelledBy}
          choices={choicesFrom(scale.options, language)}
          values={codes}
          onChange={choose}
          most={scale.most}
          hint={t('listening:answering.upTo', { count: scale.most })}
        />
      );
    case 'ranking':
      return (
        <RankedChoices
          labelledBy={labelledBy}
          choices={choicesFrom(scale.options, language)}
          values={codes}
          onChange={choose}
          places={Math.min(scale.places, scale.options.length)}
          hint={t('listening:answering.inOrder', { count: Math.min(scale.places, scale.options.length) })}
          said={(label, at) => (at > 0 ? t('listening:answering.rankedAt', { place: at, label }) : label)}
        />
      );
    case 'slider':
      return <PoleSlider {...props} scale={scale} value={place} />;
    case 'text':
    case 'comment':
      return (
        <WordsField
          labelledBy={labelledBy}
          kind={scale.kind}
          value={typeof answer === 'string' ? answer : ''}
          names={names}
          onChange={(text) => onAnswer(text === '' ? null : text)}
        />
      );
  }
}

type SliderScale = Extract<Scale, { kind: 'slider' }>;

function PoleSlider({
  item,
  labelledBy,
  language,
  scale: { left, right },
  value,
  onAnswer,
}: AnswerScaleProps & { scale: SliderScale; value: number | null }) {
  const t = useT();
  const id = useId();
  const values = possibleValues(item);
  const [low = 0, next = 5] = values;
  const high = values.at(-1) ?? 100;
  const middle = (low + high) / 2;
  // Left where it stands it says nothing: a touch in the very middle is an answer too.
  const settle = () => value === null && onAnswer(middle);
  return (
    <div className={classes['slider']} data-set={value !== null}>
      <p className={classes['poles']}>
        <span id={`${id}-left`}>{editionFor(left, language)}</span>
        <span id={`${id}-right`}>{editionFor(right, language)}</span>
      </p>
      <input
        type="range"
        min={low}
        max={high}
        step={next - low}
        value={value ?? middle}
        aria-labelledby={labelledBy}
        aria-describedby={`${id}-left ${id}-right`}
        aria-valuetext={value === null ? t('listening:answering.notSet') : undefined}
        onChange={(event) => onAnswer(Number(event.currentTarget.value))}
        onPointerUp={settle}
        onKeyUp={(event) => event.key === ' ' && settle()}
      />
      <p className={classes['hint']}>
        {value === null ? (
          t('listening:answering.moveIt')
        ) : (
          <button type="button" className="link" onClick={() => onAnswer(null)}>
            {t('listening:answering.takeBack')}
          </button>
        )}
      </p>
    </div>
  );
}

function agreement({ kind }: Extract<Scale, { kind: 'agree5' | 'agree7' }>, t: Translate): readonly Choice[] {
  return kind === 'agree5'
    ? ([1, 2, 3, 4, 5] as const).map((value) => ({ value, label: t(`listening:scales.agree5.${value}`) }))
    : ([1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({
        value,
        label: t(`listening:scales.agree7.${value}`),
      }));
}

const choicesFrom = (options: readonly Option[], language: Language): readonly Choice[] =>
  options.map(({ code, text }) => ({ value: code, label: editionFor(text, language) }));
