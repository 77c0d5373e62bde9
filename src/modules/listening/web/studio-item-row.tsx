import { Fragment } from 'react';
import { editionFor, LANGUAGE_NAMES } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { IconButton } from '#web/ui/button.tsx';
import { IconClose, IconDown, IconUp } from '#web/ui/icons.tsx';
import type { Item } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';
import { missingLanguages } from '../domain/item.ts';
import { conditionWords } from './studio-condition-words.ts';
import { ItemEditor } from './studio-item-editor.tsx';
import classes from './studio-survey.module.css';
import type { FirstWords } from './studio-survey-edit.ts';

export interface ItemRowProps {
  readonly item: Item;
  /** Its place, from 0. */
  readonly at: number;
  readonly content: SurveyContent;
  readonly open: boolean;
  readonly reworded: boolean;
  readonly dragging: boolean;
  readonly first: FirstWords;
  readonly onOpen: () => void;
  readonly onChange: (item: Item) => void;
  readonly onRemove: () => void;
  readonly onMove: (to: number) => void;
  readonly onDrag: (on: boolean) => void;
  readonly onDropHere: () => void;
}

/** An item in its place: what it asks, how, when, and what it lacks; opened it can be written. */
export function ItemRow(props: ItemRowProps) {
  const { item, at, content, open, dragging, first, onOpen, onChange, onRemove, onMove, onDrag, onDropHere } =
    props;
  const t = useT();
  const language = useLanguage();
  const number = at + 1;
  const text = editionFor(item.text, language) || t('listening:studio.noWordsYet');
  return (
    <li
      className={classes['item']}
      data-dragging={dragging || undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDropHere}
    >
      <div className={classes['itemHead']}>
        <button
          type="button"
          className={classes['handle']}
          draggable
          aria-label={t('listening:studio.moveItem', { number })}
          title={t('listening:studio.moveHint')}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            onDrag(true);
          }}
          onDragEnd={() => onDrag(false)}
          onKeyDown={(event) => {
            const to = { ArrowUp: at - 1, ArrowDown: at + 1 }[event.key];
            if (to === undefined) return;
            event.preventDefault();
            onMove(to);
          }}
        >
          {number}
        </button>
        <button type="button" className={classes['itemName']} aria-expanded={open} onClick={onOpen}>
          <span>{text}</span>
          <ItemFacts {...props} />
        </button>
        <span className={classes['itemActs']}>
          <IconButton label={t('listening:studio.moveUp', { number })} onClick={() => onMove(at - 1)}>
            <IconUp size={18} />
          </IconButton>
          <IconButton label={t('listening:studio.moveDown', { number })} onClick={() => onMove(at + 1)}>
            <IconDown size={18} />
          </IconButton>
          <IconButton label={t('listening:studio.removeItem', { number })} onClick={onRemove}>
            <IconClose size={18} />
          </IconButton>
        </span>
      </div>
      {open && (
        <ItemEditor
          item={item}
          before={content.items.slice(0, at)}
          languages={content.languages}
          first={first}
          onChange={onChange}
        />
      )}
    </li>
  );
}

function ItemFacts({ item, content, reworded }: ItemRowProps) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { scale, construct, comment, bankKey, when } = item;
  const lacks = missingLanguages(item, content.languages);
  const facts = [
    t(`listening:scales.kinds.${scale.kind}`),
    construct && t(`listening:constructs.${construct}`),
    t(bankKey ? 'listening:studio.ofTheBank' : 'listening:studio.ownWords'),
    comment && t('listening:studio.withComment'),
  ].filter(Boolean);
  return (
    <small>
      {facts.map((fact, index) => (
        <Fragment key={String(fact)}>
          {index > 0 && ' · '}
          {fact}
        </Fragment>
      ))}
      {when && <em>{conditionWords(when, content.items, { t, language, format })}</em>}
      {lacks.length > 0 && (
        <b>
          {t('listening:studio.noEditionIn', {
            languages: format.list(lacks.map((one) => LANGUAGE_NAMES[one])),
          })}
        </b>
      )}
      {reworded && <b>{t('listening:studio.reworded')}</b>}
    </small>
  );
}
