import { useNavigate } from '@tanstack/react-router';
import { addDays } from '#kernel/calendar.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useToday } from './plan-words.ts';
import classes from './template.module.css';
import type { PlanTemplate } from './template-page.tsx';

interface Beginning extends Record<string, unknown> {
  startsOn: string;
  currency: string;
}

/** What explains a field stands below it, so that fields side by side stand on one line. */
const BELOW = ['label', 'input', 'description', 'error'] as const;

interface TemplateFormProps {
  readonly template: PlanTemplate;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** When the plan begins, and in which language and currency its single words and first guesses are written. */
export function TemplateForm({ template, language, onLanguage }: TemplateFormProps) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const form = useDraftForm<Beginning>({
    name: 'plan.template',
    initial: { startsOn: nextMonday(useToday()), currency: 'EUR' },
  });
  const create = useSend('plan.createPlan', {
    changes: ['plan.listPlans'],
    onDone: ({ id }) => void navigate({ to: '/studio/plan/$planId', params: { planId: id } }),
  });
  const { startsOn } = form.values;
  const endsOn = startsOn && addDays(startsOn, template.days);
  return (
    <div className={classes['begin']}>
      <Form
        form={form}
        module="plan"
        submit={t('plan:studio.fromTemplate')}
        check={({ startsOn: day }) => (day ? {} : { startsOn: t('plan:errors.not_a_day') })}
        send={(beginning) => create.mutateAsync({ ...beginning, template: template.name, language })}
      >
        <div className={classes['fields']}>
          <TextField
            {...form.getInputProps('startsOn')}
            type="date"
            label={t('plan:template.startsOn')}
            inputWrapperOrder={[...BELOW]}
            description={endsOn ? t('plan:template.until', { day: format.day(endsOn) }) : undefined}
          />
          <SelectField
            {...form.getInputProps('currency')}
            label={t('plan:template.currency')}
            inputWrapperOrder={[...BELOW]}
            description={t('plan:template.currencyHint')}
            data={Intl.supportedValuesOf('currency')}
          />
          <div>
            <span className="field-label">{t('plan:template.language')}</span>
            <Segments
              label={t('plan:template.language')}
              value={language}
              onChange={onLanguage}
              options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            />
            <p className="small">{t('plan:template.languageHint')}</p>
          </div>
        </div>
      </Form>
    </div>
  );
}

/** A plan usually begins with a week: today when it is a Monday. */
function nextMonday(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (8 - weekday) % 7);
}
