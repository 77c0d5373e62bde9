import { useState } from 'react';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { useLanguage, useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import type { Item, ScaleKind } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';
import { BankPanel } from './studio-bank-panel.tsx';
import { ItemRow } from './studio-item-row.tsx';
import { SCALES } from './studio-kinds.ts';
import classes from './studio-survey.module.css';
import { type FirstWords, itemOfBank, moved, ownItem, replaced } from './studio-survey-edit.ts';

interface SurveyItemsProps {
  readonly content: SurveyContent;
  readonly reworded: readonly string[];
  readonly openId: string | null;
  readonly onOpen: (itemId: string | null) => void;
  readonly onChange: (items: Item[]) => void;
}

/** The items in their order: put in from the bank or written, moved by hand or by keys. */
export function SurveyItems({ content, reworded, openId, onOpen, onChange }: SurveyItemsProps) {
  const t = useT();
  const first = useFirstWords();
  const [looking, setLooking] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const { items } = content;
  const add = (kind: ScaleKind) => {
    const item = ownItem(kind, first);
    onChange([...items, item]);
    onOpen(item.id);
  };
  return (
    <Section
      title={t('listening:studio.items')}
      end={t('listening:studio.itemCount', { count: items.length })}
      lede={t('listening:studio.itemsLede')}
    >
      {items.length === 0 && <EmptyState title={t('listening:missing.no_items')} />}
      <ol className={classes['items']} aria-label={t('listening:studio.items')}>
        {items.map((item, at) => (
          <ItemRow
            key={item.id}
            item={item}
            at={at}
            content={content}
            open={openId === item.id}
            reworded={reworded.includes(item.id)}
            dragging={dragged === at}
            first={first}
            onOpen={() => onOpen(openId === item.id ? null : item.id)}
            onChange={(next) => onChange(replaced(items, next))}
            onRemove={() => onChange(items.filter(({ id }) => id !== item.id))}
            onMove={(to) => onChange(moved(items, at, to))}
            onDrag={(on) => setDragged(on ? at : null)}
            onDropHere={() => {
              if (dragged !== null) onChange(moved(items, dragged, at));
              setDragged(null);
            }}
          />
        ))}
      </ol>
      <div className={classes['adding']}>
        <Button icon={<IconPlus size={18} />} onClick={() => setLooking(true)}>
          {t('listening:studio.fromBank')}
        </Button>
        <PlainSelect
          label={t('listening:studio.ownItem')}
          value=""
          // Safe: the options are the kinds of scale.
          onChange={(kind) => kind && add(kind as ScaleKind)}
        >
          <option value="">{t('listening:studio.ownItem')}</option>
          {SCALES.map((kind) => (
            <option key={kind} value={kind}>
              {t(`listening:scales.kinds.${kind}`)}
            </option>
          ))}
        </PlainSelect>
      </div>
      <BankPanel
        open={looking}
        onClose={() => setLooking(false)}
        has={items.flatMap(({ bankKey }) => bankKey ?? [])}
        onAdd={(found) => onChange([...items, itemOfBank(found)])}
      />
    </Section>
  );
}

function useFirstWords(): FirstWords {
  const t = useT();
  return {
    language: useLanguage(),
    option: (number) => t('listening:studio.optionNumber', { number }),
    left: t('listening:answering.lowest'),
    right: t('listening:answering.highest'),
  };
}
