import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import classes from './template.module.css';
import { TemplateForm } from './template-form.tsx';
import { TemplatePreview } from './template-preview.tsx';

export type PlanTemplate = Answer<'plan.listTemplates'>['templates'][number];

/** Six plans to begin from, each readable as it would be before anything is made. */
export function TemplatePage() {
  const t = useT();
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const templates = useQuery(ask('plan.listTemplates', { language }));
  return (
    <Page
      title={t('web:rooms.planFromTemplate')}
      crumbs={[
        { label: t('web:rooms.plans'), link: { to: '/studio/plan' } },
        { label: t('web:rooms.planFromTemplate') },
      ]}
      lede={t('plan:template.lede')}
      width="wide"
    >
      {templates.isPending && <SkeletonRows label={t('web:page.loading')} count={6} />}
      {templates.error && <Failure error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.data && (
        <Choice templates={templates.data.templates} language={language} onLanguage={setLanguage} />
      )}
    </Page>
  );
}

interface ChoiceProps {
  readonly templates: readonly PlanTemplate[];
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

function Choice({ templates, language, onLanguage }: ChoiceProps) {
  const t = useT();
  const navigate = useNavigate();
  const { template } = useSearch({ from: '/studio/plan/templates' });
  const chosen = templates.find(({ name }) => name === template) ?? templates[0];
  return (
    <div className={classes['choice']}>
      <fieldset className={classes['templates']}>
        <legend className="hidden">{t('plan:template.which')}</legend>
        {templates.map((one) => (
          <label key={one.name}>
            <input
              type="radio"
              name="template"
              checked={one === chosen}
              onChange={() =>
                void navigate({
                  to: '/studio/plan/templates',
                  search: { template: one.name },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
            <span lang={one.title.language}>{one.title.text}</span>
            <small className="num">
              {[
                t('plan:studio.weeks', { count: one.weeks }),
                t('plan:studio.actions', { count: actionsIn(one) }),
              ].join(' · ')}
            </small>
          </label>
        ))}
      </fieldset>
      {chosen && (
        <div>
          <TemplateForm template={chosen} language={language} onLanguage={onLanguage} />
          <TemplatePreview template={chosen} />
        </div>
      )}
    </div>
  );
}

const actionsIn = ({ phases }: PlanTemplate) => phases.flatMap(({ actions }) => actions).length;
