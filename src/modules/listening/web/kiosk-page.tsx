import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FaceProvider } from '#web/ui/face.tsx';
import answerClasses from './answer.module.css';
import { AnswerFrame } from './answer-frame.tsx';
import { useWaitingBallots } from './answer-sender.ts';
import { CodeEntry } from './code-entry.tsx';
import { CodeLanguages } from './code-languages.tsx';
import { openCode } from './code-opening.ts';
import { CodeRoom, useCodeObstacle } from './code-room.tsx';
import { useIdle } from './kiosk-idle.ts';

const BACK_AFTER_MS = 15_000;

/** A device that many share: a code, the form, and the beginning again. The next person finds nothing of the last. */
export function KioskPage() {
  const organisation = useOrganisationName();
  const t = useT();
  const [turn, setTurn] = useState(0);
  useStaying();
  return (
    <FaceProvider face={{ name: 'bare', organisation }}>
      <title>{`${t('listening:codes.kiosk')} · ${organisation}`}</title>
      <KioskTurn key={turn} onEnd={() => setTurn(turn + 1)} />
    </FaceProvider>
  );
}

function KioskTurn({ onEnd }: { onEnd: () => void }) {
  const t = useT();
  const opening = useMutation({ mutationFn: (code: string) => openCode(code, { keeps: false }), gcTime: 0 });
  const [isSent, setSent] = useState(false);
  const obstacle = useCodeObstacle(opening.data);
  const idle = useIdle(opening.data !== undefined && !isSent, onEnd);
  if (isSent) return <KioskDone onEnd={onEnd} />;
  if (opening.data && !obstacle)
    return (
      <>
        <CodeRoom
          opening={opening.data}
          topEnd={<CodeLanguages />}
          changeUntil={null}
          onClose={onEnd}
          onSent={() => {
            setSent(true);
            window.scrollTo({ top: 0 });
          }}
        />
        <Dialog
          open={idle.isWarning}
          onClose={idle.stay}
          title={t('listening:codes.stillThere')}
          text={t('listening:codes.stillThereText')}
          actions={
            <>
              <Button onClick={onEnd}>{t('listening:codes.startOver')}</Button>
              <Button kind="primary" onClick={idle.stay}>
                {t('listening:codes.goOn')}
              </Button>
            </>
          }
        />
      </>
    );
  return (
    <AnswerFrame title={t('listening:codes.kiosk')} end={<CodeLanguages />}>
      <div className={answerClasses['sent']}>
        <h1 className={answerClasses['ask']}>{t('listening:codes.kiosk')}</h1>
        <p>{t('listening:codes.kioskLede')}</p>
        {obstacle}
        <CodeEntry
          error={opening.error}
          isPending={opening.isPending}
          onCode={(code) => opening.mutate(code)}
        />
        <Waiting />
      </div>
    </AnswerFrame>
  );
}

function KioskDone({ onEnd }: { onEnd: () => void }) {
  const t = useT();
  useEffect(() => {
    const timer = setTimeout(onEnd, BACK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [onEnd]);
  return (
    <AnswerFrame title={t('listening:codes.kiosk')}>
      <div className={answerClasses['sent']}>
        <h1 className={answerClasses['ask']}>{t('listening:codes.thanks')}</h1>
        <p>{t('listening:codes.thanksText')}</p>
        <div className={answerClasses['acts']}>
          <Button kind="primary" wide="phone" onClick={onEnd}>
            {t('listening:codes.nextPerson')}
          </Button>
        </div>
        <Waiting />
      </div>
    </AnswerFrame>
  );
}

/** Ballots leave with pauses: whoever looks after the kiosk must not close it meanwhile. */
function Waiting() {
  const t = useT();
  const waiting = useWaitingBallots();
  return (
    waiting > 0 && (
      <p className={answerClasses['limits']}>{t('listening:codes.waiting', { count: waiting })}</p>
    )
  );
}

/** Asks before the page is closed while ballots have not left. */
function useStaying() {
  const waiting = useWaitingBallots();
  useEffect(() => {
    if (waiting === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [waiting]);
}
