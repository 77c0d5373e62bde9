import { useEffect, useId, useRef, useState } from 'react';
import { editionFor, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import type { Item } from '../contract/item.ts';
import type { NameList } from '../domain/free-text.ts';
import { isWords } from '../domain/item.ts';
import classes from './answer.module.css';
import { AnswerScale } from './answer-scale.tsx';
import type { Sitting } from './answer-sitting.ts';
import { WordsField } from './answer-words.tsx';

interface AnswerQuestionProps {
  readonly item: Item;
  readonly sitting: Sitting;
  readonly language: Language;
  readonly names: NameList;
  /** «Question 2 of 10». */
  readonly count: string;
  /** What stands under the first question. */
  readonly advice?: string | undefined;
  /** Whether the heading takes the focus: not for the first thing on the page. */
  readonly takesFocus: boolean;
  readonly onTap: () => void;
}

/** One question with its answer, and words beside it where they are welcome. */
export function AnswerQuestion(props: AnswerQuestionProps) {
  const { item, sitting, language, names, count, advice, takesFocus, onTap } = props;
  const t = useT();
  const heading = useId();
  const [title, setTitle] = useState<HTMLHeadingElement | null>(null);
  const focus = useRef(takesFocus);
  useEffect(() => {
    if (focus.current) title?.focus();
  }, [title]);
  const { draft } = sitting;
  return (
    <section aria-labelledby={heading}>
      <p className={classes['count']}>{count}</p>
      <h1 id={heading} ref={setTitle} tabIndex={-1} className={classes['ask']} lang={langOf(item, language)}>
        {editionFor(item.text, language)}
      </h1>
      {item.help && <p className={classes['help']}>{editionFor(item.help, language)}</p>}
      <AnswerScale
        item={item}
        labelledBy={heading}
        language={language}
        answer={draft.answers[item.id]}
        isLeft={draft.left.includes(item.id)}
        names={names}
        onAnswer={(answer) => sitting.give(item, answer)}
        onLeave={() => sitting.leaveOut(item)}
        onTap={item.comment ? () => undefined : onTap}
      />
      {item.comment && !isWords(item) && (
        <WordsField
          label={t('listening:answering.wordsBeside')}
          kind="comment"
          value={String(draft.words[item.id] ?? '')}
          names={names}
          onChange={(text) => sitting.write(item, text)}
        />
      )}
      {advice && <p className={classes['hint']}>{advice}</p>}
    </section>
  );
}

/** Said where the words are in another language than the page. */
function langOf({ text }: Item, language: Language): Language | undefined {
  if (text[language]) return undefined;
  return (['en', 'fi', 'es'] as const).find((other) => text[other]);
}
