import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import type { SubjectRef } from '../contract/case.ts';
import classes from './case.module.css';

/** What the case that is being written is about. */
export function SubjectLine({ subject }: { subject: SubjectRef }) {
  const t = useT();
  const { data } = useQuery(ask('conversation.readAnswerer', { kind: 'question', subject }));
  if (!data?.subject) return null;
  return (
    <p className={classes['subject']}>
      {t('conversation:speak.aboutThis')} <strong lang={data.subject.language}>{data.subject.text}</strong>
    </p>
  );
}
