import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { IconArrow } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import { sessionFacts } from './session-words.ts';

/** The next session in which leaders answer anything, and the way to the others. */
export function NextSession() {
  const t = useT();
  const format = useFormat();
  const { data } = useQuery(ask('conversation.listSessions', {}));
  const coming = (data?.sessions ?? []).filter(({ state }) => state === 'planned' || state === 'live');
  // Newest first, as they come: the one that is live, else the nearest.
  const next = coming.find(({ state }) => state === 'live') ?? coming.at(-1);
  return (
    <Section title={t('conversation:session.title')}>
      {next ? (
        <>
          <Link to="/speak/sessions/$sessionId" params={{ sessionId: next.id }} className="inline-link">
            <span lang={next.language}>{next.title}</span>
          </Link>
          <p className="small num">{sessionFacts(next, t, format)}</p>
        </>
      ) : (
        <p className="small">{t('conversation:session.empty')}</p>
      )}
      <Link to="/speak/sessions" className="link">
        {t('conversation:session.allSessions')}
        <IconArrow size={16} />
      </Link>
    </Section>
  );
}
