import type { ReactNode } from 'react';
import type { Language } from '#kernel/language.ts';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import type { Construct, Item, ScaleKind } from '../contract/item.ts';
import { placesOf } from '../domain/item.ts';
import { EditionsField } from './studio-editions.tsx';
import { ConditionEditor } from './studio-item-condition.tsx';
import { ScaleEditor } from './studio-item-scale.tsx';
import { CONSTRUCT_LIST, isBlank, SCALES } from './studio-kinds.ts';
import classes from './studio-survey.module.css';
import { type FirstWords, scaleOf } from './studio-survey-edit.ts';

interface ItemEditorProps {
  readonly item: Item;
  /** The items asked earlier: only those can be a condition. */
  readonly before: readonly Item[];
  readonly languages: readonly Language[];
  readonly first: FirstWords;
  readonly onChange: (item: Item) => void;
}

/** All of an item: words in each language, how it is answered, what it is about, and when it is asked. */
export function ItemEditor({ item, before, languages, first, onChange }: ItemEditorProps) {
  const t = useT();
  const change = (part: Partial<Item>) => onChange({ ...item, ...part });
  const { scale } = item;
  return (
    <div className={classes['editor']}>
      <EditionsField
        label={t('listening:studio.words')}
        value={item.text}
        languages={languages}
        rows={2}
        autoFocus={isBlank(item.text)}
        // Other words than those of the bank begin a line of their own; the server holds it to that.
        onChange={(text) => change({ text })}
      />
      <EditionsField
        label={t('listening:studio.help')}
        value={item.help}
        languages={languages}
        optional
        onChange={(help) => change({ help: isBlank(help) ? null : help })}
      />
      <div className={classes['choices']}>
        <Choice label={t('listening:studio.scale')}>
          <PlainSelect
            label={t('listening:studio.scale')}
            value={scale.kind}
            onChange={(kind) => {
              // Safe: the options are the kinds of scale.
              const next = scaleOf(kind as ScaleKind, first, scale);
              change({ scale: next, favourable: placesOf(next) ? (item.favourable ?? 'high') : null });
            }}
          >
            {SCALES.map((kind) => (
              <option key={kind} value={kind}>
                {t(`listening:scales.kinds.${kind}`)}
              </option>
            ))}
          </PlainSelect>
        </Choice>
        <Choice label={t('listening:studio.construct')}>
          <PlainSelect
            label={t('listening:studio.construct')}
            value={item.construct ?? ''}
            // Safe: the options are the constructs.
            onChange={(value) => change({ construct: value === '' ? null : (value as Construct) })}
          >
            <option value="">{t('listening:studio.noConstruct')}</option>
            {CONSTRUCT_LIST.map((value) => (
              <option key={value} value={value}>
                {t(`listening:constructs.${value}`)}
              </option>
            ))}
          </PlainSelect>
        </Choice>
        {placesOf(scale) && (
          <Choice label={t('listening:studio.goodEnd')}>
            <PlainSelect
              label={t('listening:studio.goodEnd')}
              value={item.favourable ?? ''}
              onChange={(value) => change({ favourable: value === 'high' || value === 'low' ? value : null })}
            >
              <option value="high">{t('listening:studio.goodHigh')}</option>
              <option value="low">{t('listening:studio.goodLow')}</option>
              <option value="">{t('listening:studio.goodNone')}</option>
            </PlainSelect>
          </Choice>
        )}
      </div>
      <ScaleEditor
        scale={scale}
        languages={languages}
        first={first}
        onChange={(next) => change({ scale: next })}
      />
      {scale.kind !== 'text' && scale.kind !== 'comment' && (
        <Checkbox
          label={t('listening:studio.mayComment')}
          checked={item.comment}
          onChange={(comment) => change({ comment })}
        />
      )}
      <ConditionEditor condition={item.when} before={before} onChange={(when) => change({ when })} />
    </div>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
