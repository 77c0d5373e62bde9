import { useT } from '#web/i18n.ts';
import classes from './reader.module.css';
import type { Packet } from './reader-words.ts';

/** Fears and rumours in people’s own words, each with its honest answer. */
export function LikelyQuestions({ questions }: { questions: Packet['questions'] }) {
  const t = useT();
  return (
    <ul className={classes['questions']}>
      {questions.map(({ words, answer, concedes, answerer }) => (
        <li key={words.text}>
          <blockquote lang={words.language}>{words.text}</blockquote>
          <p lang={answer.language}>
            <strong lang={undefined}>
              {concedes ? t('campaigns:reader.youAreRight') : t('campaigns:reader.honestAnswer')}
            </strong>{' '}
            {answer.text}
          </p>
          {answerer?.name && <p className="small">{answerer.name}</p>}
        </li>
      ))}
    </ul>
  );
}
