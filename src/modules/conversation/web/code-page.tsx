import { useNavigate } from '@tanstack/react-router';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Page } from '#web/ui/page.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { readCode, writeCode } from '../domain/code.ts';
import { keepCase } from './unseen-shelf.ts';

/** An unseen case from another device: whoever has its code reads it here. */
export function CodePage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const form = useDraftForm({ name: 'conversation.code', initial: { code: '' }, secret: ['code'] });
  return (
    <Page
      title={t('conversation:unseen.enter')}
      lede={t('conversation:unseen.enterLede')}
      crumbs={[
        { label: t('web:rooms.speak'), link: { to: '/speak' } },
        { label: t('conversation:unseen.enter') },
      ]}
    >
      <Form
        form={form}
        module="conversation"
        submit={t('conversation:unseen.open')}
        check={({ code }) => (readCode(code) ? {} : { code: t('conversation:errors.code_not_valid') })}
        send={async ({ code }) => {
          const secret = readCode(code);
          if (!secret) return;
          const spelt = writeCode(secret);
          const found = await call('conversation.readUnseenCase', { code: spelt });
          const kept = keepCase(me.id, {
            code: spelt,
            kind: found.case?.kind ?? null,
            sentOn: null,
            sent: true,
          });
          await navigate({ to: '/speak/unseen/$keptId', params: { keptId: kept.id } });
        }}
      >
        <TextArea
          {...form.getInputProps('code')}
          data-path="code"
          label={t('conversation:unseen.code')}
          description={t('conversation:unseen.codeHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          minRows={2}
        />
      </Form>
    </Page>
  );
}
