import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { canMove } from '../domain/session.ts';
import type { Session } from './session-words.ts';

const STEPS = [
  { to: 'cancelled', verb: 'cancel' },
  { to: 'planned', verb: 'putOff' },
  { to: 'published', verb: 'publish' },
  { to: 'ended', verb: 'end' },
  { to: 'live', verb: 'begin' },
] as const;
/** What cannot be taken back is asked once. */
const ASKED = ['cancelled', 'published'] as const;

/** What comes next for a session; only the steps that it can take. */
export function StudioSessionSteps({ session }: { session: Session }) {
  const t = useT();
  const [sure, setSure] = useState<(typeof ASKED)[number] | null>(null);
  const move = useSend('conversation.moveSession', {
    changes: ['conversation'],
    onDone: () => setSure(null),
  });
  const go = (state: Session['state']) =>
    move.mutate({ sessionId: session.id, state, version: session.version });
  const steps = STEPS.filter(({ to }) => canMove(session.state, to));
  return (
    <>
      {steps.map(({ to, verb }, index) => {
        const asked = ASKED.find((one) => one === to);
        return (
          <Button
            key={to}
            kind={index === steps.length - 1 && to !== 'cancelled' ? 'primary' : 'secondary'}
            onClick={() => (asked ? setSure(asked) : go(to))}
          >
            {t(`conversation:session.${verb}`)}
          </Button>
        );
      })}
      {move.error && !sure && <Failure error={move.error} />}
      {sure && (
        <ConfirmDialog
          open
          onClose={() => setSure(null)}
          title={t(`conversation:session.sure.${sure}`, { title: session.title })}
          text={t(`conversation:session.sureText.${sure}`)}
          verb={sure === 'cancelled' ? t('conversation:session.cancel') : t('conversation:session.publish')}
          onConfirm={() => go(sure)}
          pending={move.isPending}
          error={move.error}
          {...(sure === 'published' ? { harmless: true as const } : {})}
        />
      )}
    </>
  );
}
