import type { Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { IconClose, IconPlus } from '#web/ui/icons.tsx';
import type { Option, Scale } from '../contract/item.ts';
import { EditionsField } from './studio-editions.tsx';
import { isBlank } from './studio-kinds.ts';
import classes from './studio-survey.module.css';
import { type FirstWords, withAnotherOption } from './studio-survey-edit.ts';

interface ScaleEditorProps {
  readonly scale: Scale;
  readonly languages: readonly Language[];
  readonly first: FirstWords;
  readonly onChange: (scale: Scale) => void;
}

const MOST_OPTIONS = 12;

/** The words of a scale that has words of its own: options, poles, ends. */
export function ScaleEditor({ scale, languages, first, onChange }: ScaleEditorProps) {
  const t = useT();
  if ('options' in scale)
    return (
      <fieldset className={classes['options']}>
        <legend className="field-label">{t('listening:studio.options')}</legend>
        {scale.options.map((option, at) => (
          <OptionField
            key={option.code}
            option={option}
            number={at + 1}
            languages={languages}
            onChange={(next) =>
              onChange({
                ...scale,
                options: scale.options.map((one) => (one.code === next.code ? next : one)),
              })
            }
            onRemove={scale.options.length > 2 ? () => onChange(shortened(scale, option.code)) : undefined}
          />
        ))}
        {scale.options.length < MOST_OPTIONS && (
          <Button
            kind="quiet"
            icon={<IconPlus size={16} />}
            onClick={() => onChange({ ...scale, options: withAnotherOption(scale.options, first) })}
          >
            {t('listening:studio.anotherOption')}
          </Button>
        )}
        <MostField scale={scale} onChange={onChange} />
      </fieldset>
    );
  if (scale.kind === 'slider')
    return (['left', 'right'] as const).map((pole) => (
      <EditionsField
        key={pole}
        label={t(`listening:studio.poles.${pole}`)}
        value={scale[pole]}
        languages={languages}
        onChange={(text) => onChange({ ...scale, [pole]: text })}
      />
    ));
  if (scale.kind === 'score10')
    return (['lowest', 'highest'] as const).map((end) => (
      <EditionsField
        key={end}
        label={t(`listening:studio.ends.${end}`)}
        value={scale[end]}
        languages={languages}
        optional
        onChange={(text) => onChange({ ...scale, [end]: isBlank(text) ? null : text })}
      />
    ));
  return null;
}

interface OptionFieldProps {
  readonly option: Option;
  readonly number: number;
  readonly languages: readonly Language[];
  readonly onChange: (option: Option) => void;
  readonly onRemove: (() => void) | undefined;
}

function OptionField({ option, number, languages, onChange, onRemove }: OptionFieldProps) {
  const t = useT();
  return (
    <div className={classes['option']}>
      <EditionsField
        label={t('listening:studio.optionNumber', { number })}
        value={option.text}
        languages={languages}
        onChange={(text) => onChange({ ...option, text })}
      />
      {onRemove && (
        <IconButton label={t('listening:studio.removeOption', { number })} onClick={onRemove}>
          <IconClose size={18} />
        </IconButton>
      )}
    </div>
  );
}

/** How many options may be chosen, or how many places a ranking has. */
function MostField({ scale, onChange }: { scale: Scale; onChange: (scale: Scale) => void }) {
  const t = useT();
  if (scale.kind !== 'multiple' && scale.kind !== 'ranking') return null;
  const most = scale.kind === 'multiple' ? scale.most : scale.places;
  return (
    <div className={classes['narrow']}>
      <TextField
        type="number"
        min={1}
        max={scale.options.length}
        label={t(`listening:studio.most.${scale.kind}`)}
        value={most}
        onChange={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          if (!Number.isInteger(typed) || typed < 1) return;
          onChange(scale.kind === 'multiple' ? { ...scale, most: typed } : { ...scale, places: typed });
        }}
      />
    </div>
  );
}

function shortened(scale: Extract<Scale, { options: Option[] }>, code: number): Scale {
  const options = scale.options.filter((option) => option.code !== code);
  if (scale.kind === 'multiple') return { ...scale, options, most: Math.min(scale.most, options.length) };
  if (scale.kind === 'ranking') return { ...scale, options, places: Math.min(scale.places, options.length) };
  return { ...scale, options };
}
