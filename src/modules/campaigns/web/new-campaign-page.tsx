import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { TemplateName } from '../contract/brief.ts';
import { LessonsBeside } from './lessons-beside.tsx';
import { TemplateView } from './template-view.tsx';

export type CampaignTemplate = Answer<'campaigns.listCampaignTemplates'>['templates'][number];

interface Beginning extends Record<string, unknown> {
  template: TemplateName | 'empty';
  title: string;
  startsOn: string;
  endsOn: string;
}

/** Begins a campaign from a template or empty; what similar ones taught stands beside it while it is typed. */
export function NewCampaignPage() {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const templates = useQuery(ask('campaigns.listCampaignTemplates', { language }));
  const form = useDraftForm<Beginning>({
    name: 'campaigns.new',
    initial: { template: 'social-media', title: '', startsOn: '', endsOn: '' },
  });
  const create = useSend('campaigns.createCampaign', {
    changes: ['campaigns.listCampaigns'],
    onDone: ({ id }) => void navigate({ to: '/studio/campaigns/$campaignId', params: { campaignId: id } }),
  });
  const { template, title } = form.values;
  const chosen = templates.data?.templates.find(({ name }) => name === template);
  const typed = [title, chosen?.title.text, chosen?.summary.text].filter(Boolean).join('. ');
  return (
    <Page
      title={t('web:rooms.newCampaign')}
      lede={t('campaigns:begin.lede')}
      crumbs={[
        { label: t('web:rooms.campaigns'), link: { to: '/studio/campaigns' } },
        { label: t('web:rooms.newCampaign') },
      ]}
      aside={<LessonsBeside text={typed} />}
    >
      {templates.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {templates.error && <Failure error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.data && (
        <Form
          form={form}
          module="campaigns"
          submit={t('web:rooms.newCampaign')}
          fieldOf={(path) => (path.startsWith('title') ? 'title' : path)}
          check={(values) =>
            problemsOf(values, {
              title: t('campaigns:errors.title_needed'),
              days: t('campaigns:errors.ends_before_it_starts'),
            })
          }
          send={(values) => create.mutateAsync(beginningOf(values, language))}
        >
          <RadioRows
            label={t('campaigns:begin.from')}
            value={template}
            onChange={(value) => form.setFieldValue('template', value)}
            options={[
              ...templates.data.templates.map(({ name, title: called, axis }) => ({
                value: name,
                label: called.text,
                text: t('campaigns:card.quoted', { words: axis.text }),
              })),
              { value: 'empty', label: t('campaigns:begin.empty'), text: t('campaigns:begin.emptyText') },
            ]}
          />
          <TextField
            {...form.getInputProps('title')}
            label={t('campaigns:begin.called')}
            description={chosen && t('campaigns:begin.calledHint', { title: chosen.title.text })}
          />
          <FieldPair>
            <TextField
              {...form.getInputProps('startsOn')}
              type="date"
              label={t('campaigns:fields.startsOn')}
            />
            <TextField {...form.getInputProps('endsOn')} type="date" label={t('campaigns:fields.endsOn')} />
          </FieldPair>
        </Form>
      )}
      {chosen && (
        <Section title={chosen.title.text} lede={chosen.summary.text}>
          <TemplateView template={chosen} />
        </Section>
      )}
    </Page>
  );
}

function problemsOf(
  { template, title, startsOn, endsOn }: Beginning,
  words: { title: string; days: string },
): Record<string, string> {
  return {
    ...(template === 'empty' && !title.trim() ? { title: words.title } : {}),
    ...(startsOn && endsOn && endsOn < startsOn ? { endsOn: words.days } : {}),
  };
}

function beginningOf({ template, title, startsOn, endsOn }: Beginning, language: string) {
  return {
    ...(template === 'empty' ? {} : { template }),
    ...(title.trim() ? { title: { [language]: title.trim() } } : {}),
    ...(startsOn ? { startsOn } : {}),
    ...(endsOn ? { endsOn } : {}),
  };
}
