import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';

/** «I can help», with a line on what and when. */
export function HelpForm({ actionId, onDone }: { actionId: string; onDone: () => void }) {
  const t = useT();
  const offer = useSend('plan.offerHelp', { changes: ['plan'] });
  const form = useDraftForm({ name: `help-${actionId}`, initial: { words: '' } });
  const send = async ({ words }: { words: string }) => {
    await offer.mutateAsync({ actionId, words: words.trim() || null });
    say(t('plan:open.helpSent'));
    onDone();
  };
  return (
    <Form
      form={form}
      module="plan"
      send={send}
      submit={t('plan:open.helpSend')}
      others={
        <Button kind="quiet" onClick={onDone}>
          {t('web:dialog.cancel')}
        </Button>
      }
    >
      <TextArea
        {...form.getInputProps('words')}
        label={t('plan:open.helpWords')}
        maxLength={500}
        minRows={2}
      />
    </Form>
  );
}
