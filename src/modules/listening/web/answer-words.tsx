import { useId, useMemo } from 'react';
import { useLanguage, useT } from '#web/i18n.ts';
import { TextArea } from '#web/ui/fields.tsx';
import { IconInfo } from '#web/ui/icons.tsx';
import { MOST_COMMENT, MOST_TEXT } from '../contract/item.ts';
import { type FreeTextNotice, freeTextNotices, type NameList } from '../domain/free-text.ts';
import classes from './answer.module.css';

interface WordsFieldProps {
  /** The heading that asks; without one the field has a label of its own. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly kind: 'text' | 'comment';
  readonly value: string;
  readonly names: NameList;
  readonly onChange: (text: string) => void;
}

/** Words, with what in them points at somebody. They are looked through on this device; nothing of it leaves. */
export function WordsField({ labelledBy, label, kind, value, names, onChange }: WordsFieldProps) {
  const t = useT();
  const most = kind === 'text' ? MOST_TEXT : MOST_COMMENT;
  const hint = useId();
  return (
    <div className={classes['words']}>
      <TextArea
        label={label}
        aria-labelledby={labelledBy}
        aria-describedby={hint}
        value={value}
        minRows={kind === 'text' ? 2 : 4}
        maxLength={most}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={hint} className={classes['hint']}>
        {most - value.length < 60
          ? t('listening:answering.lettersLeft', { count: most - value.length })
          : t('listening:answering.wordsHint')}
      </p>
      <WordNotices text={value} names={names} onChange={onChange} />
    </div>
  );
}

function WordNotices({
  text,
  names,
  onChange,
}: {
  text: string;
  names: NameList;
  onChange: (text: string) => void;
}) {
  const t = useT();
  const notices = useNotices(text, names);
  return (
    <div role="status" aria-live="polite">
      {notices.length > 0 && (
        <div className={classes['notices']}>
          <p>
            <IconInfo size={18} />
            {t('listening:answering.pointsAtSomebody')}
          </p>
          <ul>
            {notices.map((notice) => (
              <li key={`${notice.from}-${notice.to}`}>
                <span>{t(`listening:answering.points.${KINDS[notice.kind]}`, { text: notice.text })}</span>
                <button type="button" className="link" onClick={() => onChange(without(text, notice))}>
                  {t('listening:answering.takeOut')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const KINDS = {
  name: 'name',
  title: 'title',
  email: 'email',
  phone: 'phone',
  id: 'id',
  'only-one': 'onlyOne',
} as const satisfies Record<FreeTextNotice['kind'], string>;

/** What in a text points at one person, in the language of the page. */
export function useNotices(text: string, names: NameList): readonly FreeTextNotice[] {
  const language = useLanguage();
  return useMemo(() => freeTextNotices(text, { list: names, language }), [text, names, language]);
}

/** Three dots stand where something was: the sentence around it stays readable. */
const without = (text: string, { from, to }: FreeTextNotice) => `${text.slice(0, from)}…${text.slice(to)}`;
