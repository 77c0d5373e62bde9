import { useNavigate } from '@tanstack/react-router';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Page } from '#web/ui/page.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { SurveyKind } from '../contract/item.ts';
import { KINDS } from './studio-kinds.ts';

interface Beginning extends Record<string, unknown> {
  kind: SurveyKind;
  title: string;
  start: 'items' | 'empty';
}

/** Begins a survey of a kind, with items of the bank or empty. */
export function NewSurveyPage() {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const form = useDraftForm<Beginning>({
    name: 'listening.new',
    initial: { kind: 'survey', title: '', start: 'items' },
  });
  const create = useSend('listening.createSurvey', {
    changes: ['listening.listSurveys'],
    onDone: ({ id: surveyId }) =>
      void navigate({ to: '/studio/listening/surveys/$surveyId', params: { surveyId } }),
  });
  return (
    <Page
      title={t('web:rooms.newSurvey')}
      lede={t('listening:studio.newLede')}
      crumbs={[
        { label: t('web:rooms.listening'), link: { to: '/studio/listening' } },
        { label: t('web:rooms.newSurvey') },
      ]}
    >
      <Form
        form={form}
        module="listening"
        submit={t('web:rooms.newSurvey')}
        fieldOf={(path) => (path.startsWith('title') ? 'title' : path)}
        check={({ title }): Partial<Record<string, string>> =>
          title.trim() ? {} : { title: t('listening:studio.titleNeeded') }
        }
        send={({ kind, title, start }) =>
          create.mutateAsync({
            kind,
            title: { [language]: title.trim() },
            start,
            audienceId: null,
            subject: null,
          })
        }
      >
        <TextField
          {...form.getInputProps('title')}
          label={t('listening:studio.title')}
          description={t('listening:studio.titleHint')}
        />
        <RadioRows
          label={t('listening:studio.kind')}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind)}
          options={KINDS.map((value) => ({
            value,
            label: t(`listening:surveyKinds.${value}`),
            text: t(`listening:studio.kindTexts.${value}`),
          }))}
        />
        <RadioRows
          label={t('listening:studio.start')}
          value={form.values.start}
          onChange={(start) => form.setFieldValue('start', start)}
          options={[
            {
              value: 'items',
              label: t('listening:studio.startItems'),
              text: t('listening:studio.startItemsText'),
            },
            { value: 'empty', label: t('listening:studio.startEmpty') },
          ]}
        />
      </Form>
    </Page>
  );
}
