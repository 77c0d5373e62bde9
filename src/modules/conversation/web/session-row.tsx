import { Link, type LinkProps } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { Row } from '#web/ui/section.tsx';
import classes from './case.module.css';
import { SESSION_TONES, type Session, sessionFacts } from './session-words.ts';

/** A session in a list, with its state and how much has been asked. */
export function SessionRow({ session, link }: { session: Session; link: LinkProps }) {
  const t = useT();
  const format = useFormat();
  return (
    <Row
      name={
        <Link {...link}>
          <span lang={session.language}>{session.title}</span>
        </Link>
      }
      meta={
        <span className={classes['metaLine']}>
          <StatusWord tone={SESSION_TONES[session.state]}>
            {t(`conversation:session.state.${session.state}`)}
          </StatusWord>
          <span className="num">{sessionFacts(session, t, format)}</span>
          <span className="num">{t('conversation:session.questions', { count: session.questions })}</span>
        </span>
      }
    />
  );
}
