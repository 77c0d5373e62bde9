import { useState } from 'react';
import { AnswerRows } from '#modules/delivery/web/answer-rows.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconCheck, IconInfo } from '#web/ui/icons.tsx';
import { Notice } from '#web/ui/notice.tsx';
import classes from './reader.module.css';
import type { Packet } from './reader-words.ts';

/** «I can explain it»: one situation to answer; a wrong answer says why and may be followed by another. */
export function PacketConfirmation({ packet }: { packet: Packet }) {
  const t = useT();
  const format = useFormat();
  const { ringId, packetVersion, scenario, confirmedAt, changedSince } = packet;
  const [answer, setAnswer] = useState<number | null>(null);
  const confirm = useSend('campaigns.confirmPacket', {
    changes: ['campaigns.readPacket', 'campaigns.listMyPackets'],
  });
  if (confirmedAt)
    return (
      <div className={classes['step']}>
        <Notice
          tone="works"
          title={t('campaigns:reader.canExplainSince', { day: format.dayOf(confirmedAt) })}
        />
      </div>
    );
  const wrong = confirm.data && !confirm.data.right ? confirm.data : null;
  return (
    <section className={classes['card']} aria-label={t('campaigns:reader.canExplain')}>
      {changedSince && <Notice tone="info" title={t('campaigns:reader.packetChanged')} />}
      <p className={classes['kind']}>{t('campaigns:reader.scenario')}</p>
      <h2>{scenario.text}</h2>
      <AnswerRows
        label={scenario.text}
        answers={scenario.answers}
        value={answer}
        onChange={(place) => {
          setAnswer(place);
          confirm.reset();
        }}
      />
      <div aria-live="polite">
        {wrong && (
          <p className={classes['feedback']}>
            <IconInfo size={20} />
            <span>{wrong.explanation ?? t('campaigns:reader.notQuite')}</span>
          </p>
        )}
      </div>
      {confirm.error && <Failure error={confirm.error} />}
      <div className={classes['acts']}>
        <Button
          kind="primary"
          wide="phone"
          icon={<IconCheck size={20} />}
          pending={confirm.isPending && t('web:form.sending')}
          locked={answer === null && t('campaigns:reader.chooseFirst')}
          onClick={() => answer !== null && confirm.mutate({ ringId, packetVersion, answer })}
        >
          {t('campaigns:reader.canExplain')}
        </Button>
      </div>
    </section>
  );
}
