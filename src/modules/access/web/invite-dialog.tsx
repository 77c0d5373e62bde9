import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { ShownOnce } from './shown-once.tsx';
import classes from './sign-in.module.css';

type Invited = Answer<'access.invite'> & { readonly email: string };

/** Invites a colleague by e-mail; where no mail server is set, the link is shown once to hand on. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [made, setMade] = useState<Invited | null>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access:invite.open')}
      text={made ? undefined : t('access:invite.text')}
    >
      {made ? <Made made={made} /> : <InviteForm onMade={setMade} />}
    </Dialog>
  );
}

/** Leaves the screen with the sending, and takes its draft along: the next invitation begins empty. */
function InviteForm({ onMade }: { onMade: (made: Invited) => void }) {
  const t = useT();
  const language = useLanguage();
  const form = useDraftForm({ name: 'invite', initial: { name: '', email: '', language } });
  const invite = useSend('access.invite', { changes: ['people', 'access.listGrants'] });
  return (
    <Form
      form={form}
      module="access"
      submit={t('access:invite.send')}
      fieldOf={(path) => path.replace(/^invited\./, '')}
      send={async (invited) => onMade({ ...(await invite.mutateAsync({ invited })), email: invited.email })}
    >
      <div className={classes['part']}>
        <TextField {...form.getInputProps('name')} label={t('access:invite.name')} />
        <TextField {...form.getInputProps('email')} label={t('access:invite.email')} type="email" />
        <div>
          <p className="field-label">{t('access:invite.language')}</p>
          <Segments
            label={t('access:invite.language')}
            value={form.values.language}
            onChange={(chosen) => form.setFieldValue('language', chosen)}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </div>
      </div>
    </Form>
  );
}

function Made({ made }: { made: Invited }) {
  const t = useT();
  const format = useFormat();
  const until = format.dayOf(made.expiresAt);
  if (!made.link)
    return (
      <Notice tone="works" title={t('access:invite.sent', { email: made.email })}>
        {t('access:invite.until', { until })}
      </Notice>
    );
  return (
    <ShownOnce
      title={t('access:invite.linkTitle')}
      text={t('access:invite.linkText', { until })}
      secret={made.link}
    />
  );
}
