import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconLock } from '#web/ui/icons.tsx';
import type { CaseKind, SubjectRef } from '../contract/case.ts';
import { AboutFields } from './about-fields.tsx';
import { KindChoice } from './kind-choice.tsx';
import { MannerChoice } from './manner-choice.tsx';
import { usePermitCount } from './permit-purse.ts';
import { SentNotice } from './sent-notice.tsx';
import { SimilarCases } from './similar-cases.tsx';
import classes from './speak.module.css';
import { UnseenLimits } from './unseen-limits.tsx';
import { useAnswerer } from './use-answerer.ts';
import { usePermits } from './use-permits.ts';
import { useSpeakForm } from './use-speak-form.ts';
import { type Sent, useSpeaking } from './use-speaking.ts';

export interface SpeakBoxProps {
  /** What it is about; left out: anything. */
  readonly subject?: SubjectRef | undefined;
  readonly sessionId?: string | undefined;
  /** The kind that is chosen first. */
  readonly kind?: CaseKind | undefined;
  /** Only questions are asked of leaders in a session. */
  readonly kinds?: readonly CaseKind[] | undefined;
  readonly onSent?: ((sent: Sent) => void) | undefined;
}

const MOST_SIGNS = 4000;

/** Why nothing can be sent unseen just now. */
function lockOf(permits: number | null, t: Translate): string | false {
  if (permits === null) return t('conversation:unseen.notDrawn');
  return permits === 0 && t('conversation:unseen.leftNone');
}

/** The one box for questions, worries, ideas, suggestions and comments, by name or unseen. */
export function SpeakBox({ subject, sessionId, kind = 'question', kinds, onSent }: SpeakBoxProps) {
  const t = useT();
  const me = useMe();
  const [sent, setSent] = useState<Sent | null>(null);
  const { form, where } = useSpeakForm({ subject, sessionId, kind });
  const { values } = form;
  const answerer = useAnswerer({ kind: values.kind, ...where });
  const speaking = useSpeaking((done) => {
    form.startOver();
    setSent(done);
    onSent?.(done);
  });
  const unseen = values.manner === 'unseen';
  const permits = usePermitCount(me.id);
  const drawing = usePermits();
  const verb = t(
    unseen ? `conversation:speak.sendUnseen.${values.kind}` : `conversation:speak.send.${values.kind}`,
  );
  const free = !subject && !sessionId;
  if (sent) return <SentNotice sent={sent} onAgain={() => setSent(null)} />;
  return (
    <form
      noValidate
      className={classes['box']}
      onSubmit={(event) => {
        event.preventDefault();
        if (values.text.trim() !== '') speaking.send(values, where);
      }}
    >
      {kinds?.length !== 1 && (
        <KindChoice kinds={kinds} value={values.kind} onChange={(one) => form.setFieldValue('kind', one)} />
      )}
      <div className={classes['paper']}>
        <textarea
          aria-label={t('conversation:speak.yours')}
          placeholder={t(`conversation:speak.placeholder.${values.kind}`)}
          rows={3}
          maxLength={MOST_SIGNS}
          value={values.text}
          onChange={(event) => form.setFieldValue('text', event.currentTarget.value)}
        />
        <p className={cx(classes['foot'], 'num')}>
          <span>{t('conversation:speak.kept')}</span>
          <span aria-hidden="true">{values.text.length > 0 && values.text.length}</span>
        </p>
      </div>
      <SimilarCases text={values.text} />
      {free && <AboutFields form={form} />}
      <MannerChoice form={form} answerer={answerer.data} />
      {unseen && <UnseenLimits left={permits} />}
      {unseen && permits === null && drawing.error && (
        <Failure error={drawing.error} onRetry={() => void drawing.refetch()} />
      )}
      {speaking.error && <Failure error={speaking.error} />}
      <div className={classes['sendRow']}>
        <Button
          type="submit"
          kind="primary"
          wide="phone"
          icon={unseen && <IconLock size={18} />}
          pending={speaking.pending && t('web:form.sending')}
          locked={
            values.text.trim() === '' ? t('conversation:speak.writeFirst') : unseen && lockOf(permits, t)
          }
        >
          {verb}
        </Button>
        {answerer.words && values.text.trim() !== '' && <p className="small">{answerer.words}</p>}
      </div>
    </form>
  );
}
