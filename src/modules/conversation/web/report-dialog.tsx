import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { HouseRules } from './house-rules.tsx';
import classes from './speak.module.css';

interface ReportProps {
  readonly caseId: string;
  readonly messageId?: string;
}

/** Tells the planners that something breaks the house rules, which stand beside the question. */
export function ReportDialog(props: ReportProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={classes['word']} onClick={() => setOpen(true)}>
        {t('conversation:case.report')}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('conversation:case.report')}>
        <ReportForm {...props} onDone={() => setOpen(false)} />
        <HouseRules />
      </Dialog>
    </>
  );
}

function ReportForm({ caseId, messageId, onDone }: ReportProps & { onDone: () => void }) {
  const t = useT();
  const send = useSend('conversation.reportCase', { changes: ['conversation.listReports'] });
  const form = useDraftForm({ name: `conversation.report.${messageId ?? caseId}`, initial: { reason: '' } });
  return (
    <Form
      form={form}
      module="conversation"
      submit={t('conversation:case.report')}
      send={async ({ reason }) => {
        await send.mutateAsync({ caseId, reason, ...(messageId ? { messageId } : {}) });
        say(t('conversation:case.reported'));
        onDone();
      }}
    >
      <TextArea
        {...form.getInputProps('reason')}
        data-path="reason"
        label={t('conversation:case.reportWhy')}
        maxLength={1000}
      />
    </Form>
  );
}
