import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { FaceProvider } from '#web/ui/face.tsx';
import answerClasses from './answer.module.css';
import { AnswerFrame } from './answer-frame.tsx';
import { useSending } from './answer-sender.ts';
import { SendingLine } from './answer-sent.tsx';
import type { Purse } from './ballot-client.ts';
import { CodeEntry } from './code-entry.tsx';
import { CodeLanguages } from './code-languages.tsx';
import { type CodeOpening, openCode } from './code-opening.ts';
import { CodeRoom, useCodeObstacle } from './code-room.tsx';
import { useUntil } from './code-until.ts';

/** A printed code on one's own device; it may come with the address, behind `#c=`, which no server sees. */
export function CodePage() {
  const organisation = useOrganisationName();
  const t = useT();
  const navigate = useNavigate();
  const opening = useMutation({ mutationFn: (code: string) => openCode(code, { keeps: true }) });
  const [sent, setSent] = useState<{ readonly purse: Purse; readonly isChanging: boolean } | null>(null);
  const obstacle = useCodeObstacle(opening.data);
  const until = useUntil(opening.data?.wave.closesAt ?? null);
  const { mutate } = opening;
  useEffect(() => {
    const code = /[#&]c=([0-9A-Za-z-]{16,24})/.exec(window.location.hash)?.[1];
    if (code) mutate(code);
  }, [mutate]);
  const leave = () => {
    opening.reset();
    setSent(null);
  };
  return (
    <FaceProvider face={{ name: 'bare', organisation }}>
      {opening.data && sent && !sent.isChanging ? (
        <CodeSent
          opening={opening.data}
          until={until}
          onAgain={() => setSent({ ...sent, isChanging: true })}
        />
      ) : opening.data && !obstacle ? (
        <CodeRoom
          opening={sent ? { ...opening.data, purse: sent.purse } : opening.data}
          topEnd={<CodeLanguages />}
          changeUntil={until}
          onClose={leave}
          onSent={(purse) => {
            setSent({ purse, isChanging: false });
            window.scrollTo({ top: 0 });
          }}
        />
      ) : (
        <AnswerFrame
          title={t('listening:codes.title')}
          end={<CodeLanguages />}
          onClose={() => void navigate({ to: '/' })}
        >
          <div className={answerClasses['sent']}>
            <h1 className={answerClasses['ask']}>{t('listening:codes.title')}</h1>
            <p>{t('listening:codes.lede')}</p>
            {obstacle}
            <CodeEntry
              error={opening.error}
              isPending={opening.isPending}
              onCode={(code) => opening.mutate(code)}
            />
          </div>
        </AnswerFrame>
      )}
    </FaceProvider>
  );
}

function CodeSent({
  opening,
  until,
  onAgain,
}: {
  opening: CodeOpening;
  until: string | null;
  onAgain: () => void;
}) {
  const t = useT();
  const sending = useSending(opening.holder.name);
  return (
    <AnswerFrame title={t('listening:codes.title')}>
      <div className={answerClasses['sent']}>
        <h1 className={answerClasses['ask']}>{t('listening:sent.sealed')}</h1>
        {sending && <SendingLine sending={sending} />}
        <p>{t('listening:codes.keepOpen')}</p>
        {until && <p>{t('listening:codes.changeUntil', { until })}</p>}
        <div className={answerClasses['acts']}>
          <Button wide="phone" onClick={onAgain}>
            {t('listening:sent.changeAnswers')}
          </Button>
        </div>
      </div>
    </AnswerFrame>
  );
}
