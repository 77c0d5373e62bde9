import { type HTMLAttributes, useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { IconButton } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { IconDown, IconUp } from '#web/ui/icons.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import { say } from '#web/ui/toast.tsx';
import type { DraftObject } from '../contract/draft.ts';
import { textsOf } from '../domain/content.ts';
import classes from './draft.module.css';
import { type Draft, objectTitle, titleIn } from './draft-words.ts';
import { RetireDialog } from './retire-dialog.tsx';

interface ObjectRowProps {
  readonly draft: Draft;
  readonly object: DraftObject;
  readonly onOpen: () => void;
  readonly onMove: ((by: -1 | 1) => void) | null;
  readonly place: { readonly first: boolean; readonly last: boolean };
  readonly drag: Pick<
    HTMLAttributes<HTMLLIElement>,
    'draggable' | 'onDragStart' | 'onDragOver' | 'onDragEnd' | 'onDrop'
  > & { readonly over: boolean };
}

/** An object of the draft to be read: its words, what its languages lack, and what can be done with it. */
export function ObjectRow({ draft, object, onOpen, onMove, place, drag }: ObjectRowProps) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { over, ...dragging } = drag;
  const title = objectTitle(object, language, t);
  const { changedBy, changedAt, retirement } = object;
  const when = format.instant(changedAt);
  return (
    <li
      {...dragging}
      className={cx(classes['row'], over && classes['over'], retirement && classes['retired'])}
    >
      <div className={classes['words']}>
        <p className={classes['title']}>{wordsOf(object, language, title)}</p>
        <p className={classes['meta']}>
          {retirement ? (
            <StatusWord tone="unsure">{t('brand:retire.going', { reason: retirement.reason })}</StatusWord>
          ) : (
            <LanguageStates object={object} />
          )}
          <span>
            {changedBy?.name
              ? t('brand:studio.changedBy', { name: changedBy.name, when })
              : t('brand:studio.changedByUnnamed', { when })}
          </span>
        </p>
      </div>
      {draft.can.edit && (
        <div className={classes['acts']}>
          {onMove && (
            <>
              <IconButton
                label={t('brand:studio.moveUp', { title })}
                aria-disabled={place.first}
                onClick={() => !place.first && onMove(-1)}
              >
                <IconUp size={18} />
              </IconButton>
              <IconButton
                label={t('brand:studio.moveDown', { title })}
                aria-disabled={place.last}
                onClick={() => !place.last && onMove(1)}
              >
                <IconDown size={18} />
              </IconButton>
            </>
          )}
          {!retirement && (
            <button
              type="button"
              className="link"
              aria-label={t('brand:studio.edit', { title })}
              onClick={onOpen}
            >
              {t('brand:studio.editShort')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** The first text in full: the value's name, the promise's sentence, the statement. */
function wordsOf({ content }: DraftObject, language: Parameters<typeof titleIn>[1], title: string): string {
  const [first] = textsOf(content);
  const texts = Object.entries(first?.written ?? {}).map(([one, edition]) => [one, edition.text]);
  return titleIn(Object.fromEntries(texts), language) || title;
}

/** What each language lacks, in words; one word where nothing is. */
export function LanguageStates({ object }: { object: DraftObject }) {
  const t = useT();
  const lacking = LANGUAGES.flatMap((language) => {
    const { missing, stale } = object.languages[language];
    const name = LANGUAGE_NAMES[language];
    return [
      ...(missing.length > 0
        ? [
            {
              key: `${language}-missing`,
              words: t('brand:editions.missing', { count: missing.length, language: name }),
            },
          ]
        : []),
      ...(stale.length > 0
        ? [
            {
              key: `${language}-stale`,
              words: t('brand:editions.stale', { count: stale.length, language: name }),
            },
          ]
        : []),
    ];
  });
  if (lacking.length === 0) return <StatusWord tone="works">{t('brand:editions.complete')}</StatusWord>;
  return lacking.map(({ key, words }) => (
    <StatusWord key={key} tone="unsure">
      {words}
    </StatusWord>
  ));
}

/** Takes a new object out of the draft, or retires a published one. */
export function TakeOut({
  object,
  title,
  onGone,
}: {
  object: DraftObject;
  title: string;
  onGone: () => void;
}) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const remove = useSend('brand.removeObject', {
    changes: ['brand'],
    onDone: () => {
      say(t('brand:studio.removed', { title }));
      onGone();
    },
  });
  const { can, id, version } = object;
  if (!can.remove && !can.retire) return null;
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {can.retire ? t('brand:retire.short') : t('brand:studio.removeShort')}
      </button>
      {open && can.retire && <RetireDialog objectId={id} title={title} onClose={() => setOpen(false)} />}
      {open && can.remove && (
        <ConfirmDialog
          open
          onClose={() => setOpen(false)}
          title={t('brand:studio.remove', { title })}
          text={t('brand:studio.removeText')}
          verb={t('brand:studio.removeShort')}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ objectId: id, version })}
        />
      )}
    </>
  );
}
