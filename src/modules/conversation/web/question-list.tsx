import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { Rows } from '#web/ui/section.tsx';
import type { CaseRow } from './case-words.ts';
import { writerOf } from './case-words.ts';
import classes from './session.module.css';
import { VoteButton } from './vote-button.tsx';

/** Questions of a session with their votes, and with their answers once there are any. */
export function QuestionList({ questions }: { questions: readonly CaseRow[] }) {
  const t = useT();
  return (
    <Rows>
      {questions.map((one) => (
        <li key={one.id} className={classes['question']}>
          <p className={classes['count']}>
            {one.asked + 1}
            <span className="hidden">{t('conversation:session.askedBy', { count: one.asked + 1 })}</span>
          </p>
          <div>
            <Link
              to="/speak/cases/$caseId"
              params={{ caseId: one.id }}
              className={classes['words']}
              lang={one.language}
            >
              {one.text}
            </Link>
            {one.reason && <p className={classes['answer']}>{one.reason}</p>}
            <p className={classes['line']}>
              <span className="small">{writerOf(one, t)}</span>
              <VoteButton one={one} />
            </p>
          </div>
        </li>
      ))}
    </Rows>
  );
}
