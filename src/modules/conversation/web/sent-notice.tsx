import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { comingDay } from './case-words.ts';
import { CodeSlip } from './code-slip.tsx';
import classes from './speak.module.css';
import type { Sent } from './use-speaking.ts';

/** It is sent: who answers by when, where the answer will be, and for an unseen case its code. */
export function SentNotice({ sent, onAgain }: { sent: Sent; onAgain: () => void }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} data-summary="" className={classes['box']}>
      {sent.manner === 'byName' ? <SentByName caseId={sent.caseId} /> : <SentUnseen sent={sent} />}
      <Button onClick={onAgain}>{t('conversation:speak.again')}</Button>
    </div>
  );
}

function SentByName({ caseId }: { caseId: string }) {
  const t = useT();
  const format = useFormat();
  const { data } = useQuery(ask('conversation.readCase', { caseId }));
  const day = data && comingDay(data.dueOn, format);
  const title =
    data?.owner?.name && day
      ? t('conversation:speak.sent', { owner: data.owner.name, day })
      : day
        ? t('conversation:speak.sentDesk', { day })
        : t('conversation:speak.sentPlain');
  return (
    <Notice
      tone="works"
      title={title}
      act={
        <Link to="/speak/cases/$caseId" params={{ caseId }} className="link">
          {t('conversation:speak.see')}
        </Link>
      }
    />
  );
}

function SentUnseen({ sent: { kept, dueOn } }: { sent: Extract<Sent, { manner: 'unseen' }> }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <Notice
        tone="works"
        title={t('conversation:speak.sentDesk', { day: comingDay(dueOn, format) })}
        act={
          <Link to="/speak/unseen/$keptId" params={{ keptId: kept.id }} className="link">
            {t('conversation:speak.see')}
          </Link>
        }
      >
        {t('conversation:unseen.when')}
      </Notice>
      <CodeSlip code={kept.code} />
    </>
  );
}
