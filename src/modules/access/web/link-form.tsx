import { useState } from 'react';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';

/** Has a sign-in link sent. Says the same whether anybody has the address. */
export function LinkForm() {
  const t = useT();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useDraftForm({ name: 'sign-in-link', initial: { email: '' } });
  if (sentTo)
    return (
      <Notice
        tone="works"
        title={t('access:link.sent', { email: sentTo })}
        act={
          <button type="button" className="link" onClick={() => setSentTo(null)}>
            {t('access:link.again')}
          </button>
        }
      >
        {t('access:link.sentText')}
      </Notice>
    );
  return (
    <Form
      form={form}
      module="access"
      submit={t('access:link.submit')}
      send={async (values) => {
        await call('access.askForLink', values);
        setSentTo(values.email);
      }}
    >
      <TextField
        {...form.getInputProps('email')}
        type="email"
        label={t('access:link.email')}
        autoComplete="email"
      />
    </Form>
  );
}
