import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import classes from './case.module.css';
import { CaseStanding } from './case-standing.tsx';
import type { CaseRow } from './case-words.ts';

/** You asked: what is new in the cases that one wrote or follows. */
export function AnsweredCard({ cases }: { cases: readonly CaseRow[] }) {
  const t = useT();
  return (
    <Section title={t('conversation:today.answered', { count: cases.length })}>
      <Rows>
        {cases.map((one) => (
          <Row
            key={one.id}
            name={
              <Link
                to="/speak/cases/$caseId"
                params={{ caseId: one.id }}
                className={classes['clamped']}
                lang={one.language}
              >
                {one.text}
              </Link>
            }
            meta={
              <span className={classes['metaLine']}>
                <CaseStanding one={one} />
                <strong>{t('conversation:case.news', { count: one.news })}</strong>
              </span>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}
