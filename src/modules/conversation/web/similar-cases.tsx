import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { CaseStanding } from './case-standing.tsx';
import classes from './speak.module.css';
import { VoteButton } from './vote-button.tsx';

const PAUSE_MS = 350;
const LEAST_SIGNS = 8;
const SHOWN = 3;

/** Cases that ask the same, while it is being typed: to read, to join, to follow. */
export function SimilarCases({ text }: { text: string }) {
  const t = useT();
  const wanted = useSettled(text.trim());
  const found = useQuery({
    ...ask('conversation.findSimilarCases', { text: wanted }),
    enabled: wanted.length >= LEAST_SIGNS,
    placeholderData: keepPreviousData,
    // A draft is nobody's business once it is sent: not kept in this browser's memory either.
    gcTime: 0,
  });
  const cases = wanted.length >= LEAST_SIGNS ? (found.data?.cases ?? []).slice(0, SHOWN) : [];
  return (
    <div aria-live="polite">
      {cases.length > 0 && (
        <section className={classes['similar']}>
          <h2 className={classes['h3']}>{t('conversation:speak.similar')}</h2>
          <ul>
            {cases.map((one) => (
              <SimilarCase key={one.id} one={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function SimilarCase({ one }: { one: Answer<'conversation.findSimilarCases'>['cases'][number] }) {
  const t = useT();
  return (
    <li>
      <Link
        to="/speak/cases/$caseId"
        params={{ caseId: one.id }}
        className={classes['similarText']}
        lang={one.language}
      >
        {one.parts.map(({ text, match }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, told apart by their place
          match ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
      </Link>
      <p className={classes['line']}>
        <CaseStanding one={one} />
        {one.asked > 0 && (
          <span className="small num">{t('conversation:speak.asked', { count: one.asked })}</span>
        )}
        <VoteButton one={one} />
      </p>
    </li>
  );
}

/** What was typed, once the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
