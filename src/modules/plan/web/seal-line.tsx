import { useState } from 'react';
import { addDays } from '#kernel/calendar.ts';
import { call } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Seal } from '#web/ui/marks.tsx';
import type { OpenLineKind } from '../contract/line.ts';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioAction, useToday } from './plan-words.ts';

type Sealable = Pick<StudioAction, 'id' | 'version' | 'sealReason' | 'sealOpensOn'>;

/** That members do not see this line's text, why, and until when. */
export function SealNote({ line }: { line: Sealable }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  if (line.sealReason === null || line.sealOpensOn === null || line.sealOpensOn <= today) return null;
  return (
    <p className={classes['seal']}>
      <Seal>{t('plan:seal.sealed', { day: format.day(line.sealOpensOn) })}</Seal>
      <span className="small">{line.sealReason}</span>
    </p>
  );
}

interface SealLineProps {
  readonly kind: OpenLineKind;
  readonly line: Sealable;
  readonly onEnd: () => void;
}

/** Seals a line with a reason and a day on which it opens, or opens it now. */
export function SealLine({ kind, line, onEnd }: SealLineProps) {
  const t = useT();
  const today = useToday();
  const { edits } = usePlanDesk();
  const [reason, setReason] = useState(line.sealReason ?? '');
  const [opensOn, setOpensOn] = useState(line.sealOpensOn ?? addDays(today, 14));
  const [tried, setTried] = useState(false);
  const target = { lineKind: kind, lineId: line.id, version: line.version };
  const seal = async () => {
    setTried(true);
    if (reason.trim() === '' || opensOn <= today) return;
    if (await edits.act(() => call('plan.sealLine', { ...target, reason: reason.trim(), opensOn }))) onEnd();
  };
  const lift = async () => {
    if (await edits.act(() => call('plan.unsealLine', target))) onEnd();
  };
  return (
    <div className={classes['sealForm']}>
      <p className="small">{t('plan:seal.consequence')}</p>
      <TextField
        label={t('plan:fields.sealReason')}
        value={reason}
        maxLength={300}
        error={tried && reason.trim() === '' && t('plan:seal.reasonNeeded')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextField
        type="date"
        label={t('plan:fields.sealOpensOn')}
        min={addDays(today, 1)}
        value={opensOn}
        error={tried && opensOn <= today && t('plan:errors.seal_opens_in_the_future')}
        onChange={(event) => setOpensOn(event.currentTarget.value)}
      />
      <div className={classes['buttons']}>
        <Button kind="primary" onClick={() => void seal()}>
          {t('plan:seal.set')}
        </Button>
        {line.sealReason !== null && <Button onClick={() => void lift()}>{t('plan:seal.lift')}</Button>}
        <Button kind="quiet" onClick={onEnd}>
          {t('web:dialog.cancel')}
        </Button>
      </div>
    </div>
  );
}
