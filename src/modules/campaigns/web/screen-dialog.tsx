import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { AudienceField } from './pickers.tsx';

interface NewScreen extends Record<string, unknown> {
  name: string;
  language: Language;
  audienceId: string | null;
}

/** Sets up a screen; its address with the token is shown this once. */
export function NewScreenDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [made, setMade] = useState<Answer<'campaigns.openScreen'> | null>(null);
  const form = useDraftForm<NewScreen>({
    name: 'campaigns.screen',
    initial: { name: '', language: useLanguage(), audienceId: null },
  });
  const open = useSend('campaigns.openScreen', { changes: ['campaigns.listScreens'] });
  if (made) return <AddressOnce name={form.values.name} address={made.address} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t('campaigns:screens.make')} text={t('campaigns:screens.makeText')}>
      <Form
        form={form}
        module="campaigns"
        submit={t('campaigns:screens.make')}
        check={({ name }) => (name.trim() ? {} : { name: t('web:errors.fields.required') })}
        send={async (values) => setMade(await open.mutateAsync(values))}
        others={<Button onClick={onClose}>{t('web:dialog.cancel')}</Button>}
      >
        <TextField
          {...form.getInputProps('name')}
          label={t('campaigns:screens.name')}
          description={t('campaigns:screens.nameHint')}
        />
        <div>
          <span className="field-label">{t('campaigns:screens.language')}</span>
          <Segments
            label={t('campaigns:screens.language')}
            value={form.values.language}
            onChange={(language) => form.setFieldValue('language', language)}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </div>
        <AudienceField
          label={t('campaigns:fields.audienceId')}
          none={t('campaigns:screens.everybody')}
          value={form.values.audienceId}
          onChange={(id) => form.setFieldValue('audienceId', id)}
        />
      </Form>
    </Dialog>
  );
}

function AddressOnce({ name, address, onClose }: { name: string; address: string; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('campaigns:screens.ready', { name })}
      text={t('campaigns:screens.once')}
      actions={
        <>
          <Button
            onClick={() =>
              void navigator.clipboard
                .writeText(address)
                .then(() => say(t('campaigns:screens.copied')))
                .catch(() => say(t('campaigns:screens.notCopied')))
            }
          >
            {t('campaigns:screens.copy')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('campaigns:screens.done')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('campaigns:screens.address')}
        value={address}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  );
}
