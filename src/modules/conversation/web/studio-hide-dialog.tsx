import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';

interface HideProps {
  readonly caseId: string;
  readonly messageId?: string | null;
  readonly onClose: () => void;
}

/** Hides a case or a message, with the reason that its writer and the representatives see. */
export function StudioHideDialog({ caseId, messageId, onClose }: HideProps) {
  const t = useT();
  const hide = useSend('conversation.hide', { changes: ['conversation'], onDone: onClose });
  const form = useDraftForm({ name: `conversation.hide.${messageId ?? caseId}`, initial: { reason: '' } });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conversation:studio.hideTitle')}
      text={t('conversation:studio.hideHint')}
    >
      <Form
        form={form}
        module="conversation"
        submit={t('conversation:studio.hideIt')}
        send={({ reason }) => hide.mutateAsync({ caseId, reason, ...(messageId ? { messageId } : {}) })}
      >
        <TextArea
          {...form.getInputProps('reason')}
          data-path="reason"
          label={t('conversation:studio.hideWhy')}
          maxLength={1000}
        />
      </Form>
    </Dialog>
  );
}
