import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Card } from '#web/ui/card.tsx';
import { IconSpeak } from '#web/ui/icons.tsx';
import { type Session, sessionFacts } from './session-words.ts';

/** A session that is live or comes soon: ask, or follow it. */
export function SessionCard({ session }: { session: Session }) {
  const t = useT();
  const format = useFormat();
  const live = session.state === 'live';
  return (
    <Card
      eyebrow={
        <>
          <IconSpeak size={18} />
          {live ? t('conversation:today.live') : t('conversation:session.title')}
        </>
      }
      title={session.title}
      meta={sessionFacts(session, t, format)}
      actions={
        <LinkButton to="/speak/sessions/$sessionId" params={{ sessionId: session.id }} kind="primary">
          {live ? t('conversation:today.join') : t('conversation:session.ask')}
        </LinkButton>
      }
    >
      {session.description}
    </Card>
  );
}
