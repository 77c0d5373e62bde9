import { useEffect, useId, useState } from 'react';
import { editionFor, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { IconInfo } from '#web/ui/icons.tsx';
import { freeTextNotices, type NameList } from '../domain/free-text.ts';
import { isWords } from '../domain/item.ts';
import classes from './answer.module.css';
import { answeredCount, type Sitting } from './answer-sitting.ts';

interface AnswerReviewProps {
  readonly sitting: Sitting;
  readonly language: Language;
  readonly names: NameList;
  readonly onGo: (place: number) => void;
}

/** Before sending: how much is answered, what is open, and whether words still point at somebody. */
export function AnswerReview({ sitting, language, names, onGo }: AnswerReviewProps) {
  const t = useT();
  const heading = useId();
  const [title, setTitle] = useState<HTMLHeadingElement | null>(null);
  useEffect(() => title?.focus(), [title]);
  const { asked, draft } = sitting;
  const open = asked.flatMap((item, place) =>
    draft.answers[item.id] === undefined && !draft.left.includes(item.id) && !isWords(item)
      ? [{ item, place }]
      : [],
  );
  const telling = asked.flatMap((item, place) => {
    const texts = [draft.answers[item.id], draft.words[item.id]].filter((text) => typeof text === 'string');
    const notices = texts.flatMap((text) => freeTextNotices(text, { list: names, language }));
    return notices.length > 0 ? [{ item, place, notices }] : [];
  });
  return (
    <section aria-labelledby={heading}>
      <h1 id={heading} ref={setTitle} tabIndex={-1} className={classes['ask']}>
        {t('listening:answering.answered', { count: answeredCount(sitting), all: asked.length })}
      </h1>
      {open.length > 0 && (
        <>
          <p className={classes['help']}>{t('listening:answering.stillOpen')}</p>
          <ul className={classes['review']}>
            {open.map(({ item, place }) => (
              <li key={item.id}>
                <button type="button" className="inline-link" onClick={() => onGo(place)}>
                  {editionFor(item.text, language)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {telling.map(({ item, place, notices }) => (
        <div key={item.id} className={classes['notices']}>
          <p>
            <IconInfo size={18} />
            {t('listening:answering.wordsTell', {
              words: notices.map(({ text }) => t('listening:answering.quoted', { text })).join(', '),
            })}
          </p>
          <button type="button" className="link" onClick={() => onGo(place)}>
            {t('listening:answering.lookAtWords')}
          </button>
        </div>
      ))}
    </section>
  );
}
