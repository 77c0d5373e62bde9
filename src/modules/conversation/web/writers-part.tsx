import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './case.module.css';
import type { CaseWithThread } from './case-words.ts';

export interface WritersPartProps {
  readonly one: Pick<CaseWithThread, 'can'>;
  /** Under which drafts are kept in this tab: the id of the case, or what this browser calls an unseen one. */
  readonly name: string;
  readonly reply: (text: string) => Promise<unknown>;
  readonly object: (text: string) => Promise<unknown>;
  readonly withdraw: () => Promise<unknown>;
}

/** What whoever wrote a case can do with it: write back, say once that an answer is not fair, take it back. */
export function WritersPart({ one: { can }, name, reply, object, withdraw }: WritersPartProps) {
  const t = useT();
  const [objecting, setObjecting] = useState(false);
  return (
    <>
      {can.reply && (
        <WordsForm
          name={`${name}.reply`}
          label={t('conversation:case.reply')}
          submit={t('conversation:case.send')}
          send={reply}
        />
      )}
      <div className={classes['acts']}>
        {can.object && !objecting && (
          <Button kind="quiet" onClick={() => setObjecting(true)}>
            {t('conversation:case.notFair')}
          </Button>
        )}
        {can.withdraw && <Withdrawal withdraw={withdraw} />}
      </div>
      {can.object && objecting && (
        <section className={classes['objection']}>
          <h2 className={classes['h3']}>{t('conversation:case.notFair')}</h2>
          <p className="small">{t('conversation:case.notFairHint')}</p>
          <WordsForm
            name={`${name}.objection`}
            label={t('conversation:case.notFairText')}
            submit={t('conversation:case.openAgain')}
            send={async (text) => {
              await object(text);
              setObjecting(false);
            }}
          />
        </section>
      )}
    </>
  );
}

interface WordsFormProps {
  readonly name: string;
  readonly label: string;
  readonly submit: string;
  readonly send: (text: string) => Promise<unknown>;
}

/** A few lines and a verb. */
export function WordsForm({ name, label, submit, send }: WordsFormProps) {
  const form = useDraftForm({ name: `conversation.${name}`, initial: { text: '' } });
  return (
    <Form
      form={form}
      module="conversation"
      submit={submit}
      send={async ({ text }) => {
        await send(text.trim());
        form.startOver();
      }}
    >
      <TextArea {...form.getInputProps('text')} data-path="text" label={label} maxLength={4000} />
    </Form>
  );
}

function Withdrawal({ withdraw }: Pick<WritersPartProps, 'withdraw'>) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [state, setState] = useState<{ pending: boolean; error: Error | null }>({
    pending: false,
    error: null,
  });
  const confirm = () => {
    setState({ pending: true, error: null });
    withdraw().then(
      () => setOpen(false),
      (error: Error) => setState({ pending: false, error }),
    );
  };
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('conversation:case.withdraw')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('conversation:case.withdraw')}
        text={t('conversation:case.withdrawSure')}
        verb={t('conversation:case.withdraw')}
        onConfirm={confirm}
        pending={state.pending}
        error={state.error}
      />
    </>
  );
}
